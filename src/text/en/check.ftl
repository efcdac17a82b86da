# Figures without a line of their own
field-contributions = The members' contributions in the multi-year plan
field-grants = Grants beside the members' in the multi-year plan
field-income = Income in the multi-year plan
field-costs = Costs in the multi-year plan
field-result = Result in the multi-year plan
field-forecast = Forecast result in the multi-year plan
field-opening = Opening equity
field-closing = Closing equity

# How sure a correction is
grade-certain = certain
grade-likely = likely
grade-open = open

# Why a correction is made or offered
correct-unit-down = { $label } is given in kronor instead of the table's unit: { $old } should be { $new }. Then the sums hold.
correct-unit-up = { $label } is given in a larger unit than the table's: { $old } should be { $new }. Then the sums hold.
correct-unit-down-block = { $label } is one of { $count } lines given in kronor instead of the table's unit: { $old } should be { $new }. Divided by a thousand they all agree with the sums.
correct-unit-up-block = { $label } is one of { $count } lines given in a larger unit than the table's: { $old } should be { $new }. Times a thousand they all agree with the sums.
correct-sign = { $label } has the wrong sign: { $old } should be { $new }. Then the sums hold.
correct-sum = { $label } has not been computed anew: its lines make { $new }, not { $old }.
correct-sum-left-out = { $label } is wrongly added up: the line { $line }, { $amount }, is not in { $old }. With it the sum is { $new }.
correct-sum-left-out-last = { $label } is wrongly added up: the last line ({ $line }), { $amount }, is not in { $old }. With it the sum is { $new }.
correct-sum-doubled = { $label } is wrongly added up: the line { $line }, { $amount }, is in { $old } twice. Counted once the sum is { $new }.
correct-copy = { $label } is printed twice with different amounts; { $new } agrees with the sums, { $old } does not.
correct-digit-wrong = One digit of { $label } is probably wrong: { $new } instead of { $old } makes the sum hold.
correct-digit-swapped = Two digits of { $label } have probably changed places: { $new } instead of { $old } makes the sum hold.
correct-digit-lost = One digit of { $label } has probably been lost: { $new } instead of { $old } makes the sum hold.
correct-digit-doubled = One digit of { $label } is probably doubled: { $new } instead of { $old } makes the sum hold.
correct-swap = { $label } has probably changed places with a figure beside it: { $new } instead of { $old } makes the sums hold.
correct-missing-line = A line of { $new } may be missing under { $label }.
correct-value = If { $label } is { $new } instead of { $old }, the sum holds.
correct-proof = { $label }: before { $printed } against { $computed } computed, after { $printed_after } against { $computed_after }.

# Findings
field-claim = Statement in the text
check-source = The plan's own arithmetic
check-sum-mismatch = { $label } does not agree with its lines: they make { $computed }, but { $printed } is printed. The difference is { $diff }.
check-total-mismatch = { $label } does not agree with its parts: they make { $computed }, but { $printed } is printed. The difference is { $diff }.
check-result-mismatch = { $label } does not agree: income less costs makes { $computed }, but { $printed } is printed. The difference is { $diff }.
check-equity-roll-forward = { $label } does not agree: opening equity and the year's result make { $computed }, but { $printed } is printed. The difference is { $diff }.
check-printed-twice = { $label } is printed twice with different amounts: { $computed } and { $printed }.
check-unit-mixed = { $count ->
    [one] { $label } is in the wrong unit in a table in { $unit }: { $old } should be { $new }.
   *[other] { $count } lines are in the wrong unit in a table in { $unit }, first { $label }: { $old } should be { $new }.
}
check-unit-mixed-help = { $count ->
    [one] Write the amount in the table's unit.
    [2] Write both amounts in the table's unit. With them the sums hold.
   *[other] Write all { $count } amounts in the table's unit. With them the sums hold.
}
check-sign-wrong = { $label } has the wrong sign: { $old } should be { $new }.
check-sign-wrong-help = Change the sign of { $label }; then the sums hold.
check-sum-stale-help = Compute { $label } anew as { $new }; then the sums hold.
check-figure-wrong = { $label } is { $old } but should by all signs be { $new }.
check-figure-wrong-help = Check { $label } against your records; with { $new } the sums hold.
check-open-help = { $count ->
    [one] The figures point at one explanation but do not prove it. Check against your records.
   *[other] The figures do not decide what is wrong. { $count } explanations are possible and none is applied; check against your records.
}
check-open-not-searched-help = The figures do not decide what is wrong: { $count ->
    [one] one explanation was found
   *[other] { $count } explanations were found
} and none is applied. It was not searched further: there may be more. Check against your records.
check-chosen-help = The explanation that you chose is applied. Check it against your records.
check-no-explanation-help = Neither one change nor a few together make all sums hold. Check the lines against your records.
check-not-searched-help = It was not searched further: the plan has more simultaneous faults than are searched. Check the lines against your records.
check-reason-sum = { $label } is printed as { $printed }; its parts make { $computed }
check-reason-lines = { $count ->
    [one] the only part makes { $computed }
   *[other] { $count } figures, counted from here, make { $computed }
}
check-reason-last-line = up to here
check-reason-stands = { $label } is { $amount } here
check-continuity = Opening equity of { $year } is { $printed }, but the year before ends at { $against }.
check-continuity-help = Give the same amount in both places, or explain the difference.
check-cross-table = Different figures for the same thing: { $label } is { $printed }, but { $other } is { $against }.
check-cross-table-year = Different figures for { $year }: { $label } is { $printed }, but { $other } is { $against }.
check-cross-table-help = Give the same amount everywhere. The figures do not show which one was decided.
check-cross-table-hence = Hence { $label } too is { $printed } against { $against }.
check-prose-mismatch = The text gives { $claim } as { $about }, but the table has { $table } ({ $label }).
check-prose-other-year = The text gives { $claim } as { $about }, but that is the amount of { $year }; the table has { $table } ({ $label }).
check-prose-mismatch-help = Mend the text or the table, so that they say the same.
check-prose-follows = The amount { $amount } in the text rests on the wrong figure.
check-share-follows = The share { $share } of { $label } in the text fits only the wrong figure; the right share is { $now }.
check-sum-rounding = { $count ->
    [one] One sum holds only within rounding.
   *[other] { $count } sums hold only within rounding.
}
check-sum-rounding-help = Nothing needs to change: the amounts are rounded one by one.
check-sign-deviates = { $count ->
    [one] { $label } has the opposite sign to the other lines of its side.
   *[other] { $count } amounts have the opposite sign to the other lines of their side, among them { $label }.
}
check-sign-deviates-help = It may be a refund or a wrong sign. The sums hold with the amount as printed.

