//! Rule packs: rhai scripts that build checks. Scripts are untrusted: operations, memory, depth and time are limited.
//!
//! A pack is run once, when it is loaded ([`find`]). It tells data to the left ([`Pack::hints`]) and builds rules out
//! of words that are not yet any plan's figures; [`judge`] binds them to the plan at hand and weighs them. What a
//! förbund, a law or a policy says stands in the packs under `rules/`, never here.

mod acceptance;
mod answer;
mod bind;
mod draft;
mod engine;
mod error;
mod example;
mod find;
mod judge;
mod judged;
mod lack;
mod landmarks;
mod names;
mod pack;
mod page;
mod phrases;
mod prose;
mod quantity;
mod rule;
mod similar;
mod source;
mod spot;
mod subject;
#[cfg(test)]
mod tests;
mod trial;
mod vocabulary;
mod wording;
mod years;

pub use acceptance::{check_key, fingerprint};
pub use bind::day_of;
pub use draft::{draft, folder};
pub use engine::LARGEST;
pub use error::{Fault, PackError};
pub use example::{Example, ExampleError, examples};
pub use find::{Found, LAW, Shelf, every_pack, find, find_all, names as pack_names, with_script};
pub use judge::{judge, judge_with};
pub use judged::Judged;
pub use pack::Pack;
pub use rule::{Page, Rule};
pub use similar::{Matcher, score};
pub use source::{BuiltIn, Handed, NoPacks, PackSource};
pub use subject::Subject;
pub use trial::{RuleTrial, Trial, Wrong, trial};
pub use years::Years;
