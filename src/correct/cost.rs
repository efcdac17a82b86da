//! How unlikely a step is: whole numbers, lower is likelier. A slip that leaves a narrow mark weighs little, since
//! chance seldom makes such a mark; a free value explains anything and weighs most.

use super::evidence::Weight;
use super::step::{Deed, Digit};
use super::system::{Sort, System, Variable};

/// What every step after the first adds: one slip is likelier than two.
pub(super) const ANOTHER: i64 = 3;
/// What it adds to break an identity across tables that held.
pub(super) const HARM: i64 = 10;
/// What an identity across tables takes off when it is broken and is mended too.
pub(super) const WITNESS: i64 = 2;
/// What a second printing in a table takes off a change to its figure, and adds to a change away from it.
pub(super) const CONFIRMED: i64 = 4;
/// What a figure in prose takes off.
pub(super) const SAID: i64 = 2;
/// What it adds to leave something to rounding in a table that shows none.
pub(super) const UNSHOWN: i64 = 4;
/// What it adds to take a figure out of the scale of its own line.
pub(super) const OUT_OF_SCALE: i64 = 6;
/// What it adds to give a figure that its table is too coarse to print.
pub(super) const TOO_FINE: i64 = 6;
/// What it adds to say that a figure is of a finer unit than its table, where neither its line's other columns nor its
/// sum say that it is too large: then it is as good as a free value.
const TOO_FINE_UNIT: i64 = 9;
/// The same line in two columns hardly differs by more than so many times.
pub(super) const ALIKE: i128 = 30;
/// Explanations within this distance cannot be told apart.
pub(super) const MARGIN: i64 = 3;
/// The lightest step that no other place speaks for, and the lightest there is.
const LIGHTEST: [i64; 2] = [4, 4 - CONFIRMED - SAID];

/// What a step of a system weighs at the least, and what identities across tables take off at the most.
pub(super) fn least(system: &System) -> (i64, i64) {
    let told = system.variables.iter().any(|variable| !variable.said.is_empty());
    let witnesses = system.relations.iter().filter(|relation| !relation.hard && relation.broken()).count();
    let [plain, confirmed] = LIGHTEST;
    (if told { confirmed } else { plain }, i64::try_from(witnesses).unwrap_or(0).saturating_mul(WITNESS))
}

/// The weight of a deed on a figure.
pub(super) fn deed(deed: Deed, variable: &Variable, new: i128) -> i64 {
    plain(deed, variable)
        + match deed {
            Deed::Digit(_) | Deed::Value => custom(variable, new),
            _ => 0,
        }
        + shape(deed, variable, new)
        + if matches!(deed, Deed::MissingLine(_)) { 0 } else { said(variable, new) }
}

/// What a deed weighs by itself.
pub(super) fn plain(deed: Deed, variable: &Variable) -> i64 {
    match deed {
        Deed::UnitDown | Deed::UnitUp => 4,
        // An item below zero deviates from its side's usual sign, which is a mark by itself.
        Deed::Sign if is_against_custom(variable) => 4,
        Deed::Sign if variable.sort == Sort::Result => 5,
        Deed::Sign => 13,
        Deed::Sum(Some(_)) => 5,
        Deed::Sum(None) | Deed::Copy => 6,
        Deed::Digit(Digit::Swapped | Digit::Doubled) | Deed::Swap => 7,
        Deed::Digit(_) => 8,
        Deed::Value => 12,
        Deed::MissingLine(_) => 13,
    }
}

/// Whether a figure is below zero where its side's figures are not: the same line in other columns is not either. Or
/// above it where its line's other columns are below: several, and none of them otherwise.
pub(super) fn is_against_custom(variable: &Variable) -> bool {
    let siblings = || variable.siblings.iter().filter(|other| **other != 0);
    let below = || siblings().count() > 1 && siblings().all(|other| *other < 0);
    variable.sort != Sort::Result
        && match variable.value {
            ..0 => siblings().all(|other| *other > 0),
            0 => false,
            1.. => below(),
        }
}

/// What the table says against such a figure: its line is of another scale, or nobody prints so fine.
pub(super) fn shape(deed: Deed, variable: &Variable, new: i128) -> i64 {
    if matches!(deed, Deed::MissingLine(_)) {
        return 0;
    }
    let unit = matches!(deed, Deed::UnitDown | Deed::UnitUp);
    let fine = match new % variable.step != 0 && variable.value % variable.step == 0 {
        true if !unit => TOO_FINE,
        true if !variable.outgrows && !variable.peers.iter().any(|other| alike(new, *other)) => TOO_FINE_UNIT,
        _ => 0,
    };
    fine + i64::from(is_out_of_scale(variable, new)) * OUT_OF_SCALE
}

/// Whether a figure would leave the scale that its line's other columns share with it. A result may well be small, and
/// any line may be zero.
fn is_out_of_scale(variable: &Variable, new: i128) -> bool {
    let peers = &variable.peers;
    new != 0
        && variable.sort != Sort::Result
        && !peers.is_empty()
        && peers.iter().all(|other| alike(variable.value, *other) && !alike(new, *other))
}

/// Whether two figures are of one scale.
pub(super) fn alike(one: i128, other: i128) -> bool {
    let (one, other) = (one.saturating_abs(), other.saturating_abs());
    one <= other.saturating_mul(ALIKE) && other <= one.saturating_mul(ALIKE)
}

/// What other places print for the figure.
fn said(variable: &Variable, new: i128) -> i64 {
    let found =
        |weight: Weight, value: i128| variable.said.iter().any(|said| said.weight == weight && said.value == value);
    let mut effect = 0;
    if found(Weight::Strong, new) {
        effect -= CONFIRMED;
    } else if found(Weight::Strong, variable.value) {
        effect += CONFIRMED;
    }
    if found(Weight::Weak, new) { effect - SAID } else { effect }
}

/// What the figure's own habits say: roundness, and the same line in other columns.
fn custom(variable: &Variable, new: i128) -> i64 {
    let rounder = match (trailing_zeros(new, variable.step), trailing_zeros(variable.value, variable.step)) {
        (new, old) if new > old => -1,
        (new, old) if new < old => 1,
        _ => 0,
    };
    let sign = i64::from(new < 0 && variable.value >= 0) * 4;
    rounder + sign + nearness(variable, new)
}

fn nearness(variable: &Variable, new: i128) -> i64 {
    let distance = |value: i128| variable.siblings.iter().map(|other| value.abs_diff(*other)).min();
    match (distance(new), distance(variable.value)) {
        (Some(0), Some(old)) if old > 0 => -2,
        (Some(new), Some(old)) if new.saturating_mul(2) < old => -1,
        (Some(new), Some(old)) if old.saturating_mul(2) < new => 1,
        _ => 0,
    }
}

fn trailing_zeros(value: i128, step: i128) -> u32 {
    let mut left = value.checked_div(step).unwrap_or(0);
    let mut zeros = 0;
    while left != 0 && left % 10 == 0 && zeros < 6 {
        left /= 10;
        zeros += 1;
    }
    zeros
}
