# Outcomes
rules-holds = Holds.
rules-fails = Does not hold.
rules-sides = { $left } { $relation } { $right }
rules-sides-rounding = { $left } { $relation } { $right } within rounding
rules-other-year = The rule does not hold for the plan’s year.
rules-own-pack = The förbund’s own rules
rules-no-pack = { $forbund } has no rule pack of its own. The plan is checked against the law and its own sums.
rules-no-name = The plan does not say which förbund it is for. It is checked against the law and its own sums.
rules-basis = { $label }: { $sum }
rules-follows-from-sums = With the plan’s printed sums it holds: the deviation follows from a sum that is wrong.
rules-because = { $label }
rules-quoted = The plan itself: “{ $text }”
rules-script-failed = The rule’s script could not be run (line { $line }): { $says }

# What is missing
rules-lack-budget = The plan has no budget table for the year.
rules-lack-income = The budget shows no income.
rules-lack-cost = The budget shows no costs.
rules-lack-category = The budget does not show { $category } apart.
rules-lack-line = The budget has no line “{ $label }”.
rules-lack-group = The budget has no group “{ $label }”.
rules-lack-opening = The plan states no equity at the year’s beginning.
rules-lack-closing = The plan states neither equity at the year’s end nor anything it follows from.
rules-lack-adoption = The plan does not state when it was adopted.
rules-lack-year = The plan states no budget year.
rules-lack-share = The plan’s text states no share for “{ $words }”.
rules-lack-figure = An amount that the rule needs is not in the plan.
rules-lack-text = The plan’s running text is not at hand.
rules-division-by-zero = The rule divides by zero.
rules-overflow = An amount is larger than can be computed.

# Categories
rules-category-state = the state’s contribution
rules-category-region = the region’s contribution
rules-category-municipality = the municipalities’ contributions
rules-category-members = the members’ contributions
rules-category-grant = grants from others
rules-category-own-equity = equity used as financing
rules-category-reserve = undecided money
rules-category-administration = administration
rules-category-other = the lines that the rule asks for

# Rule packs
rules-pack-unknown = There is no rule pack { $pack }.
rules-pack-unknown-meant = There is no rule pack { $pack }. Is { $meant } meant?
rules-pack-too-large = The rule pack { $pack } is larger than what is read (256 kB).
rules-pack-limit = The rule pack { $pack } hit a limit on how much a script may compute, grow or nest.
rules-pack-import = The rule pack { $pack } imports something outside the packs’ folder, or something that is not there.
rules-pack-script = The rule pack { $pack } is not well written: { $says }
rules-pack-script-meant = The rule pack { $pack } is not well written: { $says }. Is { $meant } meant?
rules-pack-misused = The rule pack { $pack } is not well written: { $what }
rules-pack-no-text = The rule { $rule } in { $pack } lacks its text. Above the function there must be a title and “Prövar:”, “Varför:” and “Gör:”, and the function must answer with a rule.
rules-misuse-member = a member is the state (state), a region (region) or a municipality (municipality).
rules-misuse-quantity = amounts or numbers of one kind are expected here.
rules-misuse-category = categories are expected here, for example [board, administration].
rules-misuse-text = texts are expected here, for example ["lån", "kredit*"].
rules-misuse-compare = an amount can only be compared with an amount or a number.
rules-misuse-near = near(a, b, off) wants amounts or numbers of one kind.
rules-misuse-dimension = kronor, numbers and days cannot be mixed. Write an amount with its unit: 600.kr, 2.tkr.
rules-misuse-year = the year is too large.
rules-pack-broken-help = The pack { $pack } takes no part. Mend the line, or choose another pack with --rules.
rules-example-wrong = the examples in { $file } cannot be read: { $why }
rules-example-word = the examples in { $file } have a value that means nothing: { $word }
