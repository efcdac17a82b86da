//! The parts of our workbooks against what ECMA-376 asks: elements in the order of their sequences, rows and cells
//! rising, every part named, every chart with words for those who do not see it. Excel repairs what is out of order.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail"
)]

mod examined;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Xlsx};
use plankoll::Examination;
use plankoll::export::workbook;
use plankoll::plan::Goal;
use plankoll::text::{Catalogue, Language};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements whose children stand in a sequence: ECMA-376 part 1, CT_Worksheet and those below it, CT_Workbook,
/// CT_Stylesheet, CT_Drawing's anchors and what a chart is made of.
const SEQUENCES: &[(&str, &[&str])] = &[
    (
        "worksheet",
        &[
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
        ],
    ),
    ("sheetPr", &["tabColor", "outlinePr", "pageSetUpPr"]),
    ("sheetView", &["pane", "selection", "pivotSelection", "extLst"]),
    ("headerFooter", &["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"]),
    ("dataValidation", &["formula1", "formula2"]),
    ("c", &["f", "v", "is", "extLst"]),
    (
        "workbook",
        &[
            "fileVersion",
            "fileSharing",
            "workbookPr",
            "workbookProtection",
            "bookViews",
            "sheets",
            "functionGroups",
            "externalReferences",
            "definedNames",
            "calcPr",
            "oleSize",
            "customWorkbookViews",
            "pivotCaches",
            "smartTagPr",
            "smartTagTypes",
            "webPublishing",
            "fileRecoveryPr",
            "webPublishObjects",
            "extLst",
        ],
    ),
    (
        "styleSheet",
        &[
            "numFmts",
            "fonts",
            "fills",
            "borders",
            "cellStyleXfs",
            "cellXfs",
            "cellStyles",
            "dxfs",
            "tableStyles",
            "colors",
            "extLst",
        ],
    ),
    ("border", &["left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"]),
    ("dxf", &["font", "numFmt", "fill", "alignment", "border", "protection", "extLst"]),
    ("xf", &["alignment", "protection", "extLst"]),
    ("twoCellAnchor", &["from", "to", "sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart", "clientData"]),
    (
        "chartSpace",
        &[
            "date1904",
            "lang",
            "roundedCorners",
            "AlternateContent",
            "style",
            "clrMapOvr",
            "pivotFmts",
            "protection",
            "chart",
            "spPr",
            "txPr",
            "externalData",
            "printSettings",
            "userShapes",
            "extLst",
        ],
    ),
    (
        "chart",
        &[
            "title",
            "autoTitleDeleted",
            "pivotFmts",
            "view3D",
            "floor",
            "sideWall",
            "backWall",
            "plotArea",
            "legend",
            "plotVisOnly",
            "dispBlanksAs",
            "showDLblsOverMax",
            "extLst",
        ],
    ),
    (
        "ser",
        &[
            "idx",
            "order",
            "tx",
            "spPr",
            "invertIfNegative",
            "pictureOptions",
            "marker",
            "dPt",
            "dLbls",
            "trendline",
            "errBars",
            "cat",
            "val",
            "smooth",
            "shape",
            "extLst",
        ],
    ),
];

