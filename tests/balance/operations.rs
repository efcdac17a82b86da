//! Small tables with one slip each, one for every operation the corrector knows.

use super::build::{Table, added};
use plankoll::balance::set;
use plankoll::correct::{Apply, Corrected, examine};
use plankoll::finding::{Confidence, Correction, Operation};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{About, Address, Category, Hints, Kind, Plan, Role, Side};
use rust_decimal::Decimal;

/// Three columns over two groups; every sum is right. Lines 0–2 and 4–6 are items, 3 and 7 group sums, 8 costs,
/// 9 income, 10 its total, 11 the result.
fn sound() -> Plan {
    let mut t = Table::new(Unit::Tkr, &[(2023, Kind::Actual), (2024, Kind::Budget), (2025, Kind::Budget)]);
    let mut sums = Vec::new();
    let groups = [
        ("Kansli", [("Lön", [612, 634, 657]), ("Lokal", [148, 151, 163]), ("Revision", [83, 87, 92])]),
        ("Insatser", [("Team ett", [1523, 1541, 1587]), ("Team två", [946, 972, 1014]), ("Spår", [371, 389, 426])]),
    ];
    for (label, lines) in groups {
        let total: Vec<i64> = (0..3).map(|at| lines.iter().map(|(_, row)| row[at]).sum()).collect();
        let items: Vec<usize> =
            lines.iter().map(|(label, row)| t.item(label, Side::Cost, Category::OtherCost, row)).collect();
        sums.push(t.sum(&format!("Summa {label}"), Side::Cost, Role::Subtotal, &total, &added(items)));
    }
    let costs = [3683, 3774, 3939];
    let cost = t.sum("Summa kostnader", Side::Cost, Role::Total, &costs, &added(sums));
    let members = t.item("Medlemmarna", Side::Income, Category::OtherIncome, &[3700, 3800, 3950]);
    let income = t.sum("Summa intäkter", Side::Income, Role::Total, &[3700, 3800, 3950], &added([members]));
    t.sum("Resultat", Side::None, Role::Result, &[17, 26, 11], &[(income, 1), (cost, -1)]);
    t.plan(2025)
}

fn at(line: usize, column: usize) -> Address {
    Address::Line { budget: 0, line, column }
}

fn tkr(value: i64) -> Amount {
    Amount::of(Decimal::from(value), Unit::Tkr).unwrap()
}

fn put(plan: &mut Plan, line: usize, column: usize, value: i64) {
    set(plan, &at(line, column), tkr(value));
}

fn corrected(plan: &Plan) -> Corrected {
    examine(plan, &Hints::default(), Apply::Certain).1
}

/// The best explanation's change of a figure.
fn best(found: &Corrected, address: Address) -> &Correction {
    let own = found.corrections.iter().filter(|one| one.alternative.is_none_or(|rank| rank == 1));
    let mut fitting = own.filter(|one| one.cell.address == Some(address));
    let first = fitting.next();
    assert!(first.is_some(), "{address:?} is not first among {:#?}", found.corrections);
    first.unwrap()
}

/// One changed figure: the best explanation brings it back, by this operation.
fn brings_back(line: usize, column: usize, printed: i64, operation: Operation, grade: Confidence) {
    let mut plan = sound();
    let truth = plan.amount(&at(line, column)).unwrap();
    put(&mut plan, line, column, printed);
    let found = corrected(&plan);
    let one = best(&found, at(line, column));
    assert_eq!((one.new, one.operation, one.confidence), (truth, operation, grade), "{:#?}", found.corrections);
    assert_eq!(one.old, Some(tkr(printed)));
}

#[test]
fn the_table_itself_is_sound() {
    assert_eq!(corrected(&sound()).corrections, []);
}

#[test]
fn a_sign() {
    brings_back(1, 1, -151, Operation::Sign, Confidence::Certain);
}

