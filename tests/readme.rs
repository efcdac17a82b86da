//! Every command that the README shows runs, on the files it names.

#[cfg(test)]
mod readme {
    use std::fs;
    use std::path::Path;

    use assert_cmd::Command;
    use assert_cmd::cargo::cargo_bin;

    /// The commands of the README's shell blocks, without the program's own name.
    fn commands() -> Vec<String> {
        let readme = fs::read_to_string("README.md").unwrap();
        let mut inside = false;
        let mut found = Vec::new();
        for line in readme.lines() {
            match line {
                "```sh" => inside = true,
                "```" => inside = false,
                _ if inside => found.push(line.to_owned()),
                _ => {}
            }
        }
        found
    }

    #[test]
    fn every_command_of_the_readme_runs() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().unwrap();
        let mut ran = 0;
        for command in commands() {
            let words = command.strip_prefix("cargo run -- ").or_else(|| command.strip_prefix("plankoll "));
            let Some(words) = words else {
                assert_eq!(command, "cargo test", "a command that this test does not know");
                continue;
            };
            let args = words.split(' ').map(|word| {
                if word.starts_with("samples/") { here.join(word).display().to_string() } else { word.to_owned() }
            });
            let run = Command::new(cargo_bin("plankoll")).args(args).current_dir(folder.path()).output().unwrap();
            let code = run.status.code();
            assert!(matches!(code, Some(0 | 1)), "{command}: {code:?}\n{}", String::from_utf8_lossy(&run.stderr));
            assert!(!run.stdout.is_empty(), "{command} said nothing");
            ran += 1;
        }
        assert!(ran >= 6, "only {ran} commands");
        assert!(folder.path().join("finsam-exempelbygden-2025.plankoll.xlsx").is_file());
    }
}
