# --- Workbooks read back
unread-no-number = the cell holds words, not a number

# --- plankoll roll
about-roll = Write next year's workbook from this year's plan
usage-roll = plankoll roll FILE [-o OUT.xlsx|FOLDER] [--figures carried|empty] [--unit kr|tkr] [OPTIONS]
arg-file = This year's plan, or a workbook that plankoll wrote
arg-figures = Next year's amounts: carried (this year's amounts to start from, the default) or empty (every line is blank)
value-file = FILE
value-figures = WHAT
roll-wrote = The workbook for { $year } is written: { $file }
roll-errors-left = note: errors are left in this year's plan, and next year rests on it. See them with: plankoll check { $file }
roll-no-year = { $file } has no budget for a certain year, so next year's budget cannot be set up
roll-no-year-help = write the budget year in the table's heading, for example Budget 2025
