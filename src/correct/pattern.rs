//! The marks that common slips leave on a figure.

use super::step::{Deed, Digit, Slip};
use super::system::{Relation, Sort, System, Variable};

/// What the change of a figure from its printed value to `new` looks like. `residuals` are the identities' as they
/// stand once the steps before are done.
pub(super) fn deed(system: &System, residuals: &[i128], variable: &Variable, new: i128) -> Deed {
    let old = variable.value;
    if old != 0 && new == -old {
        return Deed::Sign;
    }
    // Less than one printed step is no figure of the table: nobody wrote 460 tkr for 0,46 tkr.
    if old != 0 && new.checked_mul(1000) == Some(old) && new.abs() >= variable.step {
        return Deed::UnitDown;
    }
    if old != 0 && old.checked_mul(1000) == Some(new) {
        return Deed::UnitUp;
    }
    if let Some((at, relation)) = own_sum(system, variable).filter(|_| variable.sort != Sort::Copy)
        && residuals.get(at).and_then(|residual| residual.checked_add(old)) == Some(new)
    {
        return Deed::Sum(slip(system, relation, new - old));
    }
    if variable.sort == Sort::Copy {
        return Deed::Copy;
    }
    digit(old, new, variable.step).map_or(Deed::Value, Deed::Digit)
}

/// The identity that makes a figure out of others, where there is one.
pub(super) fn own_sum<'a>(system: &'a System, variable: &Variable) -> Option<(usize, &'a Relation)> {
    let own = variable.equations.iter().filter(|(_, sign)| *sign < 0);
    let own = own.filter_map(|(at, _)| Some((*at, system.relations.get(*at)?)));
    own.filter(|(_, relation)| relation.hard).find(|(_, relation)| {
        relation
            .parts
            .first()
            .and_then(|(target, _)| system.variables.get(*target))
            .is_some_and(|target| target.address == variable.address)
    })
}

/// The line that a sum leaves out, or holds twice, where it is off by just that line. The last one that fits: lines
/// are added last.
pub(super) fn slip(system: &System, relation: &Relation, missing: i128) -> Option<Slip> {
    if missing == 0 || relation.parts.len() < 3 {
        return None;
    }
    let mut fitting = relation.parts.iter().skip(1).rev().filter_map(|(at, sign)| {
        let worth = system.variables.get(*at)?.value.checked_mul(i128::from(*sign))?;
        if worth == missing {
            Some(Slip::LeftOut(*at))
        } else if worth == -missing {
            Some(Slip::Doubled(*at))
        } else {
            None
        }
    });
    fitting.next()
}

/// How one typing error turns `new` (what was meant) into `old` (what is printed), counted in printed steps.
pub(super) fn digit(old: i128, new: i128, step: i128) -> Option<Digit> {
    if step <= 0 || old % step != 0 || new % step != 0 || (old < 0) != (new < 0) || old == 0 || new == 0 {
        return None;
    }
    let (printed, meant) = (digits(old / step), digits(new / step));
    match printed.len().checked_add(1) {
        _ if printed.len() == meant.len() => same_length(&printed, &meant),
        Some(longer) if longer == meant.len() => lacks_one(&printed, &meant).then_some(Digit::Lost),
        _ if meant.len() + 1 == printed.len() => doubles_one(&printed, &meant).then_some(Digit::Doubled),
        _ => None,
    }
}

fn digits(value: i128) -> Vec<u8> {
    value.unsigned_abs().to_string().into_bytes()
}

fn same_length(printed: &[u8], meant: &[u8]) -> Option<Digit> {
    let differing: Vec<usize> =
        printed.iter().zip(meant).enumerate().filter(|(_, (left, right))| left != right).map(|(at, _)| at).collect();
    match differing.as_slice() {
        [_] => Some(Digit::Wrong),
        [first, second]
            if first + 1 == *second
                && printed.get(*first) == meant.get(*second)
                && printed.get(*second) == meant.get(*first) =>
        {
            Some(Digit::Swapped)
        }
        _ => None,
    }
}

fn lacks_one(printed: &[u8], meant: &[u8]) -> bool {
    let same = printed.iter().zip(meant).take_while(|(left, right)| left == right).count();
    printed.get(same..) == meant.get(same + 1..)
}

fn doubles_one(printed: &[u8], meant: &[u8]) -> bool {
    (1..printed.len()).any(|at| {
        printed.get(at) == printed.get(at - 1)
            && printed.get(..at) == meant.get(..at)
            && printed.get(at + 1..) == meant.get(at..)
    })
}

#[cfg(test)]
mod tests {
    use super::digit;
    use crate::correct::step::Digit;

    #[test]
    fn tells_typing_errors_apart() {
        assert_eq!(digit(1109, 1084, 1), None);
        assert_eq!(digit(45, 450, 1), Some(Digit::Lost));
        assert_eq!(digit(45, 405, 1), Some(Digit::Lost));
        assert_eq!(digit(4450, 450, 1), Some(Digit::Doubled));
        assert_eq!(digit(540, 450, 1), Some(Digit::Swapped));
        assert_eq!(digit(480, 450, 1), Some(Digit::Wrong));
        assert_eq!(digit(4350, 450, 1), None);
        assert_eq!(digit(0, 7, 1), None);
    }
}
