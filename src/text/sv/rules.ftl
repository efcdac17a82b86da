# Utfall
rules-holds = Stämmer.
rules-fails = Stämmer inte.
rules-sides = { $left } { $relation } { $right }
rules-sides-rounding = { $left } { $relation } { $right } inom avrundning
rules-other-year = Regeln gäller inte för planens år.
rules-own-pack = Förbundets egna regler
rules-no-pack = { $forbund } har inget eget regelpaket. Planen prövas mot lagen och mot sina egna summor.
rules-no-name = Planen säger inte vilket förbund den gäller. Den prövas mot lagen och mot sina egna summor.
rules-basis = { $label }: { $sum }
rules-follows-from-sums = Med planens tryckta summor stämmer det: avvikelsen följer av en summa som är fel.
rules-because = { $label }
rules-quoted = Planen själv: ”{ $text }”
rules-script-failed = Regelns skript kunde inte köras (rad { $line }): { $says }

# Det som saknas
rules-lack-budget = Planen har ingen budgettabell för året.
rules-lack-income = Budgeten visar inga intäkter.
rules-lack-cost = Budgeten visar inga kostnader.
rules-lack-category = Budgeten visar inte { $category } för sig.
rules-lack-line = Budgeten har ingen rad ”{ $label }”.
rules-lack-group = Budgeten har ingen grupp ”{ $label }”.
rules-lack-opening = Planen anger inget eget kapital vid årets början.
rules-lack-closing = Planen anger varken eget kapital vid årets slut eller något som det följer av.
rules-lack-adoption = Planen anger inte när den beslutades.
rules-lack-year = Planen anger inget budgetår.
rules-lack-share = Planens text anger ingen andel för ”{ $words }”.
rules-lack-figure = Ett belopp som regeln behöver står inte i planen.
rules-lack-text = Planens löpande text är inte tillgänglig.
rules-division-by-zero = Regeln delar med noll.
rules-overflow = Ett belopp är större än vad som kan räknas.

# Kategorier
rules-category-state = statens bidrag
rules-category-region = regionens bidrag
rules-category-municipality = kommunernas bidrag
rules-category-members = medlemmarnas bidrag
rules-category-grant = bidrag från andra
rules-category-own-equity = eget kapital som finansiering
rules-category-reserve = ofördelade medel
rules-category-administration = administrationen
rules-category-other = de rader som regeln frågar efter

# Regelpaket
rules-pack-unknown = Det finns inget regelpaket { $pack }.
rules-pack-unknown-meant = Det finns inget regelpaket { $pack }. Menas { $meant }?
rules-pack-too-large = Regelpaketet { $pack } är större än vad som läses (256 kB).
rules-pack-limit = Regelpaketet { $pack } nådde en gräns för hur mycket ett skript får räkna, växa eller nästla.
rules-pack-import = Regelpaketet { $pack } importerar något utanför regelpaketens mapp, eller något som inte finns.
rules-pack-script = Regelpaketet { $pack } är inte riktigt skrivet: { $says }
rules-pack-script-meant = Regelpaketet { $pack } är inte riktigt skrivet: { $says }. Menas { $meant }?
rules-pack-misused = Regelpaketet { $pack } är inte riktigt skrivet: { $what }
rules-pack-no-text = Regeln { $rule } i { $pack } saknar sin text. Ovanför funktionen ska stå en titel och ”Prövar:”, ”Varför:” och ”Gör:”, och funktionen ska svara med en regel.
rules-misuse-member = en medlem är staten (state), en region (region) eller en kommun (municipality).
rules-misuse-quantity = här väntas belopp eller tal av samma slag.
rules-misuse-category = här väntas kategorier, till exempel [board, administration].
rules-misuse-text = här väntas texter, till exempel ["lån", "kredit*"].
rules-misuse-compare = ett belopp kan bara jämföras med ett belopp eller ett tal.
rules-misuse-near = near(a, b, avvikelse) vill ha belopp eller tal av samma slag.
rules-misuse-dimension = kronor, tal och dagar kan inte blandas. Skriv ett belopp med enhet: 600.kr, 2.tkr.
rules-misuse-year = årtalet är för stort.
rules-pack-broken-help = Paketet { $pack } är inte med i prövningen. Rätta raden, eller välj ett annat paket med --rules.
rules-example-wrong = exemplen i { $file } går inte att läsa: { $why }
rules-example-word = exemplen i { $file } har ett värde som inte betyder något: { $word }
