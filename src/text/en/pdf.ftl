# PDF, and reading in a process of its own.

read-no-letters = { $file } has text that cannot be read: its fonts do not say which letters they show
read-no-letters-help = use the document that the PDF was made of, save it as docx and run again; else let a program with text recognition (OCR) read the pages
read-many-pages = { $file } has { $pages } pages, more than { $cap }; no plan is that long
read-many-pages-help = save the pages with the budget and the goals as a file of their own and run again on it
