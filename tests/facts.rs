//! What must be read out of the sample plans, written by hand in `tests/facts/`, against what is read.
//!
//! `cargo test --test facts -- --nocapture` prints a line a plan and every difference. A plan must come out whole, but
//! for those that `tests/facts/open.txt` names with the number of misses that are still open.

#[cfg(test)]
#[path = "facts/as_workbook.rs"]
mod as_workbook;
#[cfg(test)]
#[path = "facts/fact.rs"]
mod fact;
#[cfg(test)]
#[path = "facts/lines.rs"]
mod lines;
#[cfg(test)]
#[path = "facts/rest.rs"]
mod rest;
#[cfg(test)]
#[path = "facts/score.rs"]
mod score;

#[cfg(test)]
mod facts {
    use std::path::{Path, PathBuf};

    use plankoll::plan::{Hints, Plan};

    use crate::fact::Facts;
    use crate::score::Score;
    use crate::{lines, rest};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    /// The form that a sample is read in.
    #[derive(Clone, Copy, PartialEq)]
    enum Form {
        AsItIs,
        Workbook,
    }

    /// The plan's points, or what stopped it.
    fn examine(facts: &Facts, folder: &Path, form: Form) -> Score {
        let mut score = Score::default();
        let bytes = std::fs::read(folder.join(&facts.file)).unwrap();
        let bytes = match form {
            Form::AsItIs => bytes,
            Form::Workbook => {
                let source = plankoll::read::read(&bytes, &facts.file).unwrap();
                let lines: Vec<std::borrow::Cow<'_, str>> =
                    source.rows.iter().map(plankoll::document::Row::text).collect();
                crate::as_workbook::workbook(&lines.join("\n"))
            }
        };
        let document = match plankoll::read::read(&bytes, &facts.file) {
            Ok(document) => document,
            Err(error) => {
                score.check("read", false, || format!("not read: {error:?}"));
                return score;
            }
        };
        match plankoll::recognize::recognize(&document, &Hints::default()) {
            Ok(plan) if facts.no_plan => {
                let found: usize = plan.budgets.iter().map(|budget| budget.lines.len()).sum();
                score.check("plan", false, || format!("no plan, but {found} budget lines were found"));
            }
            Ok(plan) => compare(facts, &plan, &mut score),
            Err(_) if facts.no_plan => score.check("plan", true, String::new),
            Err(no_plan) => {
                score.check("plan", false, || format!("no plan: {no_plan:?}"));
                compare(facts, &Plan::default(), &mut score);
            }
        }
        score
    }

    fn compare(facts: &Facts, plan: &Plan, score: &mut Score) {
        rest::head(facts, plan, score);
        lines::compare(facts, plan, score);
        rest::years(facts, plan, score);
        rest::equity(facts, plan, score);
        rest::goals(facts, plan, score);
        rest::claims(facts, plan, score);
    }

    /// All facts of a folder, by name.
    fn facts_in(folder: &Path) -> Vec<(String, Facts)> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        paths.sort();
        paths
            .into_iter()
            .map(|path| {
                let text = std::fs::read_to_string(&path).unwrap();
                let facts = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                (path.file_stem().unwrap().to_string_lossy().into_owned(), facts)
            })
            .collect()
    }

    /// How many misses of a plan are known and still open.
    fn open(name: &str, list: &str) -> usize {
        let text = std::fs::read_to_string(root().join("tests").join(list)).unwrap();
        text.lines()
            .find_map(|line| line.split_once(' ').filter(|(plan, _)| *plan == name))
            .map_or(0, |(_, misses)| misses.trim().parse().unwrap())
    }

    fn run(facts_folder: &Path, plans: &Path, form: Form, open_list: &str) {
        let (mut hits, mut all, mut fallen) = (0, 0, Vec::new());
        for (name, facts) in facts_in(facts_folder) {
            let text = facts.file.ends_with(".txt") || facts.file.ends_with(".md");
            if form == Form::Workbook && !text {
                continue;
            }
            let score = examine(&facts, plans, form);
            println!("{name:<28} {}", score.summary());
            score.misses().for_each(|miss| println!("    {miss}"));
            hits += score.hits();
            all += score.all();
            let (misses, open) = (score.all() - score.hits(), open(&name, open_list));
            if misses > open {
                fallen.push(format!("{name}: {misses} misses, {open} known"));
            } else if misses < open {
                println!("    {open_list} can be lowered: {name} {misses}");
            }
        }
        println!("in all {hits} of {all}");
        assert!(all > 0, "no facts in {}", facts_folder.display());
        assert!(fallen.is_empty(), "not read as the facts say:\n{}", fallen.join("\n"));
    }

    #[test]
    fn samples_are_read() {
        run(&root().join("tests/facts"), &root().join("samples"), Form::AsItIs, "facts/open.txt");
    }

    /// Plans written without a look at the recognizer: they measure it, and its misses may only become fewer.
    #[test]
    fn blind_plans_are_read() {
        run(&root().join("tests/blind"), &root().join("tests/blind"), Form::AsItIs, "blind/open.txt");
    }

    #[test]
    fn text_samples_are_read_from_a_sheet_too() {
        run(&root().join("tests/facts"), &root().join("samples"), Form::Workbook, "facts/open_as_workbook.txt");
    }

    #[test]
    fn every_sample_has_facts() {
        let known: Vec<String> =
            facts_in(&root().join("tests/facts")).into_iter().map(|(_, facts)| facts.file).collect();
        let without: Vec<String> = std::fs::read_dir(root().join("samples"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|file| file != "README.md" && !file.starts_with('.'))
            .filter(|file| !known.contains(file))
            .collect();
        assert!(without.is_empty(), "samples without facts: {without:?}");
    }

    #[test]
    fn every_fault_is_printed() {
        let folders = ["tests/facts", "tests/blind"];
        for (name, facts) in folders.iter().flat_map(|folder| facts_in(&root().join(folder))) {
            assert!(!facts.clean || facts.faults.is_empty(), "{name} is said to be clean");
            for fault in &facts.faults {
                let line = facts
                    .budgets
                    .get(fault.budget)
                    .and_then(|budget| budget.lines.iter().find(|line| line.label.as_ref() == Some(&fault.label)))
                    .unwrap_or_else(|| panic!("{name}: no line {}", fault.label));
                assert_eq!(line.amounts[fault.column], fault.printed, "{name}: {}", fault.label);
                assert_ne!(fault.printed, fault.right, "{name}: {}", fault.label);
            }
        }
    }

    #[test]
    fn real_plans_are_read() {
        let plans = root().join("../shared/plans");
        if !plans.is_dir() {
            println!("the real plans do not stand at {}: not tested here", plans.display());
            return;
        }
        run(&root().join("tests/facts/real"), &plans, Form::AsItIs, "facts/open.txt");
    }
}
