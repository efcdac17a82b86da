# En mapp med planer: på terminalen och i sammanställningen.

about-batch = Gå igenom en mapp med planer: en arbetsbok för varje, en sammanställning för alla
usage-batch = plankoll batch MAPP -o UTMAPP [--force] [--unit kr|tkr] [VAL]
arg-folder = Mappen med planer; mappar i den gås också igenom
value-folder = MAPP
batch-missing = mappen { $folder } finns inte
batch-no-folder = { $folder } är ingen mapp
batch-no-folder-help = ange en mapp med planer; en enda plan läses med plankoll convert
batch-empty = mappen { $folder } har inga filer att läsa
batch-empty-help = kontrollera att det är rätt mapp; dolda filer och låsfiler läses inte
batch-same = svaren får inte läggas i samma mapp som planerna ({ $folder }), eller i en mapp ovanför dem
batch-same-help = ange en egen mapp med -o
batch-filled = mappen { $folder } är inte tom
batch-filled-help = ange en ny mapp med -o, eller --force om filerna i den får ersättas
batch-not-made = mappen { $folder } gick inte att skapa: { $why }
batch-not-made-help = ange en annan mapp med -o
batch-no-threads = arbetet gick inte att dela upp: { $why }
batch-no-threads-help = stäng andra program och kör om
batch-broken = plankoll gick sönder på den här filen
batch-broken-help = de andra filerna är lästa; skicka gärna filen till dem som gör plankoll
batch-progress = Planer
batch-told-files = { $count ->
    [one] 1 fil
   *[other] { $count } filer
}
batch-told-sound = { $count ->
    [one] 1 plan utan fel som står kvar
   *[other] { $count } planer utan fel som står kvar
}
batch-told-errors = { $count ->
    [one] 1 plan med fel som står kvar
   *[other] { $count } planer med fel som står kvar
}
batch-told-no-plan = { $count ->
    [one] 1 fil är ingen plan
   *[other] { $count } filer är inga planer
}
batch-told-unreadable = { $count ->
    [one] 1 fil gick inte att läsa
   *[other] { $count } filer gick inte att läsa
}
batch-told-not-written = { $count ->
    [one] 1 plan fick ingen arbetsbok
   *[other] { $count } planer fick ingen arbetsbok
}
batch-told-twice = { $count ->
    [one] 1 fil har samma innehåll som en annan
   *[other] { $count } filer har samma innehåll som en annan
}
batch-told-own = { $count ->
    [one] 1 arbetsbok från plankoll säger om vad planerna säger och lästes inte
   *[other] { $count } arbetsböcker från plankoll säger om vad planerna säger och lästes inte
}
batch-told-more = … och { $count } till; alla står i sammanställningen
batch-wrote-summary = Sammanställning: { $path }
batch-wrote-reports = Rapporter:       { $path }
batch-wrote-books = Arbetsböcker:    { $path }
batch-title = Sammanställning av planer
batch-sheet-plans = Planer
batch-plans-subtitle = Belopp i { $unit }, vad planerna än räknar i · beloppen är de rättade · länken går till planens egen arbetsbok
batch-file = Fil
batch-forbund = Förbund
batch-errors = Fel
batch-warnings = Varningar
batch-infos = Upplys-ningar
batch-settled = Rättade fynd
batch-income = Intäkter
batch-costs = Kostnader
batch-result = Resultat
batch-members = Medlems-bidrag
batch-office = Administra-tion m.m.
batch-of-costs = Del av kostnader
batch-equity = Utgående eget kapital
batch-of-income = Del av intäkter
batch-book = Arbetsbok
batch-remark = Anmärkning
batch-status-sound = i ordning
batch-status-errors = fel står kvar
batch-status-no-plan = ingen plan
batch-status-unreadable = gick inte att läsa
batch-status-not-written = ingen arbetsbok
batch-same-as = samma innehåll som { $file }
batch-count = Antal
batch-all = Alla filer
batch-found = Fynd och rättelser
batch-sum-errors = Fel som står kvar
batch-sum-warnings = Varningar
batch-sum-infos = Upplysningar
batch-sum-settled = Fynd som rättelser har avgjort
batch-sum-certain = Säkra rättelser
batch-sum-likely = Troliga rättelser
batch-sum-open = Fel som siffrorna inte avgör
batch-guide = En rad för varje fil, med länk till planens egen arbetsbok. Filtrera på Status för det som ska ses över.
batch-open = öppna
