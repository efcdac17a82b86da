# PDF, och läsning i en egen process.

read-no-letters = { $file } har text som inte går att läsa: typsnitten säger inte vilka bokstäver de visar
read-no-letters-help = använd det dokument som pdf:en gjordes av, spara det som docx och kör om; annars låt ett program med textigenkänning (OCR) läsa sidorna
read-many-pages = { $file } har { $pages } sidor, fler än { $cap }; så lång är ingen plan
read-many-pages-help = spara sidorna med budgeten och målen i en egen fil och kör om på den
read-too-slow = läsningen av { $file } avbröts efter { $seconds } sekunder: så länge tar ingen plan, filen är skadad eller gjord för att ställa till skada
read-too-much-memory = läsningen av { $file } avbröts: filen kräver mer än { $cap } MB minne, och det gör ingen plan
read-broke-down = läsningen av { $file } gick sönder: filen är skadad eller gjord för att ställa till skada
read-stopped-help = öppna filen i programmet den skrevs i, spara den på nytt (helst som docx eller xlsx) och kör om
read-not-started = { $file } läses i en egen process, och den gick inte att starta ({ $why })
read-not-started-help = se till att programmet får starta sig självt, eller spara planen som docx, xlsx eller text och kör om på den
source-less-sure-short = mindre säkert läst
source-less-sure = Läst ur en PDF, där kolumner och rader bara syns på var tecknen står: mindre säkert än Word, Excel och text. Jämför beloppen med planen.
