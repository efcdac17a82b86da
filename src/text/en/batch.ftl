# A folder of plans: on the terminal and in the summary.

about-batch = Go through a folder of plans: a workbook for each, a summary of all
usage-batch = plankoll batch FOLDER -o OUTFOLDER [--force] [--unit kr|tkr] [OPTIONS]
arg-folder = The folder of plans; folders within it are gone through too
value-folder = FOLDER
batch-missing = the folder { $folder } does not exist
batch-no-folder = { $folder } is no folder
batch-no-folder-help = name a folder of plans; a single plan is read by plankoll convert
batch-empty = the folder { $folder } has no files to read
batch-empty-help = check that it is the right folder; hidden files and lock files are not read
batch-same = the answers may not be put into the folder of the plans ({ $folder }), or one above it
batch-same-help = name a folder of its own with -o
batch-filled = the folder { $folder } is not empty
batch-filled-help = name a new folder with -o, or --force if its files may be replaced
batch-not-made = the folder { $folder } could not be made: { $why }
batch-not-made-help = name another folder with -o
batch-no-threads = the work could not be shared out: { $why }
batch-no-threads-help = close other programs and run again
batch-broken = plankoll broke on this file
batch-broken-help = the other files are read; please send the file to the makers of plankoll
batch-progress = Plans
batch-told-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
batch-told-sound = { $count ->
    [one] 1 plan without errors left
   *[other] { $count } plans without errors left
}
batch-told-errors = { $count ->
    [one] 1 plan with errors left
   *[other] { $count } plans with errors left
}
batch-told-no-plan = { $count ->
    [one] 1 file is no plan
   *[other] { $count } files are no plans
}
batch-told-unreadable = { $count ->
    [one] 1 file could not be read
   *[other] { $count } files could not be read
}
batch-told-not-written = { $count ->
    [one] 1 plan has no workbook
   *[other] { $count } plans have no workbook
}
batch-told-twice = { $count ->
    [one] 1 file has the content of another
   *[other] { $count } files have the content of another
}
batch-told-own = { $count ->
    [one] 1 workbook by plankoll says again what the plans say and was not read
   *[other] { $count } workbooks by plankoll say again what the plans say and were not read
}
batch-told-more = … and { $count } more; all are in the summary
batch-wrote-summary = Summary:   { $path }
batch-wrote-reports = Reports:   { $path }
batch-wrote-books = Workbooks: { $path }
batch-title = Summary of plans
batch-sheet-plans = Plans
batch-plans-subtitle = Amounts in { $unit }, whatever the plans count in · the amounts are the corrected ones · the link leads to the plan's own workbook
batch-file = File
batch-forbund = Förbund
batch-errors = Errors
batch-warnings = Warnings
batch-infos = Infos
batch-settled = Settled findings
batch-income = Income
batch-costs = Costs
batch-result = Result
batch-members = Contri-butions
batch-office = Admini-stration etc.
batch-of-costs = Part of costs
batch-equity = Closing equity
batch-of-income = Part of income
batch-book = Workbook
batch-remark = Remark
batch-status-sound = in order
batch-status-errors = errors left
batch-status-no-plan = no plan
batch-status-unreadable = unreadable
batch-status-not-written = no workbook
batch-same-as = the same content as { $file }
batch-count = Count
batch-all = All files
batch-found = Findings and corrections
batch-sum-errors = Errors left
batch-sum-warnings = Warnings
batch-sum-infos = Infos
batch-sum-settled = Findings settled by corrections
batch-sum-certain = Certain corrections
batch-sum-likely = Likely corrections
batch-sum-open = Faults that the figures do not decide
batch-guide = A row for each file, with a link to the plan's own workbook. Filter on Status for what is to be looked at.
batch-open = open
