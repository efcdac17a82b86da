# PDF, and reading in a process of its own.

read-no-letters = { $file } has text that cannot be read: its fonts do not say which letters they show
read-no-letters-help = use the document that the PDF was made of, save it as docx and run again; else let a program with text recognition (OCR) read the pages
read-many-pages = { $file } has { $pages } pages, more than { $cap }; no plan is that long
read-many-pages-help = save the pages with the budget and the goals as a file of their own and run again on it
read-too-slow = reading { $file } was stopped after { $seconds } seconds: no plan takes that long, the file is damaged or made to do harm
read-too-much-memory = reading { $file } was stopped: the file asks for more than { $cap } MB of memory, and no plan does
read-broke-down = reading { $file } broke down: the file is damaged or made to do harm
read-stopped-help = open the file in the program it was written in, save it anew (best as docx or xlsx) and run again
read-not-started = { $file } is read in a process of its own, and that could not be started ({ $why })
read-not-started-help = see to it that the program may start itself, or save the plan as docx, xlsx or text and run again on that
source-less-sure-short = read less surely
source-less-sure = Read from a PDF, where columns and rows show only by where the letters stand: less sure than Word, Excel and text. Compare the amounts with the plan.
