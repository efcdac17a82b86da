//! What writes: styles, paragraphs and tables of the memo, in one look.

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, Footer, HeightRule, IndentLevel, Level, LevelJc, LevelText,
    LineSpacing, LineSpacingType, NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    PageOrientationType, Paragraph, Run, RunFonts, Shading, SpecialIndentType, Start, Style, StyleType, Table,
    TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use crate::Examination;
use crate::finding::Message;
use crate::text::Catalogue;

/// A4 in twips, the short side and the long.
const PAPER: (u32, u32) = (11_906, 16_838);
/// The margins to the left and right, in twips.
const MARGIN: i32 = 1_134;
/// The list of bullets; 1 is docx-rs's own.
const BULLETS: usize = 2;
/// From so many columns of amounts the paper lies down.
const WIDE: usize = 6;

/// How a row of a table looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The header.
    Head,
    /// A group's name.
    Group,
    /// A line.
    Plain,
    /// A sum.
    Sum,
}

/// The document as it grows.
pub(super) struct Pen<'a> {
    pub(super) examination: &'a Examination,
    pub(super) catalogue: &'a Catalogue,
    document: Docx,
    lies: bool,
}

impl<'a> Pen<'a> {
    pub(super) fn new(examination: &'a Examination, catalogue: &'a Catalogue) -> Self {
        let lies = examination.corrected.budgets.iter().any(|budget| budget.columns.len() > WIDE);
        Self { examination, catalogue, document: prepared(lies), lies }
    }

    pub(super) fn word(&self, id: &str) -> String {
        self.catalogue.word(id)
    }

    pub(super) fn say(&self, message: &Message) -> String {
        self.catalogue.say(message)
    }

    /// A paragraph in one of the styles.
    pub(super) fn styled(&mut self, style: &str, text: &str) {
        // A heading never stands alone at a page's foot.
        self.put(Paragraph::new().style(style).keep_next(style.starts_with("Heading")).add_run(run(text)));
    }

    /// A heading of the first level, of the catalogue.
    pub(super) fn heading(&mut self, id: &str) {
        let words = self.word(id);
        self.styled("Heading1", &words);
    }

    /// A heading of the second level.
    pub(super) fn subheading(&mut self, text: &str) {
        self.styled("Heading2", text);
    }

    /// A paragraph of plain text.
    pub(super) fn text(&mut self, text: &str) {
        self.put(Paragraph::new().add_run(run(text)));
    }

    /// `Word: text`, the word in bold.
    pub(super) fn told(&mut self, id: &str, text: &str) {
        let word = format!("{}: ", capital(&self.word(id)));
        self.put(Paragraph::new().add_run(run(&word).bold()).add_run(run(text)));
    }

    /// A point of a list.
    pub(super) fn point(&mut self, text: &str) {
        let list = NumberingId::new(BULLETS);
        self.put(Paragraph::new().numbering(list, IndentLevel::new(0)).add_run(run(text)));
    }

    /// A table: the widths are shares of the page, the first column left, the others right where `figures`.
    pub(super) fn table(&mut self, shares: &[usize], rows: &[(Look, Vec<String>)], figures: bool) {
        let widths = self.widths(shares);
        let drawn = rows.iter().map(|(look, cells)| row(*look, cells, &widths, figures)).collect();
        let table = Table::new(drawn)
            .set_grid(widths)
            .layout(TableLayoutType::Fixed)
            .set_borders(rules())
            .margins(TableCellMargins::new().margin(40, 80, 40, 80));
        self.document = std::mem::take(&mut self.document).add_table(table);
        self.put(Paragraph::new().style("Note"));
    }

    /// The document, with the page's number at its foot.
    pub(super) fn finish(self) -> Docx {
        let foot = Paragraph::new()
            .style("Note")
            .align(AlignmentType::Right)
            .add_run(run(&format!("{} ", self.catalogue.word("book-page"))))
            .add_page_num(PageNum::new())
            .add_run(run(&format!(" {} ", self.catalogue.word("book-page-of"))))
            .add_num_pages(NumPages::new());
        self.document.footer(Footer::new().add_paragraph(foot))
    }

    fn put(&mut self, paragraph: Paragraph) {
        self.document = std::mem::take(&mut self.document).add_paragraph(paragraph);
    }

    /// The shares of the text's width, in twips.
    fn widths(&self, shares: &[usize]) -> Vec<usize> {
        let paper = if self.lies { PAPER.1 } else { PAPER.0 };
        let all = usize::try_from(paper).unwrap_or(0).saturating_sub(usize::try_from(2 * MARGIN).unwrap_or(0));
        let sum = shares.iter().sum::<usize>().max(1);
        shares.iter().map(|share| all * share / sum).collect()
    }
}

/// Paper, fonts, styles, the list.
fn prepared(lies: bool) -> Docx {
    let (width, height, orientation) = if lies {
        (PAPER.1, PAPER.0, PageOrientationType::Landscape)
    } else {
        (PAPER.0, PAPER.1, PageOrientationType::Portrait)
    };
    let margin =
        PageMargin { top: 1_134, bottom: 1_134, left: MARGIN, right: MARGIN, header: 567, footer: 567, gutter: 0 };
    let bullet = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
        .indent(Some(360), Some(SpecialIndentType::Hanging(360)), None, None);
    let styles = [
        style("Title", "Title", 36).bold().line_spacing(after(0, 60)),
        style("Heading1", "heading 1", 26).bold().outline_lvl(0).line_spacing(after(320, 100)),
        style("Heading2", "heading 2", 21).bold().outline_lvl(1).line_spacing(after(200, 40)),
        style("Note", "Note", 17).color("595959").line_spacing(after(0, 80)),
    ];
    let document = Docx::new()
        .page_size(width, height)
        .page_orient(orientation)
        .page_margin(margin)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(21)
        .default_line_spacing(after(0, 80))
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet))
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    styles.into_iter().fold(document, Docx::add_style)
}

fn style(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("Normal").size(size)
}

fn after(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(264).line_rule(LineSpacingType::Auto)
}

fn row(look: Look, cells: &[String], widths: &[usize], figures: bool) -> TableRow {
    let drawn = cells.iter().zip(widths).enumerate();
    let drawn = drawn.map(|(at, (text, width))| {
        let mut words = run(text).size(18);
        if look != Look::Plain {
            words = words.bold();
        }
        let leads = matches!(look, Look::Head | Look::Group);
        let mut paragraph = Paragraph::new().line_spacing(after(0, 0)).keep_next(leads).add_run(words);
        if figures && at > 0 {
            paragraph = paragraph.align(AlignmentType::Right);
        }
        let cell = TableCell::new().width(*width, WidthType::Dxa).add_paragraph(paragraph);
        match look {
            Look::Head => cell.shading(Shading::new().fill("E7E6E6")),
            Look::Sum => cell.shading(Shading::new().fill("F5F5F5")),
            Look::Group | Look::Plain => cell,
        }
    });
    TableRow::new(drawn.collect()).height_rule(HeightRule::AtLeast).cant_split()
}

/// Thin rules between the rows, none between the columns.
fn rules() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, Top};
    [Top, Bottom, InsideH].into_iter().fold(TableBorders::with_empty(), |rules, position| {
        rules.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("BFBFBF"))
    })
}

/// A text that XML can hold: of control characters only the tabulator and the line break may stand in it.
fn run(text: &str) -> Run {
    let mut lines = text.split('\n').map(clean);
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(docx_rs::BreakType::TextWrapping).add_text(line))
}

fn clean(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}')).collect()
}

/// With a capital to begin with.
pub(super) fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
