# Figurer utan egen rad
field-contributions = Medlemmarnas bidrag i flerårsplanen
field-grants = Bidrag utöver medlemmarnas i flerårsplanen
field-income = Intäkter i flerårsplanen
field-costs = Kostnader i flerårsplanen
field-result = Resultat i flerårsplanen
field-forecast = Prognos för resultatet i flerårsplanen
field-opening = Ingående eget kapital
field-closing = Utgående eget kapital

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

# Fynd
field-claim = Uppgift i texten
check-source = Planens egen aritmetik
check-sum-mismatch = { $label } stämmer inte med sina rader: raderna ger { $computed }, men { $printed } står i tabellen. Skillnaden är { $diff }.
check-total-mismatch = { $label } stämmer inte med sina delar: de ger { $computed }, men { $printed } står i tabellen. Skillnaden är { $diff }.
check-result-mismatch = { $label } stämmer inte: intäkter minus kostnader ger { $computed }, men { $printed } står i tabellen. Skillnaden är { $diff }.
check-equity-roll-forward = { $label } stämmer inte: ingående eget kapital och årets resultat ger { $computed }, men { $printed } står i planen. Skillnaden är { $diff }.
check-printed-twice = { $label } står två gånger med olika belopp: { $computed } och { $printed }.
check-unit-mixed = { $count ->
    [one] { $label } står i fel enhet i en tabell i { $unit }: { $old } ska vara { $new }.
   *[other] { $count } rader står i fel enhet i en tabell i { $unit }, först { $label }: { $old } ska vara { $new }.
}
check-unit-mixed-help = { $count ->
    [one] Skriv beloppet i tabellens enhet.
    [2] Skriv båda beloppen i tabellens enhet. Med dem stämmer summorna.
   *[other] Skriv alla { $count } beloppen i tabellens enhet. Med dem stämmer summorna.
}
check-sign-wrong = { $label } har fel tecken: { $old } ska vara { $new }.
check-sign-wrong-help = Byt tecken på { $label }; då stämmer summorna.
check-sum-stale-help = Räkna om { $label } till { $new }; då stämmer summorna.
check-figure-wrong = { $label } är { $old } men ska av allt att döma vara { $new }.
check-figure-wrong-help = Kontrollera { $label } mot underlaget; med { $new } stämmer summorna.
check-open-help = { $count ->
    [one] Siffrorna pekar på en förklaring men bevisar den inte. Kontrollera mot underlaget.
   *[other] Siffrorna avgör inte vad som är fel. { $count } förklaringar är möjliga och ingen är införd; kontrollera mot underlaget.
}
check-open-not-searched-help = Siffrorna avgör inte vad som är fel: { $count ->
    [one] en förklaring är funnen
   *[other] { $count } förklaringar är funna
} och ingen är införd. Längre än så har inte sökts: det kan finnas fler. Kontrollera mot underlaget.
check-chosen-help = Den förklaring som du valde är införd. Kontrollera den mot underlaget.
check-no-explanation-help = Varken en ändring eller några få tillsammans får alla summor att stämma. Kontrollera raderna mot underlaget.
check-not-searched-help = Längre än så har inte sökts: planen har fler samtidiga avvikelser än vad som genomsöks. Kontrollera raderna mot underlaget.
check-reason-sum = { $label } står som { $printed }; delarna ger { $computed }
check-reason-lines = { $count ->
    [one] den enda raden ger { $computed }
   *[other] { $count } rader härifrån ger { $computed }
}
check-reason-last-line = till och med här
check-reason-stands = { $label } är { $amount } här
check-continuity = Ingående eget kapital { $year } är { $printed }, men året innan slutar på { $against }.
check-continuity-help = Ange samma belopp på båda ställena, eller förklara skillnaden.
check-cross-table = Olika uppgifter om samma sak: { $label } är { $printed }, men { $other } är { $against }.
check-cross-table-year = Olika uppgifter för { $year }: { $label } är { $printed }, men { $other } är { $against }.
check-cross-table-help = Ange samma belopp på alla ställen. Siffrorna visar inte vilket som är det beslutade.
check-cross-table-hence = Därför är också { $label } { $printed } mot { $against }.
check-prose-mismatch = Texten anger { $claim } som { $about }, men tabellen har { $table } ({ $label }).
check-prose-other-year = Texten anger { $claim } som { $about }, men det är beloppet för { $year }; tabellen har { $table } ({ $label }).
check-prose-mismatch-help = Rätta texten eller tabellen, så att de säger samma sak.
check-prose-follows = Beloppet { $amount } i texten bygger på den felaktiga siffran.
check-share-follows = Andelen { $share } för { $label } i texten stämmer bara med den felaktiga siffran; rätt andel är { $now }.
check-sum-rounding = { $count ->
    [one] En summa stämmer bara inom avrundning.
   *[other] { $count } summor stämmer bara inom avrundning.
}
check-sum-rounding-help = Inget behöver ändras: beloppen är avrundade var för sig.
check-sign-deviates = { $count ->
    [one] { $label } har omvänt tecken mot övriga rader på samma sida.
   *[other] { $count } belopp har omvänt tecken mot övriga rader på samma sida, bland dem { $label }.
}
check-sign-deviates-help = Det kan vara en återbetalning eller ett teckenfel. Summorna stämmer med beloppet som det står.

