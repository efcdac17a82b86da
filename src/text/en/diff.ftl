# Two plans side by side: on the terminal and in the workbook.

diff-totals = In all
diff-income = Income
diff-costs = Costs
diff-other = Other lines
diff-goals = Goals that have changed
diff-goals-same = The goals are the same, word for word.
diff-stale = Still in the text though the table has changed
diff-none = The plans are alike: the same lines, amounts and goals.
diff-units = The first plan counts in { $before }, the second in { $after }; all is shown in { $unit }. ≈ marks differences within rounding.
diff-corrected = { $count ->
    [one] { $plan } is compared after one correction; plankoll check shows which.
   *[other] { $plan } is compared after { $count } corrections; plankoll check shows which.
}
diff-change = Change
diff-total-income = Income
diff-total-costs = Costs
diff-total-result = Result
diff-total-equity = Equity at the year's end
diff-renamed = { $label } (was { $before })
diff-replaced = { $label } (in place of { $before })
diff-split = { $label } (split into { $count })
diff-joined = { $label } (joined out of { $count })
diff-added = + { $label } (new)
diff-dropped = − { $label } (dropped)
diff-moved = { $label } (moved from { $from } to { $into })
diff-no-group = no group
diff-goal-kept = { $goal }
diff-goal-overall = Overall goal: { $goal }
diff-goal-number = Had number { $before }.
diff-goal-added = + New goal: { $goal }
diff-goal-dropped = − Dropped goal: { $goal }
diff-goal-reworded = ~ Reworded goal: { $goal }
diff-goal-before = Before: { $goal }
diff-part-added = + { $kind }: { $text }
diff-part-dropped = − { $kind }: { $text }
diff-part-reworded = ~ { $kind }: { $text }
diff-part-description = Description
diff-part-activity = Activity
diff-part-indicator = Indicator
diff-part-source = Source
diff-part-follow-up = Follow-up
diff-stale-figure = { $place }: { $amount } still stands in the text, but the table has gone from { $before } to { $after } ({ $of }): "{ $text }"
diff-stale-rise = { $place }: the same sentence as in the earlier plan ({ $earlier }) says that it rises, but the table has gone from { $before } to { $after } ({ $of }): "{ $text }"
diff-stale-fall = { $place }: the same sentence as in the earlier plan ({ $earlier }) says that it falls, but the table has gone from { $before } to { $after } ({ $of }): "{ $text }"
diff-stale-stay = { $place }: the same sentence as in the earlier plan ({ $earlier }) says that it stays, but the table has gone from { $before } to { $after } ({ $of }): "{ $text }"
diff-of-contributions = the members' contributions
diff-of-state = the state's contribution
diff-of-region = the region's contribution
diff-of-municipality = the municipalities' contributions
diff-of-grant = other grants
diff-of-equity = equity at the year's end
diff-of-administration = administration, board and audit
diff-of-other = the same

## The workbook
diff-book-title = Two plans side by side
diff-book-earlier = The earlier plan
diff-book-later = The later plan
diff-book-forbund = Förbund
diff-book-corrected = { $count ->
    [0] none
   *[other] { $count } (the amounts are the corrected ones)
}
diff-book-counts = What has happened
diff-book-count-lines = Lines
diff-book-count-goals = Goals
diff-book-count-parts = Under the goals
diff-book-guide-lines = each line of both plans, with its change
diff-book-guide-goals = each goal with activities, indicators and sources
diff-book-guide-prose = { $count ->
    [0] nothing is left in the text that the table contradicts
    [one] 1 statement in the text was carried over though the table has changed
   *[other] { $count } statements in the text were carried over though the table has changed
}
diff-book-lines = Lines
diff-book-lines-subtitle = Amounts in { $unit } · change and percent are computed by the workbook
diff-book-lines-none = Neither plan has budget lines.
diff-book-side = Side
diff-book-status = Status
diff-book-line-in = Line in { $plan }
diff-book-place-in = Place in { $plan }
diff-book-table-in = Table { $plan }
diff-book-remark = Remark
diff-book-income = Income
diff-book-financing = Financing
diff-book-cost = Cost
diff-book-other = Other
diff-book-moved = moved from { $from } to { $into }
diff-book-rounding = the difference is within rounding
diff-how-same = same
diff-how-renamed = renamed
diff-how-replaced = replaced
diff-how-split = split
diff-how-joined = joined
diff-how-added = new
diff-how-dropped = dropped
diff-how-part = part
diff-book-goals-subtitle = [before → now] shows what was reworded
diff-book-goals-none = Neither plan has goals.
diff-book-changed = Changed
diff-goal-how-kept = same
diff-goal-how-reworded = reworded
diff-goal-how-added = new
diff-goal-how-dropped = dropped
diff-book-prose = Prose
diff-book-prose-subtitle = Amounts in { $unit } · statements left in the text though the table has changed
diff-book-prose-none = Nothing is left in the text that the table contradicts.
diff-book-prose-what = What
diff-book-prose-of = About
diff-book-prose-text = The text in the later plan
diff-book-prose-amount = In the text
diff-book-stale-figure = old amount
diff-book-stale-rise = "rises", but falls
diff-book-stale-fall = "falls", but rises
diff-book-stale-stay = "unchanged", but changed
