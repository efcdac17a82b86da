//! The charts: sober, grey in print, each with a text that says what it shows.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLayout, ChartLegendPosition, ChartLine, ChartSolidFill,
    ChartType, Color,
};

use crate::finding::{Arg, Message};
use crate::money::amount::swedish_number;

use super::book::Book;
use super::key_figures::AMOUNT;
use super::sheets::Sheet;

const BAR: u32 = 0x4A_6B_82;
const EDGE: u32 = 0x26_32_38;
const CAP: u32 = 0x9C_3B_22;
/// As wide as the columns beside the small tables, in pixels.
const WIDTH: u32 = 430;
const HEIGHT: u32 = 240;

/// Bars of a side's categories, from the rows of their table on Översikt.
pub(super) fn bars<'a>(
    book: &Book<'_>,
    title: &str,
    rows: (u32, u32),
    parts: impl Iterator<Item = (&'a str, Decimal)>,
) -> Chart {
    let mut chart = plain(ChartType::Bar, &book.word(title));
    let sheet = book.names.of(Sheet::Overview);
    let (first, last) = rows;
    let label = ChartDataLabel::new().show_value().set_num_format("[$-41D]#,##0").set_font(&font(8)).to_owned();
    chart
        .add_series()
        .set_name(book.word("book-amount").as_str())
        .set_categories((sheet.as_str(), first, 0, last, 0))
        .set_values((sheet.as_str(), first, AMOUNT, last, AMOUNT))
        .set_format(&mut filled(BAR))
        .set_gap(45)
        .set_data_label(&label);
    // In a chart of bars the axes have changed places: the categories stand on the upright one, the first above.
    chart.y_axis().set_reverse().set_major_gridlines(false);
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    chart.legend().set_hidden();
    // Room for the names on the left, and for the figure behind the longest bar.
    let room = ChartLayout::new().set_offset(0.27, 0.14).set_dimensions(0.54, 0.81);
    chart.plot_area().set_layout(&room);
    let unit = book.unit.symbol();
    let told: Vec<String> = parts.map(|(name, amount)| format!("{name} {} {unit}", swedish_number(amount))).collect();
    chart.set_alt_text(alt(book, title, &told));
    chart
}

/// Equity by year as columns, its cap as a line.
pub(super) fn years(
    book: &Book<'_>,
    rows: (u32, u32),
    has_cap: bool,
    told: impl Iterator<Item = (i32, Decimal)>,
) -> Chart {
    let title = "book-chart-equity";
    let mut chart = plain(ChartType::Column, &book.word(title));
    let sheet = book.names.of(Sheet::Overview);
    let (first, last) = rows;
    let label = ChartDataLabel::new().show_value().set_num_format("[$-41D]#,##0").set_font(&font(8)).to_owned();
    chart
        .add_series()
        .set_name(book.word("book-equity").as_str())
        .set_categories((sheet.as_str(), first, 0, last, 0))
        .set_values((sheet.as_str(), first, AMOUNT, last, AMOUNT))
        .set_format(&mut filled(BAR))
        .set_gap(80)
        .set_data_label(&label);
    chart.y_axis().set_num_format("[$-41D]#,##0").set_min(0);
    if has_cap {
        let mut line = Chart::new(ChartType::Line);
        line.add_series()
            .set_name(book.word("book-cap").as_str())
            .set_categories((sheet.as_str(), first, 0, last, 0))
            .set_values((sheet.as_str(), first, AMOUNT + 1, last, AMOUNT + 1))
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(Color::RGB(CAP)).set_width(2.25)))
            .set_marker(
                rust_xlsxwriter::ChartMarker::new()
                    .set_type(rust_xlsxwriter::ChartMarkerType::Diamond)
                    .set_size(7)
                    .set_format(&mut filled(CAP)),
            );
        chart.combine(&line);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(8));
    let unit = book.timeline.unit.symbol();
    let told: Vec<String> = told.map(|(year, amount)| format!("{year} {} {unit}", swedish_number(amount))).collect();
    chart.set_alt_text(alt(book, title, &told));
    chart
}

/// A chart of the book's size and font.
pub(super) fn plain(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    chart.set_width(WIDTH).set_height(HEIGHT);
    chart.title().set_name(title).set_font(&font(10)).set_overlay(false);
    chart.x_axis().set_font(&font(8));
    chart.y_axis().set_font(&font(8));
    chart
}

/// The book's font.
pub(super) fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(size).set_color(Color::RGB(EDGE)).unset_bold();
    font
}

fn filled(color: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(color)));
    format
}

/// The look of one of several series, told apart in grey too.
pub(super) fn shade(index: usize) -> ChartFormat {
    const SHADES: [u32; 6] = [0x2F_4B_60, 0x8F_B0_C4, 0xC9_A2_4B, 0x5C_7F_5A, 0xD8_DE_E2, 0x7A_4E_5E];
    filled(SHADES.get(index % SHADES.len()).copied().unwrap_or(BAR))
}

/// What a chart shows, in words, for those who do not see it.
fn alt(book: &Book<'_>, title: &str, told: &[String]) -> String {
    let title = book.word(title);
    book.say(Message::new("book-chart-alt").with("title", Arg::Text(title)).text("figures", told.join(", ")))
}
