# The command line.

# --- Help
about-plankoll = Reads, checks and corrects the budgets of Sweden's samordningsförbund and writes a workbook that goes on checking itself.
about-convert = Read, correct, check and write the workbook
about-check = Read and check, write nothing
about-diff = Compare two plans line by line, goal by goal
about-explain = Show a rule's page, or how a figure or an outcome came about
about-import = Show the plan as it was read
about-schema = The JSON Schema of the plan, the report or the what-if answer
about-rules = The rule packs
about-rules-list = List the packs and their rules
about-rules-show = Show a rule's own page
about-rules-test = Run the rule packs' own examples
about-rules-new = Begin a rule pack of your own
more-plankoll =
    Exit codes: 0 no error is left, 1 at least one error is left, 2 the job could not be done.
    Begin here:  plankoll convert plan.txt
usage-plankoll = plankoll COMMAND [OPTIONS]
usage-convert = plankoll convert FILE… [-o OUT.xlsx|DIR] [--memo PM.docx] [--unit kr|tkr] [OPTIONS]
usage-check = plankoll check FILE… [OPTIONS]
usage-diff = plankoll diff BEFORE AFTER [-o OUT.xlsx] [OPTIONS]
usage-explain = plankoll explain RULE | FILE --rule CODE | FILE --cell LINE[@COLUMN]
usage-import = plankoll import FILE… [OPTIONS]
usage-schema = plankoll schema plan|report|diff|merge|what-if
usage-rules = plankoll rules COMMAND
usage-rules-list = plankoll rules list
usage-rules-show = plankoll rules show CODE
usage-rules-test = plankoll rules test [PACK]
usage-rules-new = plankoll rules new FORBUND [--from PLAN] [-o FILE]
heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
arg-lang = Language: sv (Swedish, the default) or en (English)
arg-format = Form of what is printed: table (for readers, the default) or json (for other programs)
arg-output = Write to this file instead of the terminal (convert, diff and merge: a workbook, OUT.xlsx; convert and batch: a folder to put the workbooks in)
arg-force = Replace the output if it exists
arg-memo = Also write a memo to the board as a Word document: a file, or a folder to put it in
arg-unit = What the workbook counts in: kr or tkr (otherwise what the plan counts in)
arg-rules = Rule pack, by name or as a file; otherwise the förbund's name in the plan decides
arg-rules-dir = Folder with packs of your own, which come before the built-in ones
arg-apply = Corrections to make: none, certain (the default) or likely (those that are likely, too)
arg-previous = Last year's plan, to compare with
arg-ask = Ask about each likely or open correction (needs a terminal)
arg-files = Plans to read
arg-before = The earlier plan
arg-after = The later plan
arg-document = plan, report, diff or merge
arg-code = The rule's code
arg-what = A rule's code, or a plan
arg-rule = Explain how this rule came out in the plan; may be given more than once
arg-cell = Explain this figure: the line's name, with @year or @column where there are several; may be given more than once
arg-set = What if: “line's name=amount” in the table's unit, with @year or @column where there are several; may be given more than once
arg-pack = The rule pack; all of them without it
arg-forbund = The förbund's name, as the plan writes it
arg-from = A plan to take members and lines from
arg-help = Show the help
arg-version = Show the version
value-lang = LANGUAGE
value-format = FORM
value-output = FILE
value-rules = PACK
value-rules-dir = DIR
value-apply = WHICH
value-memo = FILE
value-unit = UNIT
value-previous = FILE
value-files = FILE
value-before = FILE
value-after = FILE
value-document = DOCUMENT
value-code = CODE
value-what = RULE|FILE
value-rule = CODE
value-cell = LINE[@COLUMN]
value-set = LINE[@COLUMN]=AMOUNT
value-pack = PACK
value-forbund = FORBUND
value-from = PLAN