/// Elements that may stand several times in a row within such a sequence.
const REPEATED: &[&str] = &["conditionalFormatting", "selection", "dPt", "twoCellAnchor"];

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().map(Result::unwrap).find(|it| it.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Calls `see` with each element, the path of those above it first, in the order of the text.
fn walk(part: &str, text: &str, mut see: impl FnMut(&[String], &BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}")) {
            Event::Start(start) => {
                see(&path, &start);
                path.push(local(&start));
            }
            Event::Empty(start) => see(&path, &start),
            Event::End(_) => drop(path.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty(), "{part} ends within {path:?}");
}

/// What stands out of its order in a part.
fn disordered(part: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    // How far each open element has come in its sequence.
    let mut reached: Vec<(usize, usize)> = Vec::new();
    walk(part, text, |path, start| {
        reached.truncate(path.len());
        let name = local(start);
        if let Some((_, sequence)) = path.last().and_then(|above| SEQUENCES.iter().find(|(of, _)| of == above)) {
            let last = reached.last_mut().unwrap();
            match sequence.iter().position(|one| *one == name) {
                None => wrong.push(format!("{part}: {name} does not belong in {}", path.last().unwrap())),
                Some(at) => {
                    let again = at + 1 == last.0 && !REPEATED.contains(&name.as_str());
                    if at + 1 < last.0 || again {
                        wrong.push(format!("{part}: {name} stands too late in {}", path.last().unwrap()));
                    }
                    last.0 = at + 1;
                }
            }
        }
        reached.push((0, 0));
    });
    wrong
}

/// Rows and cells rise, and no cell stands twice.
fn unsorted(part: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut row, mut column) = (0u32, 0u32);
    walk(part, text, |path, start| {
        let name = local(start);
        if name == "row" && path.last().is_some_and(|above| above == "sheetData") {
            let own = attribute(start, "r").unwrap().parse().unwrap();
            if own <= row {
                wrong.push(format!("{part}: row {own} stands after {row}"));
            }
            (row, column) = (own, 0);
        } else if name == "c" && path.last().is_some_and(|above| above == "row") {
            let cell = attribute(start, "r").unwrap();
            let letters: u32 = cell
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .fold(0, |sum, letter| sum * 26 + (letter as u32 - 'A' as u32 + 1));
            let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
            if letters <= column || digits.parse() != Ok(row) {
                wrong.push(format!("{part}: {cell} stands after column {column} of row {row}"));
            }
            column = letters;
        }
    });
    wrong
}

/// The books of all plans, in both languages by turns; written once for all tests.
static BOOKS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(books);

fn books() -> Vec<(String, Vec<u8>)> {
    let named = examined::all().into_iter().map(|(name, examination)| (name.to_owned(), examination));
    let all: Vec<(String, Examination)> = named.chain(examined::read()).collect();
    assert!(all.len() >= 20, "only {} plans", all.len());
    let write = |(at, (name, examination)): (usize, (String, Examination))| {
        let language = if at % 2 == 0 { Language::Swedish } else { Language::English };
        (name, workbook::bytes(&examination, &Catalogue::new(language)).unwrap())
    };
    all.into_iter().enumerate().map(write).collect()
}

