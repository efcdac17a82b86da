//! ODS: read by ourselves, since a cell's percent, its unit and a row's being hidden stand where its value stands.

use std::collections::BTreeSet;

use super::calculated::Calculated;
use super::format::Format;
use super::grid::{Columns, Held, MOST_CELLS, Sheet, named};
use super::{grid, kept, ours, shown};
use crate::document::Kept;
use crate::read::ReadError;
use crate::read::bounds::{self, Said};
use crate::read::package::{Element, Node, Package, Xml, text_of};

/// The visible sheets of a workbook; of one of ours those that are not derived, and what it carries.
pub(super) fn sheets(bytes: &[u8]) -> Result<(Vec<Sheet>, Option<Kept>), ReadError> {
    let mut package = opened(bytes)?;
    let ours = ours::is_ours(&mut package)?;
    let wanted = |name: &str, visible: bool| match ours {
        true => kept::is_carrier(name) || (visible && !ours::is_derived(name)),
        false => visible,
    };
    let (mut out, calculated) = chosen(&mut package, wanted)?;
    calculated.verdict(&out)?;
    let mut carried = None;
    if ours {
        out.iter_mut().for_each(ours::unmark);
        carried = kept::take(&mut out);
    }
    Ok((out, carried))
}

/// All sheets of a workbook of ours, derived and hidden ones too; `None` where it is not ours.
pub(super) fn all_of_ours(bytes: &[u8]) -> Result<Option<Vec<Sheet>>, ReadError> {
    let mut package = opened(bytes)?;
    if !ours::is_ours(&mut package)? {
        return Ok(None);
    }
    chosen(&mut package, |_, _| true).map(|(sheets, _)| Some(sheets))
}

fn opened(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    let mut package = Package::open(bytes, "ods")?;
    if package.is_locked()? { Err(ReadError::Encrypted) } else { Ok(package) }
}

/// The sheets that are wanted, by name and whether they are seen.
fn chosen(
    package: &mut Package<'_>,
    wanted: impl Fn(&str, bool) -> bool,
) -> Result<(Vec<Sheet>, Calculated), ReadError> {
    let text = package.text("content.xml")?.ok_or(ReadError::Damaged { format: "ods" })?;
    let mut xml = Xml::new(&text, "ods");
    let mut reader = Reader::default();
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                ("style", "style") => reader.style = element.attr("name").unwrap_or_default(),
                ("style", "table-properties") if element.attr("display").is_some_and(|shown| shown == "false") => {
                    reader.hidden.insert(reader.style.clone());
                }
                ("style", "text-properties") if element.attr("font-weight").is_some_and(|weight| weight == "bold") => {
                    reader.bold.insert(reader.style.clone());
                }
                ("table", "table") => {
                    let name = element.attr("name").unwrap_or_default();
                    let hidden = element.attr("style-name").is_some_and(|style| reader.hidden.contains(&style));
                    if wanted(&name, !hidden) { reader.table(&mut xml, name)? } else { xml.skip()? }
                }
                _ => {}
            },
            Node::Eof => break,
            _ => {}
        }
    }
    Ok((reader.sheets, reader.calculated))
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    /// The style whose properties are being read.
    style: String,
    /// Styles of tables that are not shown.
    hidden: BTreeSet<String>,
    /// Styles of cells in bold.
    bold: BTreeSet<String>,
    calculated: Calculated,
    cells: usize,
    said: Said,
}

