//! A workbook of ours is read back: the same corrected figures, lines, sides and roles.

#[cfg(test)]
mod round {
    use plankoll::plan::{Plan, Role, Side};
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Options, examine};

    /// What a line is, apart from where it stands.
    fn lines(plan: &Plan, budget: usize) -> Vec<(String, Side, Role, Vec<Option<String>>)> {
        let columns = plan.budgets[budget].columns.len();
        plan.budgets[budget]
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let amounts = (0..columns)
                    .map(|column| {
                        plan.budgets[budget].amount(at, column).map(|amount| amount.decimal().normalize().to_string())
                    })
                    .collect();
                (line.label.clone(), line.side, line.role, amounts)
            })
            .collect()
    }

    #[test]
    fn samples_come_back_from_their_workbooks() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let mut wrong = Vec::new();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name == "README.md" || name.starts_with('.') {
                continue;
            }
            let Ok(first) = examine(&std::fs::read(&path).unwrap(), &name, &Options::default()) else { continue };
            let bytes = plankoll::export::workbook::bytes(&first, &Catalogue::new(Language::Swedish)).unwrap();
            let again = match examine(&bytes, "ut.xlsx", &Options::default()) {
                Ok(again) => again,
                Err(fault) => {
                    wrong.push(format!("{name}: {fault:?}"));
                    continue;
                }
            };
            if again.printed.forbund != first.corrected.forbund || again.printed.year != first.corrected.year {
                wrong.push(format!(
                    "{name}: {:?} {:?} became {:?} {:?}",
                    first.corrected.forbund, first.corrected.year, again.printed.forbund, again.printed.year
                ));
            }
            let (old, new) = (first.corrected.budgets.len(), again.printed.budgets.len());
            if old != new {
                wrong.push(format!("{name}: {old} budgets became {new}"));
            }
            for at in 0..old.min(new) {
                if first.corrected.budgets[at].columns != again.printed.budgets[at].columns {
                    wrong.push(format!(
                        "{name} {at}: {:?} became {:?}",
                        first.corrected.budgets[at].columns, again.printed.budgets[at].columns
                    ));
                }
                let (old, new) = (lines(&first.corrected, at), lines(&again.printed, at));
                if old.len() != new.len() {
                    wrong.push(format!("{name} {at}: {} lines became {}", old.len(), new.len()));
                }
                for line in old.iter().filter(|line| !new.contains(line)) {
                    let became = new.iter().find(|other| other.0 == line.0);
                    wrong.push(format!("{name} {at}: {line:?} became {became:?}"));
                }
            }
            if first.corrected.goals.len() != again.printed.goals.len() {
                wrong.push(format!(
                    "{name}: {} goals became {}",
                    first.corrected.goals.len(),
                    again.printed.goals.len()
                ));
            }
            if first.corrected.multi_year.len() != again.printed.multi_year.len() {
                wrong.push(format!(
                    "{name}: {} years became {}",
                    first.corrected.multi_year.len(),
                    again.printed.multi_year.len()
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
