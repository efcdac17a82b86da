//! `plankoll check FILE --set "Revision=95"`: what becomes of the checks if figures were others.

use super::args::{CheckArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, explain, import, output, packs};
use crate::export::json::what_if;
use crate::finding::Message;
use crate::money::Amount;
use crate::{Examination, Named};

pub(super) fn run(session: &Session, format: Format, args: &CheckArgs) -> Result<Exit, Stop> {
    let files = &args.files;
    output::check_target(&files.output, &files.files)?;
    let options = packs::options(&files.examine)?;
    let several = files.files.len() > 1;
    let mut worst = Exit::Sound;
    let mut gathered = String::new();
    for path in &files.files {
        let done = import::walk(path, &options).and_then(|examination| {
            let changes = changes(session, &examination, &args.set)?;
            let figures: Vec<_> = changes.iter().map(|(named, amount)| (named.address, *amount)).collect();
            let told = examination.what_if(&figures, &options);
            let told = told.map_err(|fault| Stop::from_fault(&fault, &path.to_string_lossy()))?;
            let exit = if told.has_errors() { Exit::ErrorsLeft } else { Exit::Sound };
            let text = match format {
                Format::Json => {
                    import::json(&what_if::wire(&examination, &changes, &told, &session.catalogue), several)
                }
                Format::Table => draw::what_if(&examination, &changes, &told, &session.catalogue, session.width),
            };
            Ok((text, exit))
        });
        match done {
            Ok((text, exit)) => {
                worst = worst.max(exit);
                gathered.push_str(&text);
            }
            Err(stop) => worst = worst.max(session.refuse(&stop)),
        }
    }
    if !gathered.is_empty() {
        output::deliver(session, &files.output, &files.files, &gathered)?;
    }
    Ok(worst)
}

/// The figures that are asked for, each in its table's own unit.
fn changes(session: &Session, examination: &Examination, set: &[String]) -> Result<Vec<(Named, Amount)>, Stop> {
    let sheet = examination.sheet();
    let one = |words: &String| {
        let wrong = || Stop::new(Message::new("set-form").text("set", words), Message::new("set-form-help"));
        let (label, figure) = words.rsplit_once('=').ok_or_else(wrong)?;
        let named = explain::lookup(session, examination, label)?;
        let amount = amount(figure, &named).ok_or_else(wrong)?;
        if sheet.formula(&named.address).is_some() {
            let label = session.catalogue.label(&named.label);
            let parts = sheet.rests_on(&named.address);
            let parts: Vec<String> = parts
                .iter()
                .filter_map(|at| examination.named().into_iter().find(|other| other.address == *at))
                .map(|other| session.catalogue.label(&other.label))
                .collect();
            let what = Message::new("set-computed").text("label", label);
            return Err(Stop::new(what, Message::new("set-computed-help").text("parts", parts.join(", "))));
        }
        Ok((named, amount))
    };
    set.iter().map(one).collect()
}

/// A figure as people write it: `2100`, `2 100`, `1,5`, `-90`; in the unit of its table, or with a unit of its own.
fn amount(figure: &str, named: &Named) -> Option<Amount> {
    let plain: String = figure.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(['−', '–'], "-");
    let digits = plain.trim_end_matches(char::is_alphabetic);
    let unit = match plain.strip_prefix(digits) {
        Some("") | None => named.unit,
        Some(word) => crate::money::Unit::from_word(word)?,
    };
    Amount::of(digits.replace(',', ".").parse().ok()?, unit)
}

#[cfg(test)]
mod tests {
    use super::amount;
    use crate::Named;
    use crate::money::Unit;
    use crate::plan::{Address, Column};

    #[test]
    fn a_figure_counts_in_its_table_s_unit() {
        let address = Address::Opening { row: 0 };
        let named = Named { address, label: String::new(), column: Column::default(), unit: Unit::Tkr };
        let read = |text: &str| amount(text, &named).map(|amount| amount.to_string());
        assert_eq!(read("2100").as_deref(), Some("2100000"));
        assert_eq!(read(" −2 100,5 ").as_deref(), Some("-2100500"));
        assert_eq!(read("600 kr").as_deref(), Some("600"));
        assert_eq!(
            (read("två"), read(""), read("12 euro"), read("99999999999999999999999999999")),
            (None, None, None, None)
        );
    }
}
