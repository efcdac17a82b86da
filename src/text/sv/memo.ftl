# PM:et till styrelsen (Word).
memo-title = PM: granskning av verksamhetsplan och budget
memo-title-year = PM: granskning av verksamhetsplan och budget { $year }
memo-summary = Sammanfattning
memo-verdict = { $rules ->
        [one] 1 regel är prövad
       *[other] { $rules } regler är prövade
    }: { $errors ->
        [0] inga fel
        [one] 1 fel
       *[other] { $errors } fel
    } och { $warnings ->
        [0] inga varningar
        [one] 1 varning
       *[other] { $warnings } varningar
    }. { $left ->
        [0] Inget fel står kvar efter rättelserna.
        [one] 1 fel står kvar efter rättelserna och behöver avgöras.
       *[other] { $left } fel står kvar efter rättelserna och behöver avgöras.
    }
memo-read = Vad som är läst
memo-source = { $file }, läst med plankoll
memo-read-budget = { $title }: { $lines ->
        [one] 1 rad
       *[other] { $lines } rader
    }, { $columns }, belopp i { $unit }
memo-read-goals = { $goals ->
        [0] inga mål
        [one] 1 mål
       *[other] { $goals } mål
    }
memo-read-all = allt som ser ut som ett belopp i en budget är läst
memo-unread = { $count ->
        [one] 1 siffra ser ut som ett belopp men gick inte att placera:
       *[other] { $count } siffror ser ut som belopp men gick inte att placera:
    }
memo-deviations = Vad som avviker och varför
memo-where = var
memo-settled = Nummer { $group } i avsnittet Rättelser gör att det stämmer.
memo-open = Flera förklaringar passar, se nummer { $group } i avsnittet Rättelser. Ingen är införd.
memo-offered = Nummer { $group } i avsnittet Rättelser skulle göra att det stämmer, men är inte införd.
memo-number = Nr
memo-applied = Införda
memo-applied-help = Siffrorna själva ger bara den här förklaringen. Det tryckta beloppet står bredvid det nya.
memo-chosen = Införda på begäran
memo-chosen-help = Någon har valt att införa dem. Siffrorna bevisar dem inte.
memo-offered-heading = Erbjudna, inte införda
memo-offered-help = En förklaring är troligast, men siffrorna bevisar den inte.
memo-open-help = Siffrorna avgör inte vilken förklaring som är rätt. Stäm av mot underlaget.
memo-budget-unit = Belopp i { $unit }, kostnader som positiva belopp, efter införda rättelser.
memo-marked = * Rättat belopp; det tryckta står i avsnittet Rättelser.
memo-failed = PM:et för { $file } kunde inte byggas: { $why }
memo-failed-help = det är ett fel i plankoll; rapportera det gärna tillsammans med planen
memo-one-plan = --memo skriver ett PM om en plan, men här är { $count } planer
memo-one-plan-help = kör planerna var för sig, eller ange en mapp: --memo MAPP
wrote-memo = PM:et är skrivet: { $file }