#[test]
fn a_line_in_kronor_or_in_millions() {
    brings_back(4, 2, 1_587_000, Operation::Unit, Confidence::Certain);
    let mut plan = sound();
    set(&mut plan, &at(4, 2), Amount::kronor(Decimal::from(1587)));
    let found = corrected(&plan);
    let one = best(&found, at(4, 2));
    assert_eq!((one.new, one.operation, one.confidence), (tkr(1587), Operation::Unit, Confidence::Certain));
}

#[test]
fn a_block_in_kronor() {
    let mut plan = sound();
    for (line, value) in [(1, 163_000), (2, 92_000), (4, 1_587_000)] {
        put(&mut plan, line, 2, value);
    }
    let found = corrected(&plan);
    assert_eq!(found.plan, restored(&plan));
    assert!(found.corrections.iter().all(|one| one.operation == Operation::Unit && one.group == 1));
}

/// The sound plan's amounts in a plan's own printed forms.
fn restored(plan: &Plan) -> Plan {
    let mut after = plan.clone();
    let sound = sound();
    for line in 0..12 {
        for column in 0..3 {
            set(&mut after, &at(line, column), sound.amount(&at(line, column)).unwrap());
        }
    }
    after
}

fn column_in_kronor() -> Plan {
    let mut plan = sound();
    for line in 0..12 {
        let value = plan.amount(&at(line, 2)).unwrap();
        set(&mut plan, &at(line, 2), Amount::kronor(value.decimal() * Decimal::ONE_THOUSAND));
    }
    plan
}

#[test]
fn a_whole_column_is_offered_where_the_other_columns_tell() {
    let plan = column_in_kronor();
    let found = corrected(&plan);
    assert_eq!(found.corrections.len(), 12, "{:#?}", found.corrections);
    let likely = |one: &Correction| one.operation == Operation::Unit && one.confidence == Confidence::Likely;
    assert!(found.corrections.iter().all(likely));
    assert_eq!(examine(&plan, &Hints::default(), Apply::Likely).1.plan, restored(&plan));
}

#[test]
fn a_whole_column_is_certain_where_the_multi_year_table_tells_too() {
    use plankoll::plan::YearField;
    let mut plan = column_in_kronor();
    let row = [(YearField::Income, 3950), (YearField::Costs, 3939), (YearField::Result, 11)];
    plan.multi_year = vec![super::build::year(2025, &row)];
    let found = corrected(&plan);
    assert!(found.corrections.iter().all(|one| one.confidence == Confidence::Certain), "{:#?}", found.corrections);
    assert_eq!(found.plan, restored(&plan));
}

#[test]
fn a_whole_column_alone_tells_nothing() {
    let mut plan = column_in_kronor();
    for line in &mut plan.budgets[0].lines {
        line.cells = vec![line.cells.pop().unwrap()];
    }
    plan.budgets[0].columns = vec![plan.budgets[0].columns[2]];
    assert_eq!(corrected(&plan).corrections, []);
    plan.claims = vec![
        super::build::claim(About::Costs, 3939, Some(2025), 300),
        super::build::claim(About::Contributions, 3950, Some(2025), 301),
    ];
    let found = corrected(&plan);
    assert!(!found.corrections.is_empty(), "the prose tells");
    assert!(found.corrections.iter().all(|one| one.confidence == Confidence::Likely));
}

#[test]
fn typing_errors_in_a_sum() {
    for (printed, name) in [(3739, "wrong"), (3393, "swapped"), (393, "lost"), (39_339, "doubled")] {
        let mut plan = sound();
        put(&mut plan, 8, 2, printed);
        let found = corrected(&plan);
        assert_eq!(best(&found, at(8, 2)).new, tkr(3939), "{name}");
        assert_eq!(best(&found, at(8, 2)).confidence, Confidence::Certain, "{name}");
    }
}

