//! Whether there is a budget table at all: amounts that stand in sentences only are summed by nobody.

use super::words::finding;
use crate::finding::{Finding, Message, Severity};
use crate::money::Unit;
use crate::plan::Plan;

/// The remark on a plan that tells its budget in sentences.
#[must_use]
pub fn tables(plan: &Plan) -> Option<Finding> {
    let tabled = !plan.budgets.is_empty() || !plan.multi_year.is_empty();
    let (message, help) = (Message::new("check-no-table"), Message::new("check-no-table-help"));
    (!tabled).then(|| finding("no-table", Severity::Warning, message, help, Unit::default()))
}
