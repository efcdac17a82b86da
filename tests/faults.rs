//! The faults put into the samples, held against what `plankoll check --format json` says: a wrong correction is worse
//! than none, so no certain one may stand beside the faults; a unit and a stale sum are corrected; a clean plan is clean.
//!
//! The blind plans are held to the same, but for what `tests/blind/open-faults.txt` names.
#![cfg(feature = "cli")]

#[cfg(test)]
mod faults {
    use std::path::Path;
    use std::sync::OnceLock;

    use assert_cmd::Command;
    use serde_json::Value;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    type Report = (String, Value, Value);

    /// Facts and the files they are about.
    const FOLDERS: [(&str, &str); 2] = [("tests/facts", "samples"), ("tests/blind", "tests/blind")];

    /// The samples and the blind plans by name, with their facts and plankoll's report; asked for once.
    fn reports() -> &'static [Report] {
        static REPORTS: OnceLock<Vec<Report>> = OnceLock::new();
        REPORTS.get_or_init(all_reports)
    }

    fn all_reports() -> Vec<Report> {
        let mut all = Vec::new();
        for (facts, plans) in FOLDERS {
            reports_of(&root().join(facts), &root().join(plans), &mut all);
        }
        all.sort_by(|left: &Report, right| left.0.cmp(&right.0));
        assert!(!all.is_empty(), "no facts");
        all
    }

    fn reports_of(facts: &Path, plans: &Path, all: &mut Vec<Report>) {
        for entry in std::fs::read_dir(facts).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let facts: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            if facts["no_plan"] == true {
                continue;
            }
            let file = plans.join(facts["file"].as_str().unwrap());
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            if is_open("report", &name) {
                continue;
            }
            let output =
                Command::cargo_bin("plankoll").unwrap().args(["check", "--format", "json"]).arg(file).output().unwrap();
            let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
                panic!("{name}: no report ({error}): {}", String::from_utf8_lossy(&output.stderr))
            });
            all.push((name, facts, report));
        }
    }

    /// Whether a blind plan is known to fall in a test.
    fn is_open(test: &str, name: &str) -> bool {
        let list = std::fs::read_to_string(root().join("tests/blind/open-faults.txt")).unwrap();
        list.lines().any(|line| line.split_once(' ') == Some((test, name)))
    }

    /// What falls and is not known to.
    fn unknown(test: &str, fallen: Vec<(&str, String)>) -> Vec<String> {
        fallen
            .into_iter()
            .filter(|(name, _)| !is_open(test, name))
            .map(|(name, what)| format!("{name}: {what}"))
            .collect()
    }

    fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
        value[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// Whether a correction mends a fault: the label, the column and both amounts.
    fn mends(correction: &Value, facts: &Value, fault: &Value) -> bool {
        let budget = &facts["budgets"][fault["budget"].as_u64().unwrap_or(0) as usize];
        let column = &budget["columns"][fault["column"].as_u64().unwrap() as usize];
        correction["label"] == fault["label"]
            && correction["column"]["year"] == column["year"]
            && correction["column"]["kind"] == column["kind"]
            && correction["old"] == fault["printed"]
            && correction["new"] == fault["right"]
    }

    fn certain(report: &Value) -> impl Iterator<Item = &Value> {
        list(report, "corrections").iter().filter(|correction| correction["confidence"] == "certain")
    }

    #[test]
    fn no_certain_correction_is_wrong() {
        let mut wrong = Vec::new();
        for (name, facts, report) in reports() {
            for correction in certain(report) {
                if !list(facts, "faults").iter().any(|fault| mends(correction, facts, fault)) {
                    wrong.push((name.as_str(), correction.to_string()));
                }
            }
        }
        let wrong = unknown("wrong", wrong);
        assert!(wrong.is_empty(), "certain, and wrong:\n{}", wrong.join("\n"));
    }

    #[test]
    fn units_and_sums_are_corrected() {
        let mut left = Vec::new();
        for (name, facts, report) in reports() {
            for fault in list(facts, "faults").iter().filter(|fault| fault["what"] == "unit" || fault["what"] == "sum")
            {
                if !certain(report).any(|correction| mends(correction, facts, fault)) {
                    left.push((name.as_str(), fault.to_string()));
                }
            }
        }
        let left = unknown("left", left);
        assert!(left.is_empty(), "not corrected:\n{}", left.join("\n"));
    }

    #[test]
    fn every_fault_leaves_a_trace() {
        let mut silent = Vec::new();
        for (name, facts, report) in reports() {
            let faults = list(facts, "faults");
            let corrected = |fault: &Value| certain(report).any(|correction| mends(correction, facts, fault));
            let errors = list(report, "findings").iter().any(|finding| finding["severity"] == "error");
            if !errors && !faults.iter().all(corrected) {
                silent.push((name.as_str(), "silent".to_owned()));
            }
        }
        let silent = unknown("silent", silent);
        assert!(silent.is_empty(), "faults without a word: {silent:?}");
    }

    #[test]
    fn clean_plans_are_clean() {
        let mut loud = Vec::new();
        for (name, facts, report) in reports() {
            let errors = list(report, "findings").iter().filter(|finding| finding["severity"] == "error");
            if facts["clean"] == true {
                loud.extend(
                    errors.map(|finding| (name.as_str(), format!("{} {}", finding["rule"], finding["message"]))),
                );
            }
        }
        let loud = unknown("loud", loud);
        assert!(loud.is_empty(), "clean plans with errors:\n{}", loud.join("\n"));
    }
}