#[test]
fn typing_errors_in_a_line() {
    for (printed, name) in [(1857, "swapped"), (15_587, "doubled"), (187, "lost"), (1787, "wrong")] {
        let mut plan = sound();
        put(&mut plan, 4, 2, printed);
        let found = corrected(&plan);
        let own: Vec<&Correction> = found.corrections.iter().filter(|one| one.cell.address == Some(at(4, 2))).collect();
        assert!(own.iter().any(|one| one.new == tkr(1587) && one.operation == Operation::Digit), "{name}: {own:#?}");
        assert!(own.iter().all(|one| one.confidence != Confidence::Certain), "{name}");
    }
}

#[test]
fn two_figures_that_changed_places_across_a_row() {
    let mut plan = sound();
    put(&mut plan, 5, 1, 1014);
    put(&mut plan, 5, 2, 972);
    let found = corrected(&plan);
    let (one, other) = (best(&found, at(5, 1)), best(&found, at(5, 2)));
    assert_eq!((one.new, other.new), (tkr(972), tkr(1014)));
    assert_eq!((one.operation, other.operation, one.group), (Operation::Swap, Operation::Swap, other.group));
}

#[test]
fn two_figures_that_changed_places_down_a_column() {
    let mut plan = sound();
    // Over the border of two groups: within one, no sum can tell.
    put(&mut plan, 2, 2, 1587);
    put(&mut plan, 4, 2, 92);
    let found = corrected(&plan);
    let (one, other) = (best(&found, at(2, 2)), best(&found, at(4, 2)));
    assert_eq!((one.new, one.operation), (tkr(92), Operation::Swap));
    assert_eq!((other.new, other.operation), (tkr(1587), Operation::Swap));
}

#[test]
fn a_stale_sum_and_its_cause() {
    brings_back(3, 2, 950, Operation::Sum, Confidence::Certain);
    let why = |printed: i64| {
        let mut plan = sound();
        put(&mut plan, 3, 2, printed);
        let found = corrected(&plan);
        format!("{:?}", best(&found, at(3, 2)).why)
    };
    assert!(why(912 - 92).contains("correct-sum-left-out-last"));
    assert!(why(912 - 163).contains("\"correct-sum-left-out\""));
    assert!(why(912 + 163).contains("correct-sum-doubled"));
    assert!(why(950).contains("\"correct-sum\""));
}

#[test]
fn a_missing_line_is_open() {
    let mut plan = sound();
    // The group's sum, the total and the result know of 200 more than the lines.
    for (line, value) in [(7, 3227), (8, 4139), (11, -189)] {
        put(&mut plan, line, 2, value);
    }
    let found = corrected(&plan);
    let missing = found.corrections.iter().find(|one| one.operation == Operation::MissingLine).unwrap();
    assert_eq!((missing.old, missing.new, missing.confidence), (None, tkr(200), Confidence::Open));
    assert_eq!(found.plan, plan);
}

#[test]
fn a_free_value_is_open_until_last_years_plan_tells() {
    let mut plan = sound();
    put(&mut plan, 4, 1, 2306);
    let found = corrected(&plan);
    assert!(found.corrections.iter().all(|one| one.confidence == Confidence::Open));
    // Last year's plan had the same line in the same column.
    let hints = Hints { elsewhere: plankoll::correct::elsewhere(&plan, &sound()), ..Hints::default() };
    let told = examine(&plan, &hints, Apply::Certain).1;
    let one = best(&told, at(4, 1));
    assert_eq!((one.new, one.confidence), (tkr(1541), Confidence::Likely), "{:#?}", told.corrections);
}

