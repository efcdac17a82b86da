# Figurer utan egen rad
field-contributions = medlemmarnas bidrag i flerårsplanen
field-grants = bidrag utöver medlemmarnas i flerårsplanen
field-income = intäkter i flerårsplanen
field-costs = kostnader i flerårsplanen
field-result = resultat i flerårsplanen
field-forecast = prognos för resultatet i flerårsplanen
field-opening = ingående eget kapital
field-closing = utgående eget kapital

# Hur säker en rättelse är
grade-certain = säker
grade-likely = trolig
grade-open = oavgjord

# Varför en rättelse görs eller föreslås
correct-unit-down = { $label } står i kronor i stället för i tabellens enhet: { $old } ska vara { $new }. Då stämmer summorna.
correct-unit-up = { $label } står i en större enhet än tabellen: { $old } ska vara { $new }. Då stämmer summorna.
correct-unit-down-block = { $label } är en av { $count } rader som står i kronor i stället för i tabellens enhet: { $old } ska vara { $new }. Delade med tusen stämmer de alla med summorna.
correct-unit-up-block = { $label } är en av { $count } rader som står i en större enhet än tabellen: { $old } ska vara { $new }. Gånger tusen stämmer de alla med summorna.
correct-sign = { $label } har fel tecken: { $old } ska vara { $new }. Då stämmer summorna.
correct-sum = { $label } är inte omräknad: raderna ger { $new }, inte { $old }.
correct-sum-left-out = { $label } är fel summerad: raden { $line }, { $amount }, är inte med i { $old }. Med den blir summan { $new }.
correct-sum-left-out-last = { $label } är fel summerad: sista raden ({ $line }), { $amount }, är inte med i { $old }. Med den blir summan { $new }.
correct-sum-doubled = { $label } är fel summerad: raden { $line }, { $amount }, är med två gånger i { $old }. Räknad en gång blir summan { $new }.
correct-copy = { $label } står två gånger med olika belopp; { $new } stämmer med summorna, { $old } gör det inte.
correct-digit-wrong = En siffra i { $label } är troligen fel: { $new } i stället för { $old } får summan att stämma.
correct-digit-swapped = Två siffror i { $label } har troligen bytt plats: { $new } i stället för { $old } får summan att stämma.
correct-digit-lost = En siffra i { $label } har troligen fallit bort: { $new } i stället för { $old } får summan att stämma.
correct-digit-doubled = En siffra i { $label } står troligen två gånger: { $new } i stället för { $old } får summan att stämma.
correct-swap = { $label } har troligen bytt plats med ett belopp intill: { $new } i stället för { $old } får summorna att stämma.
correct-missing-line = En rad på { $new } kan saknas under { $label }.
correct-value = Om { $label } är { $new } i stället för { $old } stämmer summan.
correct-proof = { $label }: före { $printed } mot uträknat { $computed }, efter { $printed_after } mot { $computed_after }.
