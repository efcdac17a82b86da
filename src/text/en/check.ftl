# Figures without a line of their own
field-contributions = the members' contributions in the multi-year plan
field-grants = grants beside the members' in the multi-year plan
field-income = income in the multi-year plan
field-costs = costs in the multi-year plan
field-result = result in the multi-year plan
field-forecast = forecast result in the multi-year plan
field-opening = opening equity
field-closing = closing equity

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
