# What a workbook says beside its figures: formulas, hidden rows and columns, comments.
unread-margin = the figure is in the page's header or footer, which belongs to no table
unread-comment = the figure is in a comment that is about no line
correct-sum-formula = The formula of { $label } adds { $ranges } and leaves out { $line }, { $amount }: it gives { $old }, but should give { $new }.
correct-sum-formula-several = The formula of { $label } adds { $ranges } and leaves out { $count } lines: it gives { $old }, but should give { $new }.
correct-sum-formula-twice = The formula of { $label } adds { $ranges } and takes { $line }, { $amount }, in twice: it gives { $old }, but should give { $new }.
check-sum-formula-help = Mend the formula of { $label } in the workbook so that it takes in every line once; then the sum is { $new }.
check-reason-outside = outside the formula, which adds { $ranges }
check-hidden-rows = { $count ->
    [one] One row is hidden in the workbook but counted: { $labels }.
   *[other] { $count } rows are hidden in the workbook but counted: { $labels }.
}
check-hidden-rows-help = Show the rows in Excel (select the rows around them, right-click, Unhide), so that readers of the budget see what its sums hold.
check-hidden-columns = { $count ->
    [one] One column is hidden in the workbook but read: { $columns }.
   *[other] { $count } columns are hidden in the workbook but read: { $columns }.
}
check-hidden-columns-help = Show the columns in Excel, or delete them if they are no part of the plan.
check-formula-narrow = The formula of { $label } adds { $ranges } and leaves out { $line }. Today the line is empty or zero, so the sum holds.
check-formula-narrow-help = Widen the formula so that it takes the line in, or the sum goes wrong the day the line gets an amount.
check-sum-typed = { $label } is typed as a number here, but computed by a formula in the other columns.
check-sum-typed-help = Write the same formula as in the other columns, so that the sum follows its lines.
check-source-workbook = The workbook's own formulas and hidden parts
read-wide-row = { $file } has a row of more than { $cap } cells beside each other; no table of a plan is that wide
read-long-line = { $file } has a line or a paragraph of more than { $cap } characters; no plan has lines that long
read-much-text = { $file } holds more than { $cap } MB of text or formulas; no plan holds that much
read-much-text-help = save the budget and the goals as a file of their own and run again on it
read-many-formats = the workbook { $file } has more than { $cap } formats of cells, more than Excel itself allows
read-many-sheets = the workbook { $file } has more than { $cap } sheets; no budget has that many
