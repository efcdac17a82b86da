//! One plan, made by chance, in every form that is read: all give the same budgets, years, equity and goals.

#![cfg(test)]

#[path = "word/archive.rs"]
#[allow(dead_code)]
mod archive;
#[path = "forms/blocks.rs"]
#[allow(dead_code)]
mod blocks;
#[path = "forms/random.rs"]
mod random;
#[path = "forms/sheets.rs"]
#[allow(clippy::cast_precision_loss)] // a workbook's cell is a float; these amounts have few digits
mod sheets;
#[path = "forms/told.rs"]
#[allow(dead_code)]
mod told;
#[path = "forms/write.rs"]
mod write;

mod same_plan {
    use plankoll::plan::Hints;
    use proptest::prelude::{ProptestConfig, proptest};
    use proptest::test_runner::TestCaseError;

    use super::random::{Random, random};
    use super::told::told;
    use super::{sheets, write};

    /// The plan in each form.
    fn forms(plan: &Random) -> Vec<(&'static str, Vec<u8>)> {
        let blocks = plan.blocks();
        let aligned = sheets::aligned(&blocks);
        vec![
            ("text by spaces", aligned.clone().into_bytes()),
            ("text by tabs", sheets::text(&blocks, "\t", "\r\n").into_bytes()),
            ("text by pipes", sheets::text(&blocks, " | ", "\n").into_bytes()),
            ("a Macintosh's text", sheets::macintosh(&sheets::text(&blocks, "\t", "\r"))),
            ("Windows' text", sheets::windows(&aligned)),
            ("UTF-16", sheets::utf16(&aligned)),
            ("Markdown", sheets::markdown(&blocks).into_bytes()),
            ("records by semicolons", sheets::windows(&sheets::csv(&blocks, ';'))),
            ("records by commas", sheets::csv(&blocks, ',').into_bytes()),
            ("records by tabs", sheets::csv(&blocks, '\t').into_bytes()),
            ("HTML", write::html(&blocks)),
            ("Word", write::docx(&blocks)),
            ("OpenDocument text", write::odt(&blocks)),
            ("a workbook of numbers", sheets::xlsx(&blocks, true, false)),
            ("a workbook with formulas", sheets::xlsx(&blocks, true, true)),
            ("a workbook of text", sheets::xlsx(&blocks, false, false)),
            ("an OpenDocument sheet", sheets::ods(&blocks)),
        ]
    }

    /// What the first budget says, as the plan tells it.
    fn lines(bytes: &[u8]) -> (Vec<String>, usize, usize, usize) {
        let document = plankoll::read::read(bytes, "plan").unwrap();
        let plan = plankoll::recognize::recognize(&document, &Hints::default()).unwrap();
        let tell = |line: &plankoll::plan::Line| {
            let amounts: Vec<String> = line
                .cells
                .iter()
                .map(|cell| {
                    cell.as_ref()
                        .map_or_else(|| "–".to_owned(), |figure| figure.amount.decimal().normalize().to_string())
                })
                .collect();
            format!("{}: {}", line.label, amounts.join(" "))
        };
        let mut lines: Vec<String> = plan.budgets.iter().flat_map(|budget| &budget.lines).map(tell).collect();
        lines.sort();
        (lines, plan.goals.len(), plan.multi_year.len(), plan.equity.len())
    }

    fn holds(plan: &Random) -> Result<(), TestCaseError> {
        let forms = forms(plan);
        let mut first: Option<Vec<String>> = None;
        for (name, bytes) in &forms {
            let (lines, goals, years, equity) = lines(bytes);
            let fail = |what: String| Err(TestCaseError::fail(format!("{name}: {what}")));
            if lines != plan.lines() {
                let gone: Vec<_> = plan.lines().into_iter().filter(|line| !lines.contains(line)).collect();
                let new: Vec<_> = lines.into_iter().filter(|line| !plan.lines().contains(line)).collect();
                return fail(format!("{gone:#?} became {new:#?}"));
            }
            if (goals, years, equity) != (plan.goals(), 3, 3) {
                return fail(format!("{goals} goals of {}, {years} years, {equity} rows of equity", plan.goals()));
            }
            let told = told(bytes, false);
            let one = first.get_or_insert_with(|| told.clone());
            if *one != told {
                let gone: Vec<_> = one.iter().filter(|line| !told.contains(line)).collect();
                let new: Vec<_> = told.iter().filter(|line| !one.contains(line)).collect();
                return fail(format!("{gone:#?} became {new:#?}"));
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

        #[test]
        fn all_forms_give_the_same_plan(plan in random()) {
            holds(&plan)?;
        }
    }
}