#[test]
fn every_part_stands_in_the_order_of_its_schema() {
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for (name, bytes) in BOOKS.iter() {
        for (part, text) in parts(bytes) {
            let mut found = disordered(&part, &text);
            found.extend(unsorted(&part, &text));
            wrong.extend(found.into_iter().map(|what| format!("{name}: {what}")));
            walk(&part, &text, |path, _| seen.extend(path.last().cloned()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (element, _) in SEQUENCES {
        assert!(seen.contains(*element), "no {element} was seen");
    }
}

#[test]
fn an_element_out_of_order_is_seen() {
    let sound = "<worksheet><cols/><sheetData/><pageMargins/></worksheet>";
    assert!(disordered("sheet", sound).is_empty());
    assert_eq!(disordered("sheet", "<worksheet><sheetData/><cols/></worksheet>").len(), 1);
    assert_eq!(disordered("sheet", "<worksheet><cols/><cols/></worksheet>").len(), 1);
    assert_eq!(disordered("sheet", "<worksheet><column/></worksheet>").len(), 1);
    let rows = |first: u32, second: &str| {
        format!("<sheetData><row r=\"{first}\"><c r=\"A{first}\"/><c r=\"{second}\"/></row></sheetData>")
    };
    assert!(unsorted("sheet", &rows(2, "AA2")).is_empty());
    assert_eq!(unsorted("sheet", &rows(2, "A2")).len(), 1);
    assert_eq!(unsorted("sheet", &rows(2, "B3")).len(), 1);
}

#[test]
fn every_part_is_named_and_every_link_leads_somewhere() {
    for (name, bytes) in BOOKS.iter() {
        let parts = parts(bytes);
        let types = &parts["[Content_Types].xml"];
        for part in parts.keys().filter(|part| *part != "[Content_Types].xml") {
            let ending = part.rsplit('.').next().unwrap();
            let named =
                types.contains(&format!("PartName=\"/{part}\"")) || types.contains(&format!("Extension=\"{ending}\""));
            assert!(named, "{name}: {part} is not named");
        }
        let mut sheets = Vec::new();
        walk("workbook", &parts["xl/workbook.xml"], |_, start| {
            if local(start) == "sheet" {
                sheets.push(attribute(start, "name").unwrap());
            }
        });
        for (part, text) in parts.iter().filter(|(part, _)| part.starts_with("xl/worksheets/sheet")) {
            walk(part, text, |_, start| {
                if local(start) == "hyperlink" {
                    assert_eq!(attribute(start, "id"), None, "{name}: a link out of the book in {part}");
                    let to = attribute(start, "location").unwrap();
                    let sheet = to.rsplit_once('!').unwrap().0.trim_matches('\'').replace("&apos;", "");
                    assert!(sheets.contains(&sheet), "{name}: {part} links to {to}");
                }
            });
        }
        assert!(!parts.keys().any(|part| part.contains("vbaProject") || part.contains("externalLink")), "{name}");
    }
}

#[test]
fn every_chart_has_words_for_those_who_do_not_see_it() {
    let mut charts = 0;
    for (name, bytes) in BOOKS.iter() {
        for (part, text) in parts(bytes).iter().filter(|(part, _)| part.starts_with("xl/drawings/drawing")) {
            walk(part, text, |path, start| {
                if local(start) == "cNvPr" && path.iter().any(|above| above == "nvGraphicFramePr") {
                    let words = attribute(start, "descr").unwrap_or_default();
                    assert!(words.split_whitespace().count() >= 4, "{name}: {part} says only {words:?}");
                    charts += 1;
                }
            });
        }
    }
    assert!(charts > 40, "only {charts} charts");
}

/// What begins as a formula does, in all places where a plan's text is shown.
#[test]
fn text_from_a_plan_is_never_a_formula() {
    let signs = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1+1", "'=1+1"];
    let plain = examined::mixed_units();
    let formulas = |examination: &Examination| {
        let bytes = workbook::bytes(examination, &Catalogue::new(Language::Swedish)).unwrap();
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut count = BTreeMap::new();
        for sheet in book.sheet_names() {
            let found = book.worksheet_formula(&sheet).unwrap();
            let texts = found.used_cells().map(|(_, _, text)| text.clone()).filter(|text| !text.is_empty());
            count.insert(sheet, texts.collect::<Vec<_>>());
        }
        (count, book)
    };
    let (before, _) = formulas(&plain);
    for sign in signs {
        let mut hostile = plain.clone();
        for plan in [&mut hostile.printed, &mut hostile.corrected] {
            plan.forbund = Some(sign.to_owned());
            plan.source.file = sign.to_owned();
            for budget in &mut plan.budgets {
                budget.title = Some(sign.to_owned());
                for line in &mut budget.lines {
                    line.label = sign.to_owned();
                    line.path.iter_mut().for_each(|group| *group = sign.to_owned());
                    line.cells.iter_mut().flatten().for_each(|figure| figure.printed = sign.to_owned());
                }
            }
            plan.goals = vec![Goal { number: Some(sign.to_owned()), text: sign.to_owned(), ..plan.goals[0].clone() }];
            plan.claims.iter_mut().for_each(|claim| claim.text = sign.to_owned());
            plan.unread.iter_mut().for_each(|unread| unread.text = sign.to_owned());
        }
        let (after, mut book) = formulas(&hostile);
        for (sheet, texts) in &after {
            assert!(!texts.iter().any(|text| text.contains("1+1") || text.contains("http")), "{sign} is in {sheet}");
            assert_eq!(texts.len(), before[sheet].len(), "{sign} on {sheet}");
        }
        let cells = book.worksheet_range("Budget").unwrap();
        assert!(cells.used_cells().any(|(_, _, cell)| *cell == Data::String(sign.to_owned())), "{sign} stands as text");
    }
}
