# Kommandoraden.

# --- Hjälp
about-plankoll = Läser, prövar och rättar samordningsförbundens budgetar och skriver en arbetsbok som fortsätter att pröva sig själv.
about-convert = Läs in, rätta, pröva och skriv arbetsboken
about-check = Läs in och pröva, skriv ingenting
about-diff = Jämför två planer rad för rad, mål för mål
about-explain = Visa en regels sida, eller hur ett belopp eller ett utfall har kommit till
about-import = Visa planen som den lästes
about-schema = JSON-schemat för planen, rapporten eller tänk-om-svaret
about-rules = Regelpaketen
about-rules-list = Lista paketen och deras regler
about-rules-show = Visa en regels egen sida
about-rules-test = Kör regelpaketens egna exempel
about-rules-new = Börja på ett eget regelpaket
more-plankoll =
    Slutkoder: 0 inget fel står kvar, 1 minst ett fel står kvar, 2 jobbet gick inte att göra.
    Börja så här:  plankoll convert plan.txt
usage-plankoll = plankoll KOMMANDO [VAL]
usage-convert = plankoll convert FIL… [-o UT.xlsx|MAPP] [--memo PM.docx] [--unit kr|tkr] [VAL]
usage-diff = plankoll diff FÖRE EFTER [-o UT.xlsx] [VAL]
usage-check = plankoll check FIL… [--set ”RAD=BELOPP”] [VAL]
usage-explain = plankoll explain REGEL | FIL --rule KOD | FIL --cell RAD[@KOLUMN]
usage-import = plankoll import FIL… [VAL]
usage-schema = plankoll schema plan|report|diff|merge|what-if
usage-rules = plankoll rules KOMMANDO
usage-rules-list = plankoll rules list
usage-rules-show = plankoll rules show KOD
usage-rules-test = plankoll rules test [PAKET]
usage-rules-new = plankoll rules new FÖRBUND [--from PLAN] [-o FIL]
heading-usage = Användning:
heading-commands = Kommandon
heading-arguments = Argument
heading-options = Val
arg-lang = Språk: sv (svenska, om inget anges) eller en (engelska)
arg-format = Form på det som skrivs ut: table (för läsaren, om inget anges) eller json (för andra program)
arg-output = Skriv till den här filen i stället för till terminalen (convert, diff och merge: en arbetsbok, UT.xlsx; convert och batch: en mapp att lägga arbetsböckerna i)
arg-force = Ersätt utfilen om den redan finns
arg-memo = Skriv också ett PM till styrelsen som Word-dokument: en fil, eller en mapp att lägga det i
arg-unit = Vad arbetsboken räknar i: kr eller tkr (annars det som planen räknar i)
arg-rules = Regelpaket, vid namn eller som fil; annars avgör förbundets namn i planen
arg-rules-dir = Mapp med egna regelpaket, som går före de inbyggda
arg-apply = Rättelser som görs: none (inga), certain (de säkra, om inget anges) eller likely (även de troliga)
arg-previous = Förra årets plan, som planen jämförs med
arg-ask = Fråga om varje trolig eller öppen rättelse (kräver en terminal)
arg-files = Planer att läsa
arg-before = Den tidigare planen
arg-after = Den senare planen
arg-document = plan, report, diff eller merge
arg-code = Regelns kod
arg-what = En regels kod, eller en plan
arg-rule = Förklara den här regelns utfall i planen; kan anges flera gånger
arg-cell = Förklara det här beloppet: radens namn, med @år eller @kolumn där det finns flera; kan anges flera gånger
arg-set = Tänk om: ”Radens namn=belopp” i tabellens enhet, med @år eller @kolumn där det finns flera; kan anges flera gånger
arg-pack = Regelpaketet; utan det körs alla
arg-forbund = Förbundets namn, som planen skriver det
arg-from = En plan att ta medlemmar och rader ur
arg-help = Visa hjälpen
arg-version = Visa versionen
value-lang = SPRÅK
value-format = FORM
value-output = FIL
value-rules = PAKET
value-rules-dir = MAPP
value-apply = VILKA
value-memo = FIL
value-unit = ENHET
value-previous = FIL
value-files = FIL
value-before = FIL
value-after = FIL
value-document = DOKUMENT
value-code = KOD
value-what = REGEL|FIL
value-rule = KOD
value-cell = RAD[@KOLUMN]
value-set = RAD[@KOLUMN]=BELOPP
value-pack = PAKET
value-forbund = FÖRBUND
value-from = PLAN

