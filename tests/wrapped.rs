//! Labels broken over lines in printed tables: figures beside the first, the middle or the last line of their label;
//! rows close together, wide apart, or with a line drawn between them. The pages were printed by LibreOffice from the
//! HTML beside them, `middle-level` by way of Word's format.
#![cfg(test)]

#[cfg(feature = "pdf")]
mod wrapped {
    use std::path::Path;

    use plankoll::plan::Plan;
    use plankoll::{Options, examine};

    const LINES: [(&str, &str, &str); 11] = [
        ("Försäkringskassan, för statens räkning", "2100000", "2150000"),
        ("Region Nordmark", "1050000", "1075000"),
        ("Kommunerna Alnäs, Björklunda och Storvik enligt fördelningsnyckel", "1050000", "1075000"),
        ("Summa intäkter", "4200000", "4300000"),
        ("Styrelse, presidium och revision", "160000", "165000"),
        ("Kansli med förbundschef, ekonom och kommunikatör på deltid", "1340000", "1385000"),
        ("Steget vidare", "900000", "920000"),
        ("Arbetsmarknads- och rehabiliteringsinsatser för unga med funktionsnedsättning", "1500000", "1520000"),
        ("Utbildning och kompetensutveckling för parternas personal", "200000", "210000"),
        ("Reserv", "100000", "100000"),
        ("Summa kostnader", "4200000", "4300000"),
    ];

    fn plan(name: &str) -> Plan {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/wrapped").join(format!("{name}.pdf"));
        examine(&std::fs::read(path).unwrap(), "plan.pdf", &Options::default()).unwrap().printed
    }

    #[test]
    fn labels_are_whole_wherever_their_figures_stand() {
        for name in ["top-open", "middle-level", "bottom-airy"] {
            let plan = plan(name);
            let lines = plan.budgets.iter().flat_map(|budget| &budget.lines);
            let found: Vec<(String, Vec<String>)> = lines
                .map(|line| {
                    let amounts = line.cells.iter().flatten().map(|figure| figure.amount.to_string()).collect();
                    (line.label.clone(), amounts)
                })
                .collect();
            for (label, before, now) in LINES {
                let wanted = (label.to_owned(), vec![before.to_owned(), now.to_owned()]);
                assert!(found.contains(&wanted), "{name}: {wanted:?} in {found:#?}");
            }
            // And the result; no line more.
            assert_eq!(found.len(), LINES.len() + 1, "{name}: {found:#?}");
            assert!(plan.unread.is_empty(), "{name}: {:?}", plan.unread);
        }
    }
}
