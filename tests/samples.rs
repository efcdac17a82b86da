//! Every sample's plan, whole, as a snapshot: what is read must not change unseen.

#[cfg(test)]
mod samples {
    use std::fs;
    use std::path::PathBuf;

    use plankoll::export::json::plan;
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Fault, Options, examine};

    fn samples() -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir("samples")
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                path.is_file() && path.file_name().is_some_and(|name| name != "README.md" && name != ".gitattributes")
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn every_sample_is_read_as_it_was() {
        let catalogue = Catalogue::new(Language::Swedish);
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            for path in samples() {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                match examine(&fs::read(&path).unwrap(), &name, &Options::default()) {
                    Ok(examination) => insta::assert_json_snapshot!(name, plan::wire(&examination.printed, &catalogue)),
                    Err(Fault::NoPlan(none)) => insta::assert_debug_snapshot!(name, none),
                    Err(other) => panic!("{name}: {other:?}"),
                }
            }
        });
    }
}
