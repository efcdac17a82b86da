# Bladet Ej överfört
book-sheet-left = Ej överfört
book-left-subtitle = Ifyllt i den förra arbetsboken, men utan plats i den här. Inget är borttaget: flytta det för hand, eller ta bort raden. Får cellen en plats igen förs den över vid nästa uppdatering.
book-guide-left = Ifyllt i den förra arbetsboken som inte fick någon plats i den här
book-left-sheet = Blad
book-left-row = Rad
book-left-column = Kolumn
book-left-content = Innehåll
book-left-why = Varför
book-left-outside = Utanför tabellen
left-row-gone = Raden finns inte längre på bladet.
left-added = Raden var tillagd för hand och hör inte till planen.
left-twice = Cellen fanns två gånger i den förra arbetsboken.
left-computed = Cellen räknas ut av arbetsboken.
left-outside = Cellen ligger utanför bladets egna kolumner.
left-lapsed = Godkännandet gäller inte längre: siffrorna är andra än när det gjordes.
left-no-check = Kontrollen prövas inte i den här arbetsboken.
left-word = Ordet är ingen kategori.
left-plan = Planen har ett annat belopp, och planen gäller.
left-formula = Formeln { $formula } läser andra celler; värdet är överfört, formeln inte.

# Godtagna avvikelser
book-check-accepted-off = Godtagen skillnad
acceptance-lapsed = Den godtagna avvikelsen gäller inte längre: { $label }. { $who } godtog den { $when } ({ $why }), men siffrorna är ändrade sedan dess.
acceptance-lapsed-off = Den godtagna avvikelsen gäller inte längre: { $label }. { $who } godtog den { $when } ({ $why }), men skillnaden var då { $before } och är nu { $after }.
acceptance-lapsed-help = Godta avvikelsen på nytt i bladet Kontroller, eller rätta siffran.
acceptance-not-needed = Den godtagna avvikelsen finns inte längre: { $label } håller nu. { $who } godtog den { $when }.
acceptance-not-needed-help = Inget behöver göras.
acceptance-no-check = En godtagen avvikelse hör till en kontroll som inte prövas här: { $label }. { $who } godtog den { $when } ({ $why }).
acceptance-no-check-help = Pröva mot planen själv: plankoll update BOK.xlsx --from PLAN.
acceptance-incomplete = Den godtagna avvikelsen är inte fullständig: { $label }. Den gäller först när det står vem som godtar den, när och varför.
acceptance-incomplete-help = Fyll i alla tre cellerna i bladet Kontroller.
acceptance-source = Bladet Kontroller
accepted-by = { $who } den { $when }: { $why }
level-accepted-by = godtagen av
summary-left-accepted = { $count ->
        [0] Inget fel står kvar utöver det som är godtaget.
       *[other] { $count } fel står kvar utöver det som är godtaget.
    }
level-accepted = godtagen

# plankoll update
about-update = Uppdatera en arbetsbok; det som är ifyllt i den står kvar
usage-update = plankoll update BOK.xlsx [--from PLAN] [-o UT.xlsx]
arg-plan = Den nya planen; utan den gäller arbetsbokens egna siffror
value-plan = PLAN
arg-book = Arbetsboken, skriven av plankoll
value-book = BOK
update-name = uppdaterad
update-not-ours = { $file } är ingen arbetsbok från plankoll
update-not-ours-help = Gör en arbetsbok först: plankoll convert { $file }
update-kept = { $count ->
        [0] Arbetsboken hade inga ifyllda celler.
        [one] 1 ifylld cell är överförd.
       *[other] { $count } ifyllda celler är överförda.
    }
update-left = { $count ->
        [one] 1 ifylld cell fick ingen plats. Den står i bladet Ej överfört:
       *[other] { $count } ifyllda celler fick ingen plats. De står i bladet Ej överfört:
    }
update-left-cell = { $sheet } · { $row } · { $column }: { $content }

# Det som står bredvid arbetsbokens eget
left-taken = Cellen är upptagen i den här arbetsboken.
left-beside-gone = Raden som cellen stod vid finns inte längre på bladet.
left-sheet-gone = Bladet finns inte i den här arbetsboken.
left-cell = cell { $cell }
left-note-at = kommentar vid { $cell }
left-own-formulas = Formler som läser andra blad är överförda som värden.
book-fact-updated = Uppdaterad från
book-corrections-earlier = Rättat när planen först blev arbetsbok
