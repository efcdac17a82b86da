//! The sheet Översikt: who joins, how the checks stand, key figures for each and together, where the money goes.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartType, Worksheet, XlsxError};

use super::Merged;
use super::budget::{category, column_name};
use super::checks::{STATUS, Statuses};
use super::layout::{PARTY, Whose};
use super::shares::Part;
use super::{equity, members};
use crate::export::workbook::charts;
use crate::export::workbook::checks::quoted;
use crate::export::workbook::folio::{FIRST, at as cell_at, decimals, down};
use crate::export::workbook::judgement::Status;
use crate::export::workbook::live::Live;
use crate::export::workbook::pen::{Entry, Pen, cut};
use crate::export::workbook::sheets::quoted as sheet_name;
use crate::export::workbook::styles;
use crate::export::workbook::wrap::lines;
use crate::finding::{Arg, Message, Severity};
use crate::merge::Section;
use crate::money::amount::swedish_number;
use crate::plan::Category;

pub(super) fn draw(merged: &Merged<'_>, statuses: &Statuses) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let mut drawn = folio.sheet(&folio.home, merged.paper())?;
    let mut pen = Pen::new(&mut drawn);
    let mut widths = vec![36, 14];
    widths.extend(merged.everyone().iter().map(|_| 20));
    pen.widths(&widths)?;
    pen.line(0, 0, &folio.title, &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    let title = match merged.joint.year {
        Some(year) => folio.say(&Message::new("merge-title-year").text("year", year.to_string())),
        None => folio.word("merge-title"),
    };
    pen.line(1, 0, &title, &styles::subtitle())?;
    let row = draw_parties(merged, &mut pen, 3)?;
    let row = draw_remarks(merged, &mut pen, row)?;
    let row = draw_statuses(merged, statuses, &mut pen, row + 1)?;
    let row = draw_figures(merged, &mut pen, row + 1)?;
    let row = draw_costs(merged, &mut pen, row + 1)?;
    draw_guide(merged, &mut pen, row + 1)?;
    // All on one page, so that no chart is cut in two.
    drawn.set_print_fit_to_pages(1, 1);
    Ok(drawn)
}

fn draw_parties(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &merged.folio;
    let ids = ["merge-party", "book-year", "book-fact-unit", "book-fact-source"];
    let mut heads: Vec<(String, bool)> = ids.iter().map(|id| (folio.word(id), false)).collect();
    heads.push((folio.word("merge-findings-left"), true));
    heads.truncate(usize::from(merged.layout.together) + 1);
    folio.header(pen, row, &heads)?;
    let text = styles::ruled(styles::text());
    let mut at = row + 1;
    for (party, plan) in merged.joint.parties.iter().zip(merged.plans) {
        pen.text(at, 0, &party.name, &text)?;
        let year = party.year.map_or_else(|| folio.word("merge-no-year"), |year| year.to_string());
        pen.text(at, 1, &year, &text)?;
        pen.text(at, 2, party.unit.symbol(), &text)?;
        pen.text(at, 3, &party.file, &text)?;
        let left = plan.findings.iter().filter(|it| it.severity == Severity::Error && !plan.is_settled(it)).count();
        pen.number(at, 4, Decimal::from(left), &styles::ruled(styles::figure(0)))?;
        at += 1;
    }
    Ok(at)
}

/// What must be known to read the figures: different years, different units.
fn draw_remarks(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &merged.folio;
    let mut told = Vec::new();
    if merged.joint.year.is_none() {
        told.push(folio.word("merge-mixed-years"));
    }
    let mixed = merged.joint.parties.windows(2).any(|pair| matches!(pair, [one, other] if one.unit != other.unit));
    if mixed {
        told.push(folio.say(&Message::new("merge-mixed-units").text("unit", merged.unit.symbol())));
    }
    let mut at = row + 1;
    for text in told {
        let last = merged.layout.together;
        pen.sheet.merge_range(at, 0, at, last, &text, &styles::strong())?;
        pen.make_room(at, lines(&text, 80))?;
        at += 1;
    }
    Ok(at)
}

fn draw_statuses(merged: &Merged<'_>, statuses: &Statuses, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &merged.folio;
    pen.line(row, 0, &folio.word("book-sheet-checks"), &styles::heading())?;
    let mut at = row + 1;
    for status in [Status::Holds, Status::Rounding, Status::Fails, Status::NotEvaluated] {
        let word = folio.word(status.word());
        pen.text(at, 0, &word, &styles::ruled(styles::text()))?;
        let count = statuses.all.iter().filter(|held| **held == status).count();
        let range = down(&statuses.name, STATUS, FIRST, statuses.last);
        let formula = format!("COUNTIF({range},{})", quoted(&word));
        let look = styles::ruled(styles::figure(0));
        pen.entry(at, 1, &Entry::Live { formula, value: Decimal::from(count) }, &look)?;
        at += 1;
    }
    Ok(at)
}

fn draw_figures(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &merged.folio;
    pen.line(row, 0, &folio.word("book-key-figures"), &styles::heading())?;
    let mut heads = vec![(folio.word("book-key-figure"), false), (folio.word("merge-counted-in"), false)];
    heads.extend(merged.everyone().into_iter().map(|whose| (column_name(merged, whose), true)));
    folio.header(pen, row + 1, &heads)?;
    let mut at = row + 2;
    for (label, figures) in amounts(merged) {
        put(merged, pen, at, &label, merged.unit.symbol(), &figures, false)?;
        at += 1;
    }
    for (label, figures) in shares(merged) {
        put(merged, pen, at, &label, "%", &figures, true)?;
        at += 1;
    }
    Ok(at)
}

type Row = (String, Vec<Option<Live>>);

fn every(merged: &Merged<'_>, of: impl Fn(Whose) -> Option<Live>) -> Vec<Option<Live>> {
    merged.everyone().into_iter().map(of).collect()
}

const OFFICE: [Category; 3] = [Category::Board, Category::Administration, Category::Audit];

fn amounts(merged: &Merged<'_>) -> Vec<Row> {
    let word = |id: &str| merged.folio.word(id);
    let closing = |whose: Whose| {
        let value = equity::closing(merged, whose)?;
        Some(Live::atom(cell_at(&equity::name(merged), equity::CLOSING, merged.column(whose)), value))
    };
    vec![
        (word("book-key-income"), every(merged, |whose| Some(merged.section(Section::Income, whose)))),
        (word("book-key-costs"), every(merged, |whose| Some(merged.section(Section::Cost, whose)))),
        (word("book-key-result"), every(merged, |whose| Some(merged.result(whose)))),
        (word("book-key-members"), every(merged, |whose| all_members(merged, whose))),
        (word("book-key-equity"), every(merged, closing)),
    ]
}

fn all_members(merged: &Merged<'_>, whose: Whose) -> Option<Live> {
    let (parts, row) = members::rows(merged);
    let sheet = merged.folio.word("merge-sheet-members");
    let cell = Live::atom(cell_at(&sheet, row, merged.column(whose)), members::given_in_all(merged, whose));
    (!parts.is_empty()).then_some(cell)
}

fn shares(merged: &Merged<'_>) -> Vec<Row> {
    let word = |id: &str| merged.folio.word(id);
    let of_members = |part: Part| {
        every(merged, |whose| {
            if undivided(merged, whose) {
                return None;
            }
            let (parts, _) = members::rows(merged);
            let (_, row) = parts.iter().find(|(held, _)| *held == part)?;
            let sheet = merged.folio.word("merge-sheet-members");
            let own = Live::atom(cell_at(&sheet, *row, merged.column(whose)), members::given(merged, part, whose));
            own.over(all_members(merged, whose)?)
        })
    };
    let of_costs = |categories: &[Category]| {
        every(merged, |whose| merged.categories(categories, whose)?.over(merged.section(Section::Cost, whose)))
    };
    vec![
        (word("merge-key-state"), of_members(Part::State)),
        (word("merge-key-regions"), of_members(Part::Regions)),
        (word("merge-key-municipalities"), of_members(Part::Municipalities)),
        (word("merge-key-office"), of_costs(&OFFICE)),
        (word("merge-key-individual"), of_costs(&[Category::Individual])),
        (word("merge-key-structural"), of_costs(&[Category::Structural])),
    ]
}

/// Whether nobody knows whose all the members' money is.
pub(super) fn undivided(merged: &Merged<'_>, whose: Whose) -> bool {
    match whose {
        Whose::Party(party) => merged.joint.is_undivided(party),
        Whose::All => (0..merged.joint.parties.len()).any(|party| merged.joint.is_undivided(party)),
    }
}

fn put(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    label: &str,
    unit: &str,
    figures: &[Option<Live>],
    is_share: bool,
) -> Result<(), XlsxError> {
    pen.text(row, 0, label, &styles::ruled(styles::text()))?;
    pen.text(row, 1, unit, &styles::ruled(styles::faint()))?;
    for (whose, live) in merged.everyone().into_iter().zip(figures) {
        let entry = match live.clone().map(Live::entry) {
            Some(Entry::Live { formula, value }) if is_share => Entry::Live { formula, value: value.round_dp(15) },
            Some(entry) => entry,
            None => Entry::Empty,
        };
        let look =
            if is_share { styles::percent() } else { styles::figure(decimals(entry.value().unwrap_or_default())) };
        let look = if whose == Whose::All { look.set_bold() } else { look };
        pen.entry(row, merged.column(whose), &entry, &styles::ruled(look))?;
    }
    Ok(())
}

/// Costs by category with a chart below.
fn draw_costs(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &merged.folio;
    let groups: Vec<_> = merged.joint.groups.iter().filter(|group| group.section == Section::Cost).collect();
    if groups.is_empty() {
        return Ok(row);
    }
    pen.line(row, 0, &folio.word("book-chart-costs"), &styles::heading())?;
    let header = row + 1;
    let mut heads = vec![(folio.word("book-category"), false), (folio.word("merge-counted-in"), false)];
    heads.extend(merged.everyone().into_iter().map(|whose| (column_name(merged, whose), true)));
    folio.header(pen, header, &heads)?;
    let first = header + 1;
    let mut at = first;
    for group in &groups {
        let of = |whose| {
            let index = merged.joint.groups.iter().position(|held| held == *group)?;
            let row = merged.layout.groups.get(&index)?;
            let cell = cell_at(&merged.layout.name, *row, merged.column(whose));
            Some(Live::atom(cell, merged.group(group, whose)))
        };
        put(merged, pen, at, &category(merged, group), merged.unit.symbol(), &every(merged, of), false)?;
        at += 1;
    }
    let chart = chart(merged, (header, first, at - 1), &groups);
    pen.sheet.insert_chart_with_offset(at + 1, 0, &chart, 4, 4)?;
    Ok(at + 20)
}

fn chart(merged: &Merged<'_>, (header, first, last): (u32, u32, u32), groups: &[&crate::merge::Group]) -> Chart {
    let folio = &merged.folio;
    let title = folio.word("book-chart-costs");
    let mut chart = charts::plain(ChartType::BarStacked, &title);
    let sheet = folio.home.as_str();
    for whose in merged.everyone().into_iter().filter(|whose| *whose != Whose::All) {
        let column = merged.column(whose);
        chart
            .add_series()
            .set_name((sheet, header, column))
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column))
            .set_format(&mut charts::shade(usize::from(column.saturating_sub(PARTY))))
            .set_gap(45);
    }
    chart.set_width(760).set_height(340);
    chart.y_axis().set_reverse().set_major_gridlines(false);
    chart.x_axis().set_num_format("[$-41D]#,##0").set_major_gridlines(false);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&charts::font(8));
    let told: Vec<String> = groups
        .iter()
        .map(|group| {
            let amount = swedish_number(merged.group(group, Whose::All));
            format!("{} {amount} {}", category(merged, group), merged.unit.symbol())
        })
        .collect();
    let alt = Message::new("book-chart-alt").with("title", Arg::Text(title)).text("figures", told.join(", "));
    chart.set_alt_text(cut(&folio.say(&alt), 255));
    chart
}

fn draw_guide(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<(), XlsxError> {
    let folio = &merged.folio;
    pen.line(row, 0, &folio.word("book-guide-sheets"), &styles::heading())?;
    let sheets = [
        ("book-sheet-budget", "merge-guide-budget"),
        ("merge-sheet-members", "merge-guide-members"),
        ("merge-sheet-equity", "merge-guide-equity"),
        ("book-sheet-goals", "merge-guide-goals"),
        ("book-sheet-checks", "merge-guide-checks"),
        ("merge-sheet-findings", "merge-guide-findings"),
        ("book-sheet-corrections", "merge-guide-corrections"),
        ("book-sheet-source", "merge-guide-source"),
    ];
    for (at, (name, about)) in (row + 1..).zip(sheets) {
        let name = folio.word(name);
        pen.link(at, 0, &format!("internal:{}!A1", sheet_name(&name)), &name, &styles::link())?;
        pen.line(at, 1, &folio.word(about), &styles::plain())?;
    }
    Ok(())
}