# What a statement in the text is about
said-contributions = the members' contributions
said-state = the state's contribution
said-region = the region's contribution
said-municipality = a municipality's contribution
said-grant = grants beside the members'
said-income = income
said-costs = costs
said-result = result
said-equity = equity
said-line = an amount

# The arithmetic's rules
check-title-sum-mismatch = The groups' sums agree with their lines
check-title-total-mismatch = The totals agree with their parts
check-title-result-mismatch = The result is income less costs
check-title-equity-roll-forward = Equity follows from opening equity and the result
check-title-unit-mixed = All amounts of a table have the same unit
check-title-sign-deviates = All amounts of a side have the same sign
check-title-printed-twice = Amounts printed twice are equal
check-title-cross-table = The multi-year plan and the budget say the same
check-title-prose-mismatch = The text and the tables say the same
check-why-failed = { $count ->
    [one] One fault is left.
   *[other] { $count } faults are left.
}
check-why-passed = { $count ->
    [0] Nothing deviates.
    [one] One identity was tried and holds.
   *[other] { $count } identities were tried and hold.
}
check-why-not-applicable = The plan has nothing to try here.
check-why-not-evaluated = An amount is missing or too large to be computed.
check-why-identity = { $count ->
    [one] Held against one other amount.
   *[other] Computed from { $count } amounts.
}
check-identity = { $label }
check-identity-year = { $label }, { $year }
check-identity-kind = { $label }, { $kind }
check-identity-kind-year = { $label }, { $kind } { $year }
check-kind-budget = budget
check-kind-plan = plan
check-kind-forecast = forecast
check-kind-actual = actual
check-kind-deviation = deviation

# Against last year's plan
check-source-previous = Last year's plan
check-title-previous-equity = Opening equity is the same as in last year's plan
check-title-previous-change = Costs follow last year's plan
check-why-previous = Compared with last year's plan.
check-previous-equity-same = Opening equity { $year } is { $printed }, but { $previous } in last year's plan. The difference is { $diff }.
check-previous-equity = Opening equity { $year } is { $printed }, but last year's plan closes { $before } at { $previous }. The difference is { $diff }.
check-previous-equity-help = Say which amount holds and what the difference comes from.
check-previous-rise = { $what } grows from { $before } in last year's plan to { $now }, by { $share }.
check-previous-fall = { $what } shrinks from { $before } in last year's plan to { $now }, by { $share }.
check-previous-change-help = Explain the change in the plan.
check-previous-said = here it says that administrative costs become lower
check-previous-said-help = Correct the text, or explain why the cost grows.
previous-overhead = Administration and shared costs
previous-work = Activities decided

# --- Utan tabell
check-no-table = The plan has no budget table: its amounts stand in sentences, and no sums could be checked
check-no-table-help = Set the budget out in a table with lines and sums, so that it can be added up.
