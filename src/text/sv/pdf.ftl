# PDF, och läsning i en egen process.

read-no-letters = { $file } har text som inte går att läsa: typsnitten säger inte vilka bokstäver de visar
read-no-letters-help = använd det dokument som pdf:en gjordes av, spara det som docx och kör om; annars låt ett program med textigenkänning (OCR) läsa sidorna
read-many-pages = { $file } har { $pages } sidor, fler än { $cap }; så lång är ingen plan
read-many-pages-help = spara sidorna med budgeten och målen i en egen fil och kör om på den