#[test]
fn off_by_one_in_a_table_of_round_amounts_is_no_rounding() {
    let mut t = Table::new(Unit::Tkr, &[(2025, Kind::Budget)]);
    let values = [120, 340, 90, 60, 250, 410, 730, 180, 220, 550];
    let lines: Vec<usize> = values
        .iter()
        .zip(1..)
        .map(|(value, at)| t.item(&format!("Rad {at}"), Side::Cost, Category::OtherCost, &[*value]))
        .collect();
    let first = t.sum("Kansli", Side::Cost, Role::Subtotal, &[860], &added(lines[..5].to_vec()));
    let second = t.sum("Insatser", Side::Cost, Role::Subtotal, &[2090], &added(lines[5..].to_vec()));
    t.sum("Summa kostnader", Side::Cost, Role::Total, &[2950], &added([first, second]));
    let mut plan = t.plan(2025);
    assert_eq!(corrected(&plan).corrections, []);
    put(&mut plan, 10, 0, 861);
    let found = corrected(&plan);
    assert_eq!((best(&found, at(10, 0)).new, best(&found, at(10, 0)).confidence), (tkr(860), Confidence::Certain));
}

#[test]
fn a_line_that_a_locked_sum_leaves_out_is_hardly_in_kronor() {
    let mut t = Table::new(Unit::Tkr, &[(2025, Kind::Budget)]);
    let lines = [("Team ett", 2492), ("Team två", 1814), ("Spår", 655)];
    let lines = lines.map(|(label, value)| t.item(label, Side::Cost, Category::OtherCost, &[value]));
    t.sum("Summa insatser", Side::Cost, Role::Subtotal, &[2469], &added(lines));
    let plan = t.plan(2025);
    let hints = Hints { locked: vec!["Summa insatser".to_owned()], ..Hints::default() };
    let found = examine(&plan, &hints, Apply::Certain).1;
    assert!(best(&found, at(0, 0)).new.is_zero(), "{:#?}", found.corrections);
    assert!(found.corrections.iter().all(|one| one.confidence == Confidence::Open && one.operation != Operation::Unit));
}

/// Two groups under a total, in so many columns; what the first group covers is not said by its layout, and its last
/// line is left out of its sum in one column.
fn left_out(columns: usize) -> Corrected {
    let years = [(2023, Kind::Actual), (2024, Kind::Budget), (2025, Kind::Budget), (2026, Kind::Plan)];
    let mut t = Table::new(Unit::Tkr, &years[..columns]);
    let rows = [("Lön", [612, 634, 657, 668]), ("Lokal", [148, 151, 163, 166]), ("Team", [1523, 1541, 1587, 1594])];
    let lines = rows.map(|(label, row)| t.item(label, Side::Cost, Category::OtherCost, &row[..columns]));
    let sum = |many: usize| -> Vec<i64> {
        (0..columns).map(|at| rows[..many].iter().map(|(_, row)| row[at]).sum()).collect()
    };
    let mut kansli = sum(2);
    kansli[0] -= rows[1].1[0];
    let kansli = t.sum("Summa kansli", Side::Cost, Role::Subtotal, &kansli, &added(lines[..2].to_vec()));
    t.budget.sums[0].by_layout = false;
    t.sum("Summa kostnader", Side::Cost, Role::Total, &sum(3), &added([kansli, lines[2]]));
    corrected(&t.plan(2025))
}

#[test]
fn the_other_columns_prove_what_a_sum_covers() {
    let grade = |found: &Corrected| best(found, at(3, 0)).confidence;
    assert_eq!(grade(&left_out(4)), Confidence::Certain, "three columns against one");
    // A sum that leaves out a line in one column may leave it out in the next one too.
    assert_eq!(grade(&left_out(3)), Confidence::Likely, "two columns against one");
    // Either column may be the one that leaves a line out, or holds one too many.
    assert_eq!(grade(&left_out(2)), Confidence::Likely);
    assert_eq!(grade(&left_out(1)), Confidence::Likely);
}