# --- Faults in the command
usage-unknown = { $arg } is not an option here
usage-unknown-near = { $arg } is not an option here; did you mean { $near }?
usage-command = there is no command “{ $arg }”
usage-command-near = there is no command “{ $arg }”; did you mean { $near }?
usage-value = “{ $value }” is no value for { $arg }; choose among { $valid }
usage-no-value = { $arg } needs a value
usage-missing = { $arg } is missing here
usage-missing-command = a command is missing here
usage-conflict = { $arg } and { $other } cannot be given together
usage-twice = { $arg } is given twice
usage-extra = { $arg } is one argument too many
usage-other = the command cannot be understood
usage-help = write { $usage }; --help shows the whole help

# --- Levels and words
level-error = error
level-warning = warning
level-info = info
level-help = do this
level-note = note
level-expected = figures
level-source = source
level-consequence = consequence
level-correction = correction
level-looked-for = looked for
level-found = found
level-places = more places

# --- Files
file-missing = the file { $file } does not exist
file-missing-help = check the name and the folder; you are in the folder { $folder }
file-folder = { $file } is a folder, not a file
file-folder-help = name a plan in the folder, or several: plankoll check { $file }/*.txt
file-denied = the file { $file } may not be read
file-denied-help = ask the file's owner for access, or copy it to a folder of your own
file-unreadable = the file { $file } cannot be read: { $why }
file-unreadable-help = check that the disk or network is connected and run again
read-empty = the file { $file } is empty
read-empty-help = check that the right file was saved and run again
read-binary = the file { $file } is neither text nor a document that plankoll knows
read-binary-help = save the plan as a Word document (*.docx), a workbook (*.xlsx) or plain text in the program it was written in and run again
read-too-large = the file { $file } is { $size } MB; a plan is never larger than { $cap } MB
read-too-large-help = name the plan itself, not an archive or a print with pictures
read-not-yet = { $file } is { $kind } ({ $format }), and that format is not read yet
read-not-yet-help-words = open the file in Word or LibreOffice, choose Save as and Word document (*.docx), and run again on that file
read-not-yet-help-pdf = save the plan as a Word document (*.docx) or text, best from the document that the PDF was made of, and run again on that file
read-not-yet-help-zip = unpack the archive and run again on the plan
read-not-yet-help-other = save the plan as a Word document (*.docx), a workbook (*.xlsx) or plain text and run again on that file
read-no-text = { $file } holds no text, perhaps only scanned pictures
read-no-text-help = use the document that was printed, or let a program with text recognition read the pictures first
read-encrypted = { $file } is protected by a password
read-encrypted-help = open the file, remove the password, save it and run again
read-unpacked = the file { $file } unpacks to more than { $cap } MB; no plan holds that much
read-unpacked-help = open the file in the program it was written in, remove pictures and embedded files, save it anew and run again
read-crowded = the file { $file } has more than { $cap } rows and cells; no plan holds that much
read-many-cells = the workbook { $file } holds more than { $cap } cells; no budget is that large
read-many-cells-help = save the sheets with the budget and the goals as a workbook of their own and run again on it
read-not-calculated = the workbook { $file } has formulas but no results: it has never been calculated
read-not-calculated-help = open the file in Excel or LibreOffice, save it (that computes the formulas) and run again
read-nested = the file { $file } ({ $format }) has more levels within each other than any document
read-entities = the file { $file } declares XML entities of its own, which no document of Word, Excel or LibreOffice does
read-crafted-help = the file was probably not written by an ordinary program; open it in Word or LibreOffice, save it anew and run again
read-own-book = the workbook { $file } is a summary by plankoll, not a plan
read-own-book-help = run on the plans that it was made of
read-damaged = { $file } begins like a { $format } file but is damaged
read-damaged-help = open the file in the program it was written in, save it anew and run again
kind-words = a text document
kind-slides = a presentation
kind-pdf = a PDF
kind-picture = a picture
kind-archive = an archive
kind-other = a file of another kind

# --- No plan
no-plan = { $file } has no budget table
no-plan-looked-for = lines with a name and amounts in columns (income, costs, sum, result), under a year or the word budget
no-plan-figures = { $lines ->
        [one] 1 line of text
       *[other] { $lines } lines of text
    } with { $figures ->
        [0] no figures
        [one] one figure
       *[other] { $figures } figures{ $amounts ->
            [0] {""}, none of them an amount
            [one] {""}, one of them a possible amount
           *[other] {""}, { $amounts } of them possible amounts
        }
    }
no-plan-years = { $count ->
        [one] 1 year
       *[other] { $count } years
    }
no-plan-percentages = { $count ->
        [one] 1 percentage
       *[other] { $count } percentages
    }
no-plan-statistics = { $count ->
        [one] 1 number of persons or of other things than money
       *[other] { $count } numbers of persons and of other things than money
    }
no-plan-numbers = { $count ->
        [one] 1 number that does not look like an amount
       *[other] { $count } numbers that do not look like amounts
    }
no-plan-pages = { $count ->
        [one] 1 page number
       *[other] { $count } page numbers
    }
no-plan-headings = the headings { $headings }
no-plan-nearest = nearest to a budget came “{ $title }”
no-plan-nearest-why = its lines do not form columns of amounts, so it is no budget
no-plan-help = name the file that has the budget; if this is it, save it as text so that each budget line gets a line of its own
unread-no-table = the figure is in no table that is a budget
unread-no-label = the figure is on a line without a name
unread-part-column = the figure is in a column that shows a part of the amounts beside it

# --- Output
output-exists = { $file } exists already
output-exists-help = replace it with --force, or choose another name with -o
output-no-folder = the folder { $folder } does not exist, so { $file } cannot be written
output-no-folder-help = make the folder first, or choose another with -o
output-not-folder = { $folder } is not a folder
output-not-folder-help = several plans need a folder to be put in: name one that exists with -o
output-is-folder = { $file } is a folder
output-is-folder-help = name a file in the folder, for instance { $example }
output-is-input = { $file } is the same file as the plan, and a plan is never overwritten
output-is-input-help = choose another name with -o
output-same = two plans would get the same workbook, { $file }
output-same-help = run them one by one and give each workbook a name of its own with -o
output-full = the disk is full, so { $file } could not be written
output-full-help = free some space or choose another disk with -o; nothing half-finished is left behind
output-denied = { $file } may not be written here
output-denied-help = choose a folder where you may write with -o; nothing half-finished is left behind
output-busy = { $file } is open in another program
output-busy-help = close it in Excel and run again; nothing in it has changed
output-failed = { $file } could not be written: { $why }
output-failed-help = check the folder and the disk, or choose another place with -o; nothing half-finished is left behind
stdout-failed = printing failed: { $why }
stdout-failed-help = write to a file with --output instead
workbook-failed = the workbook for { $file } could not be built: { $why }
workbook-failed-help = this is a fault in plankoll; please report it with the plan
wrote-workbook = The workbook is written: { $file }
wrote-file = Written: { $file }

# --- Rule packs
page-checks = Checks
page-why = Why
page-help = What to do
page-severity = Weighs as
page-source = Source
rules-show-unknown = no rule has the code { $code }
rules-show-unknown-near = no rule has the code { $code }; did you mean { $near }?
rules-show-unknown-help = plankoll rules list shows all codes
rules-failed-help = mend the pack { $pack } at the line above, or choose another with --rules
rules-folder = the folder { $folder } with rule packs cannot be read: { $why }
rules-folder-help = check the name after --rules-dir
rules-file = the rule pack { $file } cannot be read: { $why }
rules-file-help = give a pack by name (plankoll rules list) or a file that exists
rules-large = the rule pack { $file } is larger than { $cap } kB
rules-large-help = a rule pack is a short script; name the right file

# --- The report on the terminal
report-title = { $forbund }, { $year }
report-title-unknown = Unknown förbund
report-no-year = unknown year
report-weightiest = { $count ->
        [one] The weightiest finding
       *[other] The { $count } weightiest findings
    }
report-rest = The rest
report-none = No findings: all that was checked holds.
report-nothing = No findings.
report-corrections = Corrections
report-applied = Made (certain)
report-applied-likely = Made (likely)
report-applied-chosen = Made (chosen by you)
report-ready = Certain, but not made
report-offered = Likely, not made
report-open = Cannot be decided
report-ready-help = made with --apply certain
report-offered-help = made with --apply likely
report-offered-rivals-help = made with --apply likely; where several explanations are shown it is explanation 1 that is made
report-open-help = several explanations fit equally well or nearly so; decide which one is right
figure-differs = expected { $expected }, printed { $actual }
figure-expected = expected { $expected }
figure-actual = printed { $actual }
settled-by = number { $group } below makes it agree
open-by = several explanations fit, see number { $group } below; none is made
offered-by = number { $group } below would make it agree, but is not made
change = { $label }: { $old } becomes { $new }
change-column = { $label } ({ $column }): { $old } becomes { $new }
change-missing = a line is missing, { $new }
changes-decided = changes a decided sum
correction-number = Correction { $group }
alternative-number = explanation { $rank }
more-alternatives = and { $count ->
        [one] one more explanation
       *[other] { $count } more explanations
    }; all are in the workbook and shown by --format json
more-places = { $count ->
        [one] and in one more place
       *[other] and in { $count } more places
    }
times = { $count } times
count-errors = { $count ->
        [0] no errors
        [one] 1 error
       *[other] { $count } errors
    }
count-warnings = { $count ->
        [0] no warnings
        [one] 1 warning
       *[other] { $count } warnings
    }
count-infos = { $count ->
        [0] no notes
        [one] 1 note
       *[other] { $count } notes
    }
summary-findings = { $errors }, { $warnings }, { $infos }
summary-left = { $count ->
        [0] No error is left after the corrections.
        [one] 1 error is left after the corrections.
       *[other] { $count } errors are left after the corrections.
    }
summary-rules = { $count ->
        [0] No rules were checked
        [one] 1 rule was checked
       *[other] { $count } rules were checked
    }
summary-passed = { $count ->
        [one] 1 passed
       *[other] { $count } passed
    }
summary-failed = { $count ->
        [one] 1 failed
       *[other] { $count } failed
    }
summary-accepted = { $count ->
        [one] 1 accepted
       *[other] { $count } accepted
    }
summary-not-applicable = { $count ->
        [one] 1 does not apply
       *[other] { $count } do not apply
    }
summary-not-evaluated = { $count ->
        [one] 1 could not be evaluated
       *[other] { $count } could not be evaluated
    }
summary-own-pack-help = A pack of its own is begun with plankoll rules new.
summary-packs = Rule packs: { $packs }
origin-table = table { $table }
origin-row = row { $row }
origin-page = page { $page }

# --- The plan on the terminal
plan-forbund = Förbund
plan-year = Year
plan-adopted = Adopted
plan-source = Source
plan-unknown = not stated
plan-untitled = Budget without a title
plan-multi-year = Multi-year plan
plan-equity = Equity
plan-goals = Goals
plan-claims = Amounts in prose
plan-unread = Figures not read
plan-overall = Overall goal
plan-activities = Activities
plan-indicators = Indicators
plan-sources = Sources
plan-follow-up = Follow-up
plan-line = line { $line }
plan-derived-note = * not printed in the plan, but follows from the other figures
column-label = Line
column-year = Year
column-budget = budget
column-plan = plan
column-forecast = forecast
column-actual = actual
column-deviation = deviation
column-amount = amount
column-contributions = Contributions
column-grants = Grants
column-income = Income
column-costs = Costs
column-result = Result
column-expected = Forecast
column-opening = Opening
column-closing = Closing
about-contributions = contributions
about-state = the state
about-region = the region
about-municipality = municipality
about-grant = grant
about-income = income
about-costs = costs
about-result = result
about-equity = equity
about-line = budget line
about-share = share
about-other = other

# --- The packs' examples
outcome-passed = passed
outcome-failed = failed
outcome-accepted = accepted
outcome-not-applicable = does not apply here
outcome-not-evaluated = could not be evaluated
trial-no-rules = The pack has no rules of its own.
trial-sound = OK
trial-wrong = WRONG
trial-examples = { $passing ->
        [one] 1 passing example
       *[other] { $passing } passing examples
    }, { $failing ->
        [one] 1 failing
       *[other] { $failing } failing
    }{ $others ->
        [0] {""}
        [one] {""}, 1 other
       *[other] {""}, { $others } others
    }
trial-lacks-both = The rule has no examples. Write one that it passes and one that it fails, in { $file }.
trial-lacks-passing = The rule has no passing example. Write it in { $file }.
trial-lacks-failing = The rule has no failing example. Write it in { $file }.
trial-other = “{ $shows }” should be { $expected } but is { $found }: { $why }
trial-coverage = { $failed } of { $all } rules have an example that breaks them.
trial-never = No example has broken: { $rules }.
rules-example-help = examples are JSON; see how those of the built-in packs are written
rules-new-remark =
    { $forbund }: what the förbund itself has decided. The rules of the law are always checked first.

    Save as { $folder }/pack.rhai in the folder of your rule packs (--rules-dir). Try it with plankoll rules test { $folder }.
    What follows // is a remark. Check the members and the categories. The rule at the end is an example:
    remove the // before it, put in the förbund's own figure and write where it comes from.
# --- Questions with --ask
ask-no-terminal = --ask needs a terminal where somebody can answer
ask-no-terminal-help = run without --ask, or choose with --apply likely
ask-which = { $count ->
    [one] Make it? Type 1, or just Enter to leave the amount as it is:
   *[other] Which explanation is right? Type 1–{ $count }, or just Enter to leave the amounts as they are:
}
ask-again = Type a number from 0 (none) to { $count }:

# --- Explanations
outcome-rounding = passed within rounding
explain-what = { $file } is a plan; say what is to be explained
explain-what-help = write plankoll explain { $file } --rule CODE or --cell LINE
explain-unnamed = a figure
explain-printed = Printed as { $printed } in { $place }.
explain-derived = Not printed in the plan; it follows from other figures.
explain-computed = Computed
explain-read-by = Part of
explain-rules = Rules that read the figure
explain-no-rules = None.
explain-no-formula = The rule is a question to the plan's text and lines; it has no formula and does not live in the workbook.
explain-applies = Applies when
explain-left = Left side:
explain-right = Right side:
explain-holds = To hold
explain-difference = { $left } { $relation } { $right }? The difference is { $difference }; rounding allowed for { $tolerance }.
explain-needed = The rule holds if one of these figures changes
explain-needed-none = No single figure is enough.
explain-offer = { $label }: { $old } becomes { $new }
cell-unknown = the plan has no figure called “{ $label }”
cell-unknown-near = the plan has no figure called “{ $label }”; did you mean “{ $near }”?
cell-unknown-help = all lines are shown by plankoll import
cell-no-column = “{ $label }” has no column “{ $column }”; it has { $has }
cell-several = “{ $label }” stands in several columns: { $has }
cell-column-help = write the line's name followed by @ and a year or a column, such as “Revision@2025”

# --- What if
set-form = “{ $set }” is no change that can be read
set-form-help = write the line's name, an equals sign and an amount in the table's unit: --set “Revision=90”
set-computed = “{ $label }” is computed and cannot be changed by itself
set-computed-help = change something that it is computed from: { $parts }
set-title = What if
set-moved = Then these change too
set-none = No check turns.
set-turned = { $count ->
        [one] One check turns
       *[other] { $count } checks turn
    }
set-turn = { $rule }  { $title }: { $before } → { $after }
set-same = { $count ->
        [one] 1 check stands as before.
       *[other] { $count } checks stand as before.
    }
