//! The core's own tests: both lives of small expressions.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, proptest};
use rust_decimal::Decimal;

use super::{Cells, Dimension, Expr, Figures, NotLive, Relation, Stuck, Test, Verdict, excel, live};
use crate::money::Unit;
use crate::plan::Address;

struct Sheet {
    values: BTreeMap<usize, Decimal>,
    half: Decimal,
}

impl Figures for Sheet {
    fn value(&self, address: &Address) -> Option<Decimal> {
        let Address::Line { line, .. } = address else { return None };
        self.values.get(line).copied()
    }
    fn half_width(&self, _: &Address) -> Decimal {
        self.half
    }
}

impl Cells for Sheet {
    fn excel(&self, address: &Address) -> Option<String> {
        let Address::Line { line, .. } = address else { return None };
        self.values.get(line).map(|_| format!("Budget!C{line}"))
    }
}

fn at(line: usize) -> Expr {
    Expr::Cell(Address::Line { budget: 0, line, column: 0 })
}

fn sheet(values: &[i64], half: i64) -> Sheet {
    let values = values.iter().enumerate().map(|(at, value)| (at, Decimal::from(*value))).collect();
    Sheet { values, half: Decimal::from(half) }
}

fn plain(value: i64, scale: u32) -> Expr {
    Expr::Number(Decimal::new(value, scale), Dimension::Plain)
}

#[test]
fn a_cap_in_both_lives() {
    let sheet = sheet(&[2_900_000, 8_396_000, 132_000], 0);
    let cap = Expr::Multiply(Box::new(plain(20, 2)), Box::new(Expr::Add(vec![at(1), at(2)])));
    let test = Test::new(at(0), Relation::AtMost, cap, &sheet).unwrap();
    assert_eq!(test.evaluate(&sheet), Ok(Verdict::Fails));
    let live = live(&test, &sheet, Unit::Tkr).unwrap();
    assert_eq!(live.right, "0.2*SUM(Budget!C1,Budget!C2)");
    assert_eq!(live.holds, "ROUND(Budget!C0-(0.2*SUM(Budget!C1,Budget!C2)),9)<=0");
}

#[test]
fn money_is_scaled_to_the_sheet_and_shares_are_not() {
    let sheet = sheet(&[1], 0);
    let money = Expr::Number(Decimal::from(1500), Dimension::Money);
    assert_eq!(excel(&money, &sheet, Unit::Tkr).as_deref(), Ok("1.5"));
    assert_eq!(excel(&plain(5, 1), &sheet, Unit::Tkr).as_deref(), Ok("0.5"));
    assert_eq!(excel(&at(7), &sheet, Unit::Kr), Err(NotLive::NoCell(Address::Line { budget: 0, line: 7, column: 0 })));
}

#[test]
fn a_sum_of_rounded_figures_may_be_off_by_their_widths() {
    // 2 + 2 + 2 printed as 7: each is half a unit wide, so two units are allowed for.
    let (right, wrong) = (sheet(&[2000, 2000, 2000, 7000], 500), sheet(&[2000, 2000, 2000, 9000], 500));
    let sum = Expr::Add(vec![at(0), at(1), at(2)]);
    for (sheet, expected) in [(right, Verdict::WithinRounding), (wrong, Verdict::Fails)] {
        let test = Test::new(sum.clone(), Relation::Equal, at(3), &sheet).unwrap();
        assert_eq!(test.tolerance, Decimal::from(2000));
        assert_eq!(test.evaluate(&sheet), Ok(expected));
    }
}

#[test]
fn what_cannot_be_computed_says_why() {
    let sheet = sheet(&[1, 0], 0);
    let divided = Expr::Divide(Box::new(at(0)), Box::new(at(1)));
    assert_eq!(divided.evaluate(&sheet), Err(Stuck::DivisionByZero));
    let huge = Expr::Number(Decimal::MAX, Dimension::Plain);
    assert_eq!(Expr::Multiply(Box::new(huge.clone()), Box::new(huge)).evaluate(&sheet), Err(Stuck::Overflow));
    assert!(matches!(at(9).evaluate(&sheet), Err(Stuck::Absent(_))));
}

#[test]
fn a_blank_divisor_that_may_be_zero_does_not_blow_up_the_width() {
    let sheet = sheet(&[1000, 300], 500);
    let span = Expr::Divide(Box::new(at(0)), Box::new(at(1))).evaluate(&sheet).unwrap();
    assert_eq!(span.low, span.high);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_true_value_stays_within_its_bounds(
        values in prop::collection::vec(any::<i32>(), 3),
        offs in prop::collection::vec(-500i64..=500, 3),
    ) {
        let printed = sheet(&values.iter().map(|value| i64::from(*value)).collect::<Vec<_>>(), 500);
        let truth = sheet(&values.iter().zip(&offs).map(|(value, off)| i64::from(*value) + off).collect::<Vec<_>>(), 0);
        let expr = Expr::Max(vec![
            Expr::Subtract(Box::new(at(0)), Box::new(at(1))),
            Expr::Multiply(Box::new(plain(-3, 1)), Box::new(Expr::Abs(Box::new(at(2))))),
        ]);
        let (span, exact) = (expr.evaluate(&printed).unwrap(), expr.evaluate(&truth).unwrap());
        prop_assert_eq!((span.low <= exact.value, exact.value <= span.high), (true, true));
    }
}
