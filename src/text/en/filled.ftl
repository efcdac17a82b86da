# The sheet Not carried over
book-sheet-left = Not carried over
book-left-subtitle = Filled in in the earlier workbook, but without a place in this one. Nothing is lost: move it by hand, or delete the row. If the cell gets a place again, the next update carries it over.
book-guide-left = Filled in in the earlier workbook and without a place in this one
book-left-sheet = Sheet
book-left-row = Row
book-left-column = Column
book-left-content = Content
book-left-why = Why
book-left-outside = Outside the table
left-row-gone = The row is no longer on the sheet.
left-added = The row was added by hand and is no part of the plan.
left-twice = The cell stood twice in the earlier workbook.
left-computed = The workbook computes the cell.
left-outside = The cell lies outside the sheet's own columns.
left-lapsed = The acceptance has lapsed: the figures are others than when it was given.
left-no-check = The check is not made in this workbook.
left-word = The word is no category.
left-plan = The plan has another amount, and the plan stands.
left-formula = The formula { $formula } reads other cells; its value is carried over, the formula is not.

# Accepted deviations
book-check-accepted-off = Accepted difference
acceptance-lapsed = An accepted deviation has lapsed: { $label }. { $who } accepted it on { $when } ({ $why }), but its figures have changed since.
acceptance-lapsed-off = An accepted deviation has lapsed: { $label }. { $who } accepted it on { $when } ({ $why }), but the difference was { $before } then and is { $after } now.
acceptance-lapsed-help = Accept the deviation anew on the sheet Checks, or mend the figure.
acceptance-not-needed = An accepted deviation is gone: { $label } holds now. { $who } accepted it on { $when }.
acceptance-not-needed-help = Nothing needs to be done.
acceptance-no-check = An accepted deviation belongs to a check that is not made here: { $label }. { $who } accepted it on { $when } ({ $why }).
acceptance-no-check-help = Check against the plan itself: plankoll update BOOK.xlsx --from PLAN.
acceptance-incomplete = An acceptance is not complete: { $label }. It counts once it says who accepts the deviation, when and why.
acceptance-incomplete-help = Fill in all three cells on the sheet Checks.
acceptance-source = The sheet Checks
accepted-by = { $who } on { $when }: { $why }
level-accepted-by = accepted by
summary-left-accepted = { $count ->
        [0] No error is left beside what is accepted.
        [one] 1 error is left beside what is accepted.
       *[other] { $count } errors are left beside what is accepted.
    }
level-accepted = accepted

# plankoll update
about-update = Bring a workbook up to date; what is filled in in it stays
usage-update = plankoll update BOOK.xlsx [--from PLAN] [-o OUT.xlsx]
arg-plan = The new plan; without it the workbook's own figures stand
value-plan = PLAN
arg-book = The workbook, written by plankoll
value-book = BOOK
update-name = updated
update-not-ours = { $file } is no workbook of plankoll's
update-not-ours-help = Make a workbook first: plankoll convert { $file }
update-kept = { $count ->
        [0] No cell of the workbook was filled in.
        [one] 1 filled cell is carried over.
       *[other] { $count } filled cells are carried over.
    }
update-left = { $count ->
        [one] 1 filled cell found no place. It stands on the sheet Not carried over:
       *[other] { $count } filled cells found no place. They stand on the sheet Not carried over:
    }
update-left-cell = { $sheet } · { $row } · { $column }: { $content }

# What stands beside the workbook's own
left-taken = The cell is taken in this workbook.
left-beside-gone = The row that the cell stood at is no longer on the sheet.
left-sheet-gone = The sheet is not in this workbook.
left-cell = cell { $cell }
left-note-at = note at { $cell }
left-own-formulas = Formulas that read other sheets were carried over as values.
book-fact-updated = Updated from
book-corrections-earlier = Corrected when the plan first became a workbook