# --- Fel i kommandot
usage-unknown = { $arg } är inget val som finns här
usage-unknown-near = { $arg } är inget val som finns här; menades { $near }?
usage-command = kommandot ”{ $arg }” finns inte
usage-command-near = kommandot ”{ $arg }” finns inte; menades { $near }?
usage-value = ”{ $value }” är inget värde för { $arg }; välj bland { $valid }
usage-no-value = { $arg } behöver ett värde
usage-missing = här saknas { $arg }
usage-missing-command = här saknas ett kommando
usage-conflict = { $arg } och { $other } går inte att ange tillsammans
usage-twice = { $arg } är angivet två gånger
usage-extra = { $arg } är ett argument för mycket
usage-other = kommandot går inte att förstå
usage-help = skriv { $usage }; hela hjälpen visas med --help

# --- Nivåer och ord
level-error = fel
level-warning = varning
level-info = upplysning
level-help = gör så här
level-note = obs
level-expected = siffrorna
level-source = källa
level-consequence = följd
level-correction = rättelse
level-looked-for = söktes
level-found = fanns
level-places = fler ställen

# --- Filer
file-missing = filen { $file } finns inte
file-missing-help = kontrollera namnet och mappen; du står i mappen { $folder }
file-folder = { $file } är en mapp, inte en fil
file-folder-help = ange en plan i mappen, eller flera: plankoll check { $file }/*.txt
file-denied = filen { $file } får inte läsas
file-denied-help = be den som äger filen om läsrätt, eller kopiera den till en egen mapp
file-unreadable = filen { $file } går inte att läsa: { $why }
file-unreadable-help = kontrollera att disken eller nätverket är anslutet och kör om
read-empty = filen { $file } är tom
read-empty-help = kontrollera att rätt fil är sparad och kör om
read-binary = filen { $file } är varken text eller något dokument som plankoll känner igen
read-binary-help = spara planen som Word-dokument (*.docx), arbetsbok (*.xlsx) eller oformaterad text i programmet den skrevs i och kör om
read-too-large = filen { $file } är { $size } MB; en plan är aldrig större än { $cap } MB
read-too-large-help = ange själva planen, inte ett arkiv eller en utskrift med bilder
read-not-yet = { $file } är { $kind } ({ $format }), och det formatet läses inte än
read-not-yet-help-words = öppna filen i Word eller LibreOffice, välj Spara som och Word-dokument (*.docx), och kör om på den filen
read-not-yet-help-pdf = spara planen som Word-dokument (*.docx) eller text, helst ur det dokument som pdf:en gjordes av, och kör om på den filen
read-not-yet-help-zip = packa upp arkivet och kör om på planen
read-not-yet-help-other = spara planen som Word-dokument (*.docx), arbetsbok (*.xlsx) eller oformaterad text och kör om på den filen
read-no-text = { $file } innehåller ingen text, kanske bara inskannade bilder
read-no-text-help = använd det dokument som skrevs ut, eller låt ett program med textigenkänning läsa bilderna först
read-encrypted = { $file } är skyddad med lösenord
read-encrypted-help = öppna filen, ta bort lösenordet, spara den och kör om
read-unpacked = filen { $file } packas upp till mer än { $cap } MB; så mycket innehåller ingen plan
read-unpacked-help = öppna filen i programmet den skrevs i, ta bort bilder och inbäddade filer, spara den på nytt och kör om
read-crowded = filen { $file } har mer än { $cap } rader och celler; så mycket innehåller ingen plan
read-many-cells = arbetsboken { $file } innehåller mer än { $cap } celler; så stor är ingen budget
read-many-cells-help = spara bladen med budgeten och målen i en egen arbetsbok och kör om på den
read-not-calculated = arbetsboken { $file } har formler men inga resultat: den har aldrig räknats om
read-not-calculated-help = öppna filen i Excel eller LibreOffice, spara den (då räknas formlerna om) och kör om
read-nested = filen { $file } ({ $format }) har fler nivåer i varandra än något dokument
read-entities = filen { $file } innehåller egna XML-entiteter, vilket inget dokument från Word, Excel eller LibreOffice gör
read-crafted-help = filen är troligen inte skriven av ett vanligt program; öppna den i Word eller LibreOffice, spara den på nytt och kör om
read-own-book = arbetsboken { $file } är en sammanställning från plankoll, inte en plan
read-own-book-help = kör på planerna som den är gjord av
read-damaged = { $file } börjar som en { $format }-fil men är skadad
read-damaged-help = öppna filen i programmet den skrevs i, spara den på nytt och kör om
kind-words = ett textdokument
kind-slides = en presentation
kind-pdf = en pdf
kind-picture = en bild
kind-archive = ett arkiv
kind-other = en fil av annat slag

# --- Ingen plan
no-plan = { $file } har ingen budgettabell
no-plan-looked-for = rader med ett namn och belopp i kolumner (intäkter, kostnader, summa, resultat), med ett år eller ordet budget över
no-plan-figures = { $lines ->
        [one] 1 rad text
       *[other] { $lines } rader text
    } med { $figures ->
        [0] inga siffror
        [one] en siffra
       *[other] { $figures } siffror{ $amounts ->
            [0] {""}, ingen av dem ett belopp
            [one] {""}, en av dem ett möjligt belopp
           *[other] {""}, { $amounts } av dem möjliga belopp
        }
    }
no-plan-years = { $count ->
        [one] 1 årtal
       *[other] { $count } årtal
    }
no-plan-percentages = { $count ->
        [one] 1 procenttal
       *[other] { $count } procenttal
    }
no-plan-statistics = { $count ->
        [one] 1 tal om personer och annat som inte är pengar
       *[other] { $count } tal om personer och annat som inte är pengar
    }
no-plan-numbers = { $count ->
        [one] 1 tal som inte ser ut som ett belopp
       *[other] { $count } tal som inte ser ut som belopp
    }
no-plan-pages = { $count ->
        [one] 1 sidnummer
       *[other] { $count } sidnummer
    }
no-plan-headings = rubrikerna { $headings }
no-plan-nearest = närmast en budget kom ”{ $title }”
no-plan-nearest-why = raderna där hänger inte ihop i kolumner av belopp, så det är ingen budget
no-plan-help = ange den fil som har budgeten; är det den här, spara den som text så att varje budgetrad får en egen rad
unread-no-table = siffran står inte i någon tabell som är en budget
unread-no-label = siffran står på en rad utan namn
unread-part-column = siffran står i en kolumn som visar en del av beloppen bredvid

# --- Utdata
output-exists = { $file } finns redan
output-exists-help = ersätt den med --force, eller välj ett annat namn med -o
output-no-folder = mappen { $folder } finns inte, så { $file } kan inte skrivas
output-no-folder-help = skapa mappen först, eller välj en annan med -o
output-not-folder = { $folder } är ingen mapp
output-not-folder-help = flera planer behöver en mapp att läggas i: ange en som finns med -o
output-is-folder = { $file } är en mapp
output-is-folder-help = ange en fil i mappen, till exempel { $example }
output-is-input = { $file } är samma fil som planen, och en plan skrivs aldrig över
output-is-input-help = välj ett annat namn med -o
output-same = två planer skulle få samma arbetsbok, { $file }
output-same-help = kör dem var för sig och ge varje arbetsbok ett eget namn med -o
output-full = disken är full, så { $file } kunde inte skrivas
output-full-help = frigör utrymme eller välj en annan disk med -o; inget halvfärdigt är lämnat kvar
output-denied = { $file } får inte skrivas här
output-denied-help = välj en mapp där du har skrivrätt med -o; inget halvfärdigt är lämnat kvar
output-busy = { $file } är öppen i ett annat program
output-busy-help = stäng den i Excel och kör om; inget är ändrat i den
output-failed = { $file } kunde inte skrivas: { $why }
output-failed-help = kontrollera mappen och disken, eller välj en annan plats med -o; inget halvfärdigt är lämnat kvar
stdout-failed = det gick inte att skriva ut: { $why }
stdout-failed-help = skriv till en fil med --output i stället
workbook-failed = arbetsboken för { $file } kunde inte byggas: { $why }
workbook-failed-help = det är ett fel i plankoll; rapportera det gärna tillsammans med planen
wrote-workbook = Arbetsboken är skriven: { $file }
wrote-file = Skrivet: { $file }

# --- Regelpaket
page-checks = Prövar
page-why = Varför
page-help = Gör så här
page-severity = Väger som
page-source = Källa
rules-show-unknown = ingen regel har koden { $code }
rules-show-unknown-near = ingen regel har koden { $code }; menades { $near }?
rules-show-unknown-help = alla koder visas med plankoll rules list
rules-failed-help = rätta paketet { $pack } på raden ovan, eller välj ett annat med --rules
rules-folder = mappen { $folder } med regelpaket går inte att läsa: { $why }
rules-folder-help = kontrollera namnet efter --rules-dir
rules-file = regelpaketet { $file } går inte att läsa: { $why }
rules-file-help = ange ett paket vid namn (plankoll rules list) eller en fil som finns
rules-large = regelpaketet { $file } är större än { $cap } kB
rules-large-help = ett regelpaket är ett kort skript; ange rätt fil

# --- Rapporten på terminalen
report-title = { $forbund }, { $year }
report-title-unknown = Okänt förbund
report-no-year = okänt år
report-weightiest = { $count ->
        [one] Det viktigaste
       *[other] De { $count } viktigaste fynden
    }
report-rest = Övrigt
report-none = Inga fynd: allt som prövades stämmer.
report-nothing = Inga fynd.
report-corrections = Rättelser
report-applied = Gjorda (säkra)
report-applied-likely = Gjorda (troliga)
report-applied-chosen = Gjorda (valda av dig)
report-ready = Säkra, men inte gjorda
report-offered = Troliga, inte gjorda
report-open = Går inte att avgöra
report-ready-help = görs med --apply certain
report-offered-help = görs med --apply likely
report-offered-rivals-help = görs med --apply likely; där flera förklaringar visas är det förklaring 1 som görs
report-open-help = flera förklaringar passar lika bra eller nästan lika bra; avgör vilken som är rätt
figure-differs = väntat { $expected }, står { $actual }
figure-expected = väntat { $expected }
figure-actual = står { $actual }
settled-by = nummer { $group } nedan gör att det stämmer
open-by = flera förklaringar passar, se nummer { $group } nedan; ingen är gjord
offered-by = nummer { $group } nedan skulle göra att det stämmer, men är inte gjord
change = { $label }: { $old } blir { $new }
change-column = { $label } ({ $column }): { $old } blir { $new }
change-missing = en rad saknas, { $new }
changes-decided = ändrar en beslutad summa
correction-number = Rättelse { $group }
alternative-number = förklaring { $rank }
more-alternatives = och { $count ->
        [one] en förklaring till
       *[other] { $count } förklaringar till
    }; alla står i arbetsboken och visas med --format json
more-places = { $count ->
        [one] och på ett ställe till
       *[other] och på { $count } ställen till
    }
times = { $count } gånger
count-errors = { $count ->
        [0] inga fel
        [one] 1 fel
       *[other] { $count } fel
    }
count-warnings = { $count ->
        [0] inga varningar
        [one] 1 varning
       *[other] { $count } varningar
    }
count-infos = { $count ->
        [0] inga upplysningar
        [one] 1 upplysning
       *[other] { $count } upplysningar
    }
summary-findings = { $errors }, { $warnings }, { $infos }
summary-left = { $count ->
        [0] Inget fel står kvar efter rättelserna.
        [one] 1 fel står kvar efter rättelserna.
       *[other] { $count } fel står kvar efter rättelserna.
    }
summary-rules = { $count ->
        [0] Inga regler prövades
        [one] 1 regel prövades
       *[other] { $count } regler prövades
    }
summary-passed = { $count ->
        [one] 1 uppfylld
       *[other] { $count } uppfyllda
    }
summary-failed = { $count ->
        [one] 1 inte uppfylld
       *[other] { $count } inte uppfyllda
    }
summary-accepted = { $count ->
        [one] 1 godtagen
       *[other] { $count } godtagna
    }
summary-not-applicable = { $count ->
        [one] 1 gäller inte här
       *[other] { $count } gäller inte här
    }
summary-not-evaluated = { $count ->
        [one] 1 kunde inte prövas
       *[other] { $count } kunde inte prövas
    }
summary-own-pack-help = Ett eget paket börjas med plankoll rules new.
summary-packs = Regelpaket: { $packs }
origin-table = tabell { $table }
origin-row = rad { $row }
origin-page = sida { $page }

# --- Planen på terminalen
plan-forbund = Förbund
plan-year = År
plan-adopted = Antagen
plan-source = Källa
plan-unknown = framgår inte
plan-untitled = Budget utan rubrik
plan-multi-year = Flerårsplan
plan-equity = Eget kapital
plan-goals = Mål
plan-claims = Belopp i löptexten
plan-unread = Inte lästa siffror
plan-overall = Övergripande mål
plan-activities = Aktiviteter
plan-indicators = Indikatorer
plan-sources = Källor
plan-follow-up = Uppföljning
plan-line = rad { $line }
plan-derived-note = * står inte i planen men följer av de andra siffrorna
column-label = Rad
column-year = År
column-budget = budget
column-plan = plan
column-forecast = prognos
column-actual = utfall
column-deviation = avvikelse
column-amount = belopp
column-contributions = Medlemsbidrag
column-grants = Bidrag
column-income = Intäkter
column-costs = Kostnader
column-result = Resultat
column-expected = Prognos
column-opening = Ingående
column-closing = Utgående
about-contributions = medlemsbidrag
about-state = staten
about-region = regionen
about-municipality = kommun
about-grant = bidrag
about-income = intäkter
about-costs = kostnader
about-result = resultat
about-equity = eget kapital
about-line = budgetrad
about-share = andel
about-other = annat

# --- Regelpaketens exempel
outcome-passed = uppfylld
outcome-failed = inte uppfylld
outcome-accepted = godtagen
outcome-not-applicable = gäller inte här
outcome-not-evaluated = kunde inte prövas
trial-no-rules = Paketet har inga egna regler.
trial-sound = OK
trial-wrong = FEL
trial-examples = { $passing ->
        [one] 1 uppfyllt exempel
       *[other] { $passing } uppfyllda exempel
    }, { $failing ->
        [one] 1 brutet
       *[other] { $failing } brutna
    }{ $others ->
        [0] {""}
        [one] {""}, 1 annat
       *[other] {""}, { $others } andra
    }
trial-lacks-both = Regeln saknar exempel. Skriv ett där den är uppfylld och ett där den inte är det, i { $file }.
trial-lacks-passing = Regeln saknar ett exempel där den är uppfylld. Skriv det i { $file }.
trial-lacks-failing = Regeln saknar ett exempel där den inte är uppfylld. Skriv det i { $file }.
trial-other = ”{ $shows }” skulle vara { $expected } men är { $found }: { $why }
trial-coverage = { $failed } av { $all } regler har ett exempel som bryter mot dem.
trial-never = Inget exempel har brutit mot: { $rules }.
rules-example-help = exemplen är JSON; se hur de inbyggda paketens exempel är skrivna
rules-new-remark =
    { $forbund }: vad förbundet självt har bestämt. Lagens regler prövas alltid först.

    Spara som { $folder }/pack.rhai i mappen med dina regelpaket (--rules-dir). Pröva med plankoll rules test { $folder }.
    Det som står efter // är anmärkningar. Kontrollera medlemmarna och kategorierna. Regeln längst ned är ett exempel:
    ta bort // framför, sätt förbundets egen siffra och skriv varifrån den kommer.
# --- Frågor vid --ask
ask-no-terminal = --ask behöver en terminal där någon kan svara
ask-no-terminal-help = kör utan --ask, eller välj med --apply likely
ask-which = { $count ->
    [one] Ska den göras? Skriv 1, eller bara Enter för att låta beloppet stå:
   *[other] Vilken förklaring stämmer? Skriv 1–{ $count }, eller bara Enter för att låta beloppen stå:
}
ask-again = Skriv ett tal från 0 (ingen) till { $count }:

# --- Förklaringar
outcome-rounding = uppfylld inom avrundning
explain-what = { $file } är en plan; säg vad som ska förklaras
explain-what-help = skriv plankoll explain { $file } --rule KOD eller --cell RAD
explain-unnamed = ett belopp
explain-printed = Står som { $printed } i { $place }.
explain-derived = Står inte i planen men följer av andra belopp.
explain-computed = Räknas ut
explain-read-by = Ingår i
explain-rules = Regler som läser beloppet
explain-no-rules = Ingen.
explain-no-formula = Regeln är en fråga till planens text och rader; den har ingen formel och lever inte i arbetsboken.
explain-applies = Gäller när
explain-left = Vänster sida:
explain-right = Höger sida:
explain-holds = Ska gälla
explain-difference = { $left } { $relation } { $right }? Skillnaden är { $difference }; tillåten avrundning { $tolerance }.
explain-needed = Regeln uppfylls om ett av de här beloppen ändras
explain-needed-none = Inget enskilt belopp räcker.
explain-offer = { $label }: { $old } blir { $new }
cell-unknown = planen har inget belopp som heter ”{ $label }”
cell-unknown-near = planen har inget belopp som heter ”{ $label }”; menades ”{ $near }”?
cell-unknown-help = alla rader visas med plankoll import
cell-no-column = ”{ $label }” har ingen kolumn ”{ $column }”; där finns { $has }
cell-several = ”{ $label }” står i flera kolumner: { $has }
cell-column-help = skriv radens namn följt av @ och år eller kolumn, till exempel ”Revision@2025”

# --- Tänk om
set-form = ”{ $set }” är ingen ändring som går att läsa
set-form-help = skriv radens namn, likhetstecken och ett belopp i tabellens enhet: --set ”Revision=90”
set-computed = ”{ $label }” räknas ut och kan inte ändras för sig
set-computed-help = ändra något av det som beloppet räknas ur: { $parts }
set-title = Tänk om
set-moved = Då ändras också
set-none = Ingen kontroll ändras.
set-turned = { $count ->
        [one] En kontroll ändras
       *[other] { $count } kontroller ändras
    }
set-turn = { $rule }  { $title }: { $before } → { $after }
set-same = { $count ->
        [one] 1 kontroll står som förut.
       *[other] { $count } kontroller står som förut.
    }