# Vad en uppgift i texten handlar om
said-contributions = medlemmarnas bidrag
said-state = statens bidrag
said-region = regionens bidrag
said-municipality = kommunens bidrag
said-grant = bidrag utöver medlemmarnas
said-income = intäkter
said-costs = kostnader
said-result = resultat
said-equity = eget kapital
said-line = belopp

# Aritmetikens regler
check-title-sum-mismatch = Gruppernas summor stämmer med sina rader
check-title-total-mismatch = Totalerna stämmer med sina delar
check-title-result-mismatch = Resultatet är intäkter minus kostnader
check-title-equity-roll-forward = Eget kapital följer av ingående kapital och resultat
check-title-unit-mixed = Alla belopp i en tabell har samma enhet
check-title-sign-deviates = Alla belopp på en sida har samma tecken
check-title-printed-twice = Belopp som står två gånger är lika
check-title-cross-table = Flerårsplan och budget säger samma sak
check-title-prose-mismatch = Texten och tabellerna säger samma sak
check-why-failed = { $count ->
    [one] En avvikelse är kvar.
   *[other] { $count } avvikelser är kvar.
}
check-why-passed = { $count ->
    [0] Inget avviker.
    [one] Ett samband är prövat och håller.
   *[other] { $count } samband är prövade och håller.
}
check-why-not-applicable = Planen har inget att pröva här.
check-why-not-evaluated = Ett belopp saknas eller är för stort för att räknas.
check-why-identity = { $count ->
    [one] Jämförs med ett annat belopp.
   *[other] Räknas ur { $count } belopp.
}
check-identity = { $label }
check-identity-year = { $label }, { $year }
check-identity-kind = { $label }, { $kind }
check-identity-kind-year = { $label }, { $kind } { $year }
check-kind-budget = budget
check-kind-plan = plan
check-kind-forecast = prognos
check-kind-actual = utfall
check-kind-deviation = avvikelse

# Mot förra årets plan
check-source-previous = Förra årets plan
check-title-previous-equity = Ingående eget kapital är detsamma som i förra årets plan
check-title-previous-change = Kostnaderna följer förra årets plan
check-why-previous = Jämfört med förra årets plan.
check-previous-equity-same = Ingående eget kapital { $year } är { $printed }, men { $previous } i förra årets plan. Skillnaden är { $diff }.
check-previous-equity = Ingående eget kapital { $year } är { $printed }, men förra årets plan slutar { $before } på { $previous }. Skillnaden är { $diff }.
check-previous-equity-help = Ange vilket belopp som gäller och vad skillnaden beror på.
check-previous-rise = { $what } ökar från { $before } i förra årets plan till { $now }, med { $share }.
check-previous-fall = { $what } minskar från { $before } i förra årets plan till { $now }, med { $share }.
check-previous-change-help = Förklara förändringen i planen.
check-previous-said = här står att de administrativa kostnaderna blir lägre
check-previous-said-help = Rätta texten, eller förklara varför kostnaden ökar.
previous-overhead = Administration och gemensamma kostnader
previous-work = Beslutade insatser

# --- Utan tabell
check-no-table = Planen har ingen budgettabell: beloppen står i löptexten, och inga summor har kunnat prövas
check-no-table-help = Ställ upp budgeten i en tabell med rader och summor, så kan den räknas efter.