impl Reader {
    /// A table, to its end; its rows may stand in groups.
    fn table(&mut self, xml: &mut Xml<'_>, name: String) -> Result<(), ReadError> {
        let mut sheet = Sheet { name: named(name), ..Sheet::default() };
        let mut hidden = Vec::new();
        let mut groups = 0usize;
        let mut row = 0u32;
        let mut column = 0u32;
        loop {
            match xml.next()? {
                Node::Start(element) => match element.name() {
                    ("table", "table-column") => {
                        let times = element.number("number-columns-repeated").unwrap_or(1).max(1);
                        let next = column.saturating_add(times);
                        if element.attr("visibility").is_some_and(|word| word != "visible") {
                            hidden.push((column, next.saturating_sub(1)));
                        }
                        column = next;
                        xml.skip()?;
                    }
                    ("table", "table-row") => {
                        let times = element.number("number-rows-repeated").unwrap_or(1).max(1);
                        let unseen = element.attr("visibility").is_some_and(|word| word != "visible");
                        self.row(xml, &mut sheet, row, times, unseen)?;
                        row = row.saturating_add(times);
                    }
                    (
                        "table",
                        "table-row-group"
                        | "table-header-rows"
                        | "table-rows"
                        | "table-column-group"
                        | "table-header-columns"
                        | "table-columns",
                    ) => groups += 1,
                    _ => xml.skip()?,
                },
                Node::End if groups == 0 => break,
                Node::End => groups -= 1,
                Node::Text(_) => {}
                Node::Eof => return Err(ReadError::Damaged { format: "ods" }),
            }
        }
        sheet.hidden_columns = Columns::of(hidden);
        self.sheets.push(sheet);
        grid::sheets(self.sheets.len())?;
        Ok(())
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        sheet: &mut Sheet,
        row: u32,
        times: u32,
        hidden: bool,
    ) -> Result<(), ReadError> {
        let first = sheet.cells.len();
        let mut column = 0u32;
        loop {
            match xml.next()? {
                Node::Start(element) => match element.name() {
                    ("table", "table-cell" | "covered-table-cell") => {
                        column = self.cell(xml, &element, sheet, (row, column))?;
                    }
                    _ => xml.skip()?,
                },
                Node::End => break,
                Node::Text(_) => {}
                Node::Eof => return Err(ReadError::Damaged { format: "ods" }),
            }
        }
        let own = sheet.cells.get(first..).unwrap_or_default().to_vec();
        if own.is_empty() {
            return Ok(());
        }
        for at in row..row.saturating_add(times) {
            if hidden {
                sheet.hidden_rows.insert(at);
            }
            if at > row {
                self.count(own.len())?;
                for cell in &own {
                    self.said.text(&cell.text)?;
                    self.said.formula(cell.formula.as_deref().unwrap_or_default())?;
                }
                sheet.cells.extend(own.iter().map(|cell| Held { row: at, ..cell.clone() }));
            }
        }
        Ok(())
    }

    /// A cell, to its end; the column after it.
    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        sheet: &mut Sheet,
        at: (u32, u32),
    ) -> Result<u32, ReadError> {
        let (row, column) = at;
        let times = element.number("number-columns-repeated").unwrap_or(1).max(1);
        let next = column.saturating_add(times);
        let formula = element.content("formula").map(|formula| plain(&formula));
        let kind = element.attr("value-type");
        let (printed, comment) = paragraphs(xml)?;
        if !comment.is_empty() {
            sheet.comments.insert((row, column), comment);
        }
        if formula.is_some() {
            self.calculated.note(kind.is_none() && printed.is_empty());
        }
        let (text, number) = value(element, kind.as_deref(), printed);
        if text.trim().is_empty() && formula.is_none() {
            return Ok(next);
        }
        if let Some(wide) = element.number("number-columns-spanned").filter(|wide| *wide > 1) {
            sheet.merges.insert((row, column), wide);
        }
        let bold = element.attr("style-name").is_some_and(|style| self.bold.contains(&style));
        for column in column..next {
            self.count(1)?;
            self.said.text(&text)?;
            self.said.formula(formula.as_deref().unwrap_or_default())?;
            let (text, formula) = (text.clone(), formula.clone());
            sheet.cells.push(Held { row, column, text, number, formula, bold, ..Held::default() });
        }
        Ok(next)
    }

    fn count(&mut self, more: usize) -> Result<(), ReadError> {
        self.cells += more;
        if self.cells > MOST_CELLS { Err(ReadError::ManyCells { cap: MOST_CELLS }) } else { Ok(()) }
    }
}

