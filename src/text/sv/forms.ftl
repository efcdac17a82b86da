# Vad en arbetsbok säger bredvid sina siffror: formler, dolda rader och kolumner, kommentarer.
unread-margin = siffran står i sidhuvudet eller sidfoten, som inte hör till någon tabell
unread-comment = siffran står i en kommentar som inte handlar om någon rad
correct-sum-formula = Formeln för { $label } räknar { $ranges } och utelämnar { $line }, { $amount }: den ger { $old }, men ska ge { $new }.
correct-sum-formula-several = Formeln för { $label } räknar { $ranges } och utelämnar { $count } rader: den ger { $old }, men ska ge { $new }.
correct-sum-formula-twice = Formeln för { $label } räknar { $ranges } och tar med { $line }, { $amount }, två gånger: den ger { $old }, men ska ge { $new }.
check-sum-formula-help = Rätta formeln för { $label } i arbetsboken, så att alla rader är med en gång; då blir summan { $new }.
check-reason-outside = utanför formeln, som räknar { $ranges }
check-hidden-rows = { $count ->
    [one] En rad är dold i arbetsboken men räknas med: { $labels }.
   *[other] { $count } rader är dolda i arbetsboken men räknas med: { $labels }.
}
check-hidden-rows-help = Visa raderna i Excel (markera raderna runt om, högerklicka, Ta fram), så att den som läser budgeten ser vad summorna innehåller.
check-hidden-columns = { $count ->
    [one] En kolumn är dold i arbetsboken men läst: { $columns }.
   *[other] { $count } kolumner är dolda i arbetsboken men lästa: { $columns }.
}
check-hidden-columns-help = Visa kolumnerna i Excel, eller ta bort dem om de inte hör till planen.
check-formula-narrow = Formeln för { $label } räknar { $ranges } och utelämnar { $line }. I dag är raden tom eller noll, så summan stämmer.
check-formula-narrow-help = Utvidga formeln så att raden är med, annars blir summan fel den dag raden får ett belopp.
check-sum-typed = { $label } är inskriven som ett tal här, men räknas av en formel i de andra kolumnerna.
check-sum-typed-help = Skriv samma formel som i de andra kolumnerna, så att summan följer sina rader.
check-source-workbook = Arbetsbokens egna formler och dolda delar
read-wide-row = { $file } har en rad med mer än { $cap } celler bredvid varandra; så bred är ingen tabell i en plan
read-long-line = { $file } har en rad eller ett stycke på mer än { $cap } tecken; en plan har inte så långa rader
read-much-text = { $file } innehåller mer än { $cap } MB text eller formler; så mycket innehåller ingen plan
read-much-text-help = spara budgeten och målen i en egen fil och kör om på den
read-many-formats = arbetsboken { $file } har fler än { $cap } cellformat, fler än Excel själv klarar
read-many-sheets = arbetsboken { $file } har fler än { $cap } blad; så många har ingen budget
