# The memo to the board (Word).
memo-title = Memo: review of the plan and budget
memo-title-year = Memo: review of the plan and budget for { $year }
memo-summary = Summary
memo-verdict = { $rules ->
        [one] 1 rule was tried
       *[other] { $rules } rules were tried
    }: { $errors ->
        [0] no errors
        [one] 1 error
       *[other] { $errors } errors
    } and { $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }. { $left ->
        [0] No error is left after the corrections.
        [one] 1 error is left after the corrections and has to be decided.
       *[other] { $left } errors are left after the corrections and have to be decided.
    }
memo-read = What was read
memo-source = { $file }, read by plankoll
memo-read-budget = { $title }: { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }, { $columns }, amounts in { $unit }
memo-read-goals = { $goals ->
        [0] no goals
        [one] 1 goal
       *[other] { $goals } goals
    }
memo-read-all = everything that looks like an amount of a budget was read
memo-unread = { $count ->
        [one] 1 figure looks like an amount but could not be placed:
       *[other] { $count } figures look like amounts but could not be placed:
    }
memo-deviations = What deviates, and why
memo-where = where
memo-settled = Number { $group } under Corrections settles it.
memo-open = Several explanations fit, see number { $group } under Corrections. None is applied.
memo-offered = Number { $group } under Corrections would settle it, but is not applied.
memo-number = No.
memo-applied = Applied
memo-applied-help = The figures themselves leave only this explanation. The printed amount stands beside the new one.
memo-chosen = Applied by choice
memo-chosen-help = Somebody chose to apply them. The figures do not prove them.
memo-offered-heading = Offered, not applied
memo-offered-help = One explanation is the likeliest, but the figures do not prove it.
memo-open-help = The figures do not decide which explanation is right. Check against the records.
memo-budget-unit = Amounts in { $unit }, costs as positive amounts, after the applied corrections.
memo-marked = * Corrected; the printed amount stands under Corrections.
memo-failed = the memo of { $file } could not be built: { $why }
memo-failed-help = this is a fault in plankoll; please report it together with the plan
memo-one-plan = --memo writes a memo on one plan, but here are { $count } plans
memo-one-plan-help = run the plans one by one, or name a folder: --memo FOLDER
wrote-memo = The memo is written: { $file }