#[test]
fn a_sum_that_the_prose_tells_too_is_certain() {
    let mut plan = sound();
    plan.budgets[0].lines.truncate(9);
    plan.budgets[0].sums.truncate(3);
    put(&mut plan, 8, 2, 3905);
    assert_eq!(best(&corrected(&plan), at(8, 2)).confidence, Confidence::Likely);
    plan.claims = vec![super::build::claim(About::Costs, 3939, Some(2025), 300)];
    let found = corrected(&plan);
    assert_eq!((best(&found, at(8, 2)).new, best(&found, at(8, 2)).confidence), (tkr(3939), Confidence::Certain));
}

#[test]
fn a_line_and_its_total_with_the_wrong_sign_are_not_their_sum() {
    let columns = [(2024, Kind::Actual), (2025, Kind::Budget), (2026, Kind::Plan)];
    let mut t = Table::new(Unit::Tkr, &columns);
    let line = t.item("Team", Side::Cost, Category::OtherCost, &[200, 190, -195]);
    let sum = t.sum("Summa insatser", Side::Cost, Role::Subtotal, &[200, 190, 195], &added([line]));
    t.sum("Summa kostnader", Side::Cost, Role::Total, &[200, 190, -195], &added([sum]));
    let found = corrected(&t.plan(2026));
    let certain = found.corrections.iter().filter(|one| one.confidence == Confidence::Certain);
    assert!(certain.into_iter().all(|one| one.cell.address != Some(at(1, 2))), "{:#?}", found.corrections);
}

#[test]
fn a_second_printing_with_another_figure_speaks_against_a_sum_computed_anew() {
    let mut t = Table::new(Unit::Tkr, &[(2026, Kind::Budget)]);
    let lines = [("Lön", 5210), ("Lokal", 3100), ("Team", 1200)];
    let lines = lines.map(|(label, value)| t.item(label, Side::Cost, Category::OtherCost, &[value]));
    let loose = t.item("Revision", Side::Cost, Category::OtherCost, &[480]);
    let sum = t.sum("Insatser", Side::Cost, Role::Subtotal, &[-9990], &added(lines));
    t.sum("Summa kostnader", Side::Cost, Role::Total, &[9990], &added([sum, loose]));
    t.repeat(sum, 0, 9990);
    let found = corrected(&t.plan(2026));
    assert!(found.corrections.iter().all(|one| one.confidence != Confidence::Certain), "{:#?}", found.corrections);
}

/// A line after a group whose layout does not say whether it is one of it. Read so, the group's sum holds; but read the
/// other way the total does, and two neighbours that have changed places explain the rest.
#[test]
fn a_total_proves_nothing_where_a_line_more_below_it_would_make_it_whole() {
    let build = |by_layout: bool| {
        let mut t = Table::new(Unit::Tkr, &[(2026, Kind::Budget)]);
        let team = [("Team ett", 42), ("Team två", 30), ("Uppföljning", 30)];
        let team = team.map(|(label, value)| t.item(label, Side::Cost, Category::OtherCost, &[value]));
        let teams = t.sum("Insatser", Side::Cost, Role::Subtotal, &[102], &added(team));
        t.budget.sums[0].by_layout = by_layout;
        let office = [("Lokal", 60), ("Lön", 75)];
        let office = office.map(|(label, value)| t.item(label, Side::Cost, Category::OtherCost, &[value]));
        let office = t.sum("Kansli", Side::Cost, Role::Subtotal, &[105], &added(office));
        t.sum("Summa kostnader", Side::Cost, Role::Total, &[237], &added([teams, office]));
        corrected(&t.plan(2026))
    };
    assert_eq!(best(&build(false), at(6, 0)).confidence, Confidence::Likely);
    assert_eq!(best(&build(true), at(6, 0)).confidence, Confidence::Certain);
}