fn value(element: &Element<'_>, kind: Option<&str>, printed: String) -> (String, Option<rust_decimal::Decimal>) {
    match kind {
        Some("float" | "currency" | "percentage") => {
            let Some(value) = element.attr("value").and_then(|value| value.parse::<f64>().ok()) else {
                return (printed, None);
            };
            let format =
                Format { percent: kind == Some("percentage"), unit: Format::unit_of(&printed), ..Format::default() };
            shown::number(value, &format)
        }
        Some("date") => {
            let iso = element.attr("date-value").map(|date| shown::iso(&date));
            // A date of which the year alone is shown is a year.
            let year = printed.len() == 4 && printed.chars().all(|c| c.is_ascii_digit());
            (iso.filter(|_| !year).unwrap_or(printed), None)
        }
        Some("boolean") => (shown::truth(element.attr("boolean-value").is_some_and(|value| value == "true")), None),
        _ if printed.is_empty() => (element.content("string-value").unwrap_or_default(), None),
        _ => (printed, None),
    }
}

/// The text of a cell, a line a paragraph, and apart from it what is noted at the cell.
fn paragraphs(xml: &mut Xml<'_>) -> Result<(String, String), ReadError> {
    let mut out = String::new();
    let mut comment = String::new();
    let mut depth = 0usize;
    let mut seen = 0usize;
    loop {
        bounds::long(out.len())?;
        match xml.next()? {
            Node::Start(element) => {
                match element.name() {
                    ("office", "annotation") => {
                        comment.push_str(&noted(xml)?);
                        continue;
                    }
                    ("draw", _) | ("table", _) => {
                        xml.skip()?;
                        continue;
                    }
                    ("text", "p" | "h") => {
                        seen += 1;
                        if seen > 1 {
                            out.push('\n');
                        }
                    }
                    ("text", "s") => {
                        let count = element.number("c").unwrap_or(1).min(1_000);
                        out.extend((0..count).map(|_| ' '));
                    }
                    ("text", "tab") => out.push('\t'),
                    ("text", "line-break") => out.push('\n'),
                    _ => {}
                }
                depth += 1;
            }
            Node::End if depth == 0 => return Ok((out, comment)),
            Node::End => depth -= 1,
            Node::Text(text) if seen > 0 && depth > 0 => out.push_str(&text),
            Node::Text(_) => {}
            Node::Eof => return Err(ReadError::Damaged { format: "ods" }),
        }
    }
}

/// What an annotation says, without who wrote it and when; a line a paragraph.
fn noted(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut out = String::new();
    let mut depth = 0usize;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == ("text", "p") => {
                out.push_str(if out.is_empty() { "" } else { "\n" });
                out.push_str(text_of(xml)?.trim());
            }
            Node::Start(element) if matches!(element.name(), ("text", _)) => depth += 1,
            Node::Start(_) => xml.skip()?,
            Node::End if depth == 0 => return Ok(out),
            Node::End => depth -= 1,
            Node::Text(_) => {}
            Node::Eof => return Err(ReadError::Damaged { format: "ods" }),
        }
    }
}

/// `of:=SUM([.B2:.B4];1)` as other workbooks write it: `SUM(B2:B4,1)`.
fn plain(formula: &str) -> String {
    let bare = formula.split_once('=').filter(|(front, _)| front.ends_with(':') || front.is_empty());
    let bare = bare.map_or(formula, |(_, rest)| rest);
    let mut out = String::new();
    let (mut quoted, mut inside) = (false, false);
    for letter in bare.chars() {
        match letter {
            '"' => quoted = !quoted,
            '[' if !quoted => {
                inside = true;
                continue;
            }
            ']' if !quoted => {
                inside = false;
                continue;
            }
            '.' if inside && !quoted && (out.is_empty() || out.ends_with(['(', ':', '+', '-', '*', '/', ',', ' '])) => {
                continue;
            }
            '.' if inside && !quoted => {
                out.push('!');
                continue;
            }
            ';' if !quoted => {
                out.push(',');
                continue;
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn formulas_are_written_as_elsewhere() {
        assert_eq!(plain("of:=SUM([.B2:.B4])"), "SUM(B2:B4)");
        assert_eq!(plain("of:=SUM([.B2];[.C2])-[.D2]*0.5"), "SUM(B2,C2)-D2*0.5");
        assert_eq!(plain("of:=[Blad2.B2]&\"a.[b];c\""), "Blad2!B2&\"a.[b];c\"");
    }
}
