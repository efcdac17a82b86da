//! The look of the book: one font, sober colours that print grey, marks that never stand by colour alone.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Text.
const INK: u32 = 0x26_32_38;
/// Text of lesser weight.
const FAINT: u32 = 0x5F_6B_73;
/// Headers.
const BAND: u32 = 0xE3_E8_EC;
/// Thin lines.
const LINE: u32 = 0xB4_BE_C5;
/// A corrected cell.
const CORRECTED: u32 = 0xFF_F0_C2;
/// A questioned cell.
const QUESTIONED: u32 = 0xF9_DF_D3;
/// Agreement.
const GOOD: u32 = 0xDD_EE_DA;
/// Disagreement.
const BAD: u32 = 0xF4_C7_BC;
/// Not decided.
const OPEN: u32 = 0xE9_E9_E9;
/// A link.
const LINK: u32 = 0x1F_4E_79;

/// What a cell is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// It was corrected.
    Corrected,
    /// A finding points at it.
    Questioned,
}

/// How heavy a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// An item.
    Item,
    /// A part of a line that is not added.
    Part,
    /// A group's sum.
    Subtotal,
    /// A side's sum or a result.
    Total,
}

/// The book's one font: it stands on every machine, or has a twin of the same widths.
const FONT: &str = "Arial";

/// The default of all cells.
pub(super) fn default() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10)
}

fn base() -> Format {
    default().set_font_color(Color::RGB(INK)).set_align(FormatAlign::Top)
}

/// Text on one line.
pub(super) fn plain() -> Format {
    base()
}

/// Text set in from the left.
pub(super) fn indented(format: Format, depth: u8) -> Format {
    if depth == 0 { format } else { format.set_align(FormatAlign::Left).set_indent(depth.min(15)) }
}

/// Text in the column after a figure's.
pub(super) fn after_figure(format: Format) -> Format {
    indented(format, 1)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    base().set_font_size(16).set_bold()
}

/// The line under a title.
pub(super) fn subtitle() -> Format {
    base().set_font_color(Color::RGB(FAINT))
}

/// A heading within a sheet.
pub(super) fn heading() -> Format {
    base().set_font_size(12).set_bold()
}

/// A column's header over text.
pub(super) fn header() -> Format {
    base()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(BAND))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(FAINT))
        .set_align(FormatAlign::VerticalCenter)
}

/// A column's header over figures.
pub(super) fn header_right() -> Format {
    header().set_align(FormatAlign::Right)
}

/// Running text that wraps.
pub(super) fn text() -> Format {
    base().set_text_wrap()
}

/// A heading that runs over the empty cells beside it.
pub(super) fn one_line() -> Format {
    plain().set_bold()
}

/// Running text in bold.
pub(super) fn strong() -> Format {
    text().set_bold()
}

/// Text of lesser weight that wraps.
pub(super) fn faint() -> Format {
    text().set_font_color(Color::RGB(FAINT))
}

/// A short word in the middle of its cell.
pub(super) fn centred() -> Format {
    text().set_align(FormatAlign::Center)
}

/// The thin line under a table's row, by itself.
pub(super) fn rule() -> Format {
    Format::new().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(Color::RGB(LINE))
}

/// A row of a table: text with a thin line under it.
pub(super) fn ruled(format: Format) -> Format {
    format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(Color::RGB(LINE))
}

/// A cell for a person to fill.
pub(super) fn to_fill() -> Format {
    text()
        .set_border(FormatBorder::Hair)
        .set_border_color(Color::RGB(LINE))
        .set_background_color(Color::RGB(0xFB_FB_F5))
}

/// A link inside the book.
pub(super) fn link() -> Format {
    base().set_font_color(Color::RGB(LINK)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// A figure with `decimals`.
pub(super) fn figure(decimals: u32) -> Format {
    base().set_num_format(number_format(decimals)).set_align(FormatAlign::Right)
}

/// A day, as ISO writes it.
pub(super) fn date() -> Format {
    base().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Right)
}

/// A share: `0,0 %`.
pub(super) fn percent() -> Format {
    base().set_num_format("[$-41D]0.0 %").set_align(FormatAlign::Right)
}

/// The number format of a figure, as Swedes write it, whatever the reader's own settings.
pub(super) fn number_format(decimals: u32) -> &'static str {
    match decimals {
        0 => "[$-41D]#,##0",
        1 => "[$-41D]#,##0.0",
        2 => "[$-41D]#,##0.00",
        _ => "[$-41D]#,##0.000",
    }
}

/// The row of a line: `format` weighed.
pub(super) fn weighed(format: Format, weight: Weight) -> Format {
    let format = edged(format, weight);
    match weight {
        Weight::Item => format,
        Weight::Part => format.set_italic().set_font_color(Color::RGB(FAINT)),
        Weight::Subtotal | Weight::Total => format.set_bold(),
    }
}

/// The lines above and below a row alone.
pub(super) fn edged(format: Format, weight: Weight) -> Format {
    let format = format.set_align(FormatAlign::VerticalCenter);
    match weight {
        Weight::Item | Weight::Part => format,
        Weight::Subtotal => format.set_border_top(FormatBorder::Thin).set_border_top_color(Color::RGB(LINE)),
        Weight::Total => format
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(Color::RGB(INK))
            .set_border_bottom(FormatBorder::Double)
            .set_border_bottom_color(Color::RGB(INK)),
    }
}

/// A cell marked.
pub(super) fn marked(format: Format, mark: Mark) -> Format {
    match mark {
        Mark::None => format,
        Mark::Corrected => format.set_background_color(Color::RGB(CORRECTED)),
        Mark::Questioned => format.set_background_color(Color::RGB(QUESTIONED)),
    }
}

/// The look of a word that says: it agrees.
pub(super) fn good() -> Format {
    Format::new().set_background_color(Color::RGB(GOOD)).set_font_color(Color::RGB(0x1E_4D_1A))
}

/// The look of a word that says: it does not.
pub(super) fn bad() -> Format {
    Format::new().set_background_color(Color::RGB(BAD)).set_font_color(Color::RGB(0x7A_1B_0C)).set_bold()
}

/// The look of a word that says: look at it.
pub(super) fn warn() -> Format {
    Format::new().set_background_color(Color::RGB(CORRECTED)).set_font_color(Color::RGB(0x6A_4B_00))
}

/// The look of a word that says: not decided.
pub(super) fn undecided() -> Format {
    Format::new().set_background_color(Color::RGB(OPEN)).set_font_color(Color::RGB(FAINT))
}