/// A table of round amounts, so that nothing in it is rounded, whose line "Lokal" is `values` and printed as `printed`.
fn typed(values: [i64; 3], printed: [i64; 3]) -> Corrected {
    let columns = [(2024, Kind::Budget), (2025, Kind::Budget), (2026, Kind::Plan)];
    let mut t = Table::new(Unit::Tkr, &columns);
    let rows =
        [("Lön", [620, 630, 650]), ("Revision", [70, 80, 80]), ("Team", [910, 940, 980]), ("Spår", [340, 390, 420])];
    let mut lines = rows.map(|(label, row)| t.item(label, Side::Cost, Category::OtherCost, &row)).to_vec();
    lines.push(t.item("Lokal", Side::Cost, Category::OtherCost, &printed));
    let sums: Vec<i64> = (0..3).map(|at| rows.iter().map(|(_, row)| row[at]).sum::<i64>() + values[at]).collect();
    t.sum("Summa kostnader", Side::Cost, Role::Total, &sums, &added(lines));
    corrected(&t.plan(2025))
}

#[test]
fn a_typing_error_in_a_line_is_certain_where_its_other_columns_print_it_without() {
    let told = |values, printed: [i64; 3]| {
        let found = typed(values, printed);
        let one = best(&found, at(4, 2));
        (one.new, one.operation, one.confidence)
    };
    let lost = told([150, 160, 160], [150, 160, 10]);
    assert_eq!(
        lost,
        (tkr(160), Operation::Digit, Confidence::Certain),
        "a lost digit takes it out of its line's scale"
    );
    let swapped = told([2380, 2380, 2380], [2380, 2380, 2830]);
    assert_eq!(swapped, (tkr(2380), Operation::Digit, Confidence::Certain), "all of two other columns print it");
    let is_certain =
        |values, printed| typed(values, printed).corrections.iter().any(|one| one.confidence == Confidence::Certain);
    assert!(!is_certain([2190, 2380, 2380], [2190, 2380, 2830]), "the line might have it in this year");
    assert!(!is_certain([2380, 2380, 2380], [2380, 2380, 2680]), "the line was changed, and the sum not computed anew");
    assert!(!is_certain([150, 170, 160], [150, 170, 10]), "nowhere beside it stands the new one");
}

#[test]
fn a_line_that_last_years_plan_prints_without_the_typing_error_is_certain() {
    let mut plan = sound();
    put(&mut plan, 4, 1, 1451);
    let hints = Hints { elsewhere: plankoll::correct::elsewhere(&plan, &sound()), ..Hints::default() };
    let told = examine(&plan, &hints, Apply::Certain).1;
    let one = best(&told, at(4, 1));
    assert_eq!((one.new, one.operation, one.confidence), (tkr(1541), Operation::Digit, Confidence::Certain));
}

/// A group of one line beside another, with a total or without.
fn one_line(line: i64, sum: i64, total: Option<i64>) -> Vec<Correction> {
    let mut t = Table::new(Unit::Tkr, &[(2026, Kind::Budget)]);
    let line = t.item("Återbetalning", Side::Cost, Category::OtherCost, &[line]);
    let first = t.sum("Summa lokal", Side::Cost, Role::Subtotal, &[sum], &added([line]));
    let lines =
        [("Lön", 820), ("Resor", 95)].map(|(label, value)| t.item(label, Side::Cost, Category::OtherCost, &[value]));
    let second = t.sum("Summa kansli", Side::Cost, Role::Subtotal, &[915], &added(lines));
    if let Some(total) = total {
        t.sum("Summa kostnader", Side::Cost, Role::Total, &[total], &added([first, second]));
    }
    corrected(&t.plan(2026)).corrections
}

#[test]
fn the_sign_of_a_line_or_of_its_sum_alone_is_not_certain() {
    let certain = |found: &[Correction]| found.iter().any(|one| one.confidence == Confidence::Certain);
    for (line, sum) in [(61, -61), (-61, 61)] {
        let found = one_line(line, sum, None);
        assert!(!found.is_empty() && !certain(&found), "{found:#?}");
    }
    let found = one_line(-61, 61, Some(976));
    assert!(certain(&found) && found[0].cell.address == Some(at(0, 0)), "the total knows its sum: {found:#?}");
}
