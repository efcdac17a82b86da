//! Packs that mean harm: each is stopped, and the error names its place.

use std::sync::Arc;

use crate::rules::{Fault, Handed, NoPacks, Pack, PackError, with_script};

/// The last pack of a script, or why it cannot be used.
fn load(text: &str) -> Result<Pack, PackError> {
    with_script("test", text, Arc::new(NoPacks)).map(|mut packs| packs.pop().unwrap())
}

fn fault(text: &str) -> Fault {
    load(text).unwrap_err().fault
}

/// A rule of a script, with the text that a rule must have.
fn rule(body: &str) -> String {
    format!("/// Titel\n///\n/// Prövar: det.\n/// Varför: därför.\n/// Gör: så.\nfn test_rule() {{\n{body}\n}}\n")
}

#[test]
fn an_endless_loop_is_stopped_where_it_stands() {
    let error = load("let a = 1;\nloop { a += 1; }").unwrap_err();
    assert_eq!((error.fault, error.line), (Fault::Limit, Some(2)));
    assert_eq!(error.excerpt, "loop { a += 1; }");
    assert_eq!(fault(&rule("    loop {}")), Fault::Limit);
}

#[test]
fn what_grows_is_stopped() {
    assert_eq!(fault(r#"let a = "x"; loop { a += a; }"#), Fault::Limit);
    assert_eq!(fault("let a = [0]; loop { a += a; }"), Fault::Limit);
    assert_eq!(fault("let a = []; loop { a.push(a); }"), Fault::Limit);
    assert_eq!(fault(r#"let a = []; a.pad(1000000000, "x");"#), Fault::Limit);
}

#[test]
fn a_map_that_escapes_the_limits_cannot_be_made() {
    assert!(matches!(fault("let a = #{}; "), Fault::Script { .. }));
}

#[test]
fn deep_recursion_and_deep_nesting_are_stopped() {
    assert_eq!(fault("fn deep(n) { deep(n + 1) }\ndeep(0);"), Fault::Limit);
    let nested = format!("let a = {}1{};", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(fault(&nested), Fault::Limit);
    // A tree that grows without nesting in the script.
    assert_eq!(fault(&rule("    let a = total(income);\n    loop { a = abs(a); }")), Fault::Limit);
}

#[test]
fn a_tree_as_deep_as_the_limits_allow_is_weighed_without_a_fall() {
    let deep = load(&rule("    let a = total(income);\n    for i in 0..20000 { a = abs(a); }\n    check(a >= 0)"));
    assert_eq!(deep.unwrap_err().fault, Fault::Limit);
    let wide = load(&rule("    let a = total(income);\n    for i in 0..12 { a = a + a; }\n    check(a >= 0)"));
    assert_eq!(wide.unwrap_err().fault, Fault::Limit);
}

#[test]
fn an_import_stays_within_the_packs() {
    for path in ["../finsam", "/etc/passwd", "finsam/../../Cargo", "C:/x", "finsam/a/b", "", "inte-här"] {
        let error = load(&format!("import \"{path}\" as other;")).unwrap_err();
        assert_eq!((error.fault, error.line), (Fault::Import, Some(1)), "{path}");
    }
    assert!(load("import \"finsam\" as law;").is_ok());
}

#[test]
fn a_circle_of_imports_ends() {
    let ring = Handed(vec![("ring".to_owned(), "import \"ring\" as again;".to_owned())]);
    let error = with_script("test", "import \"ring\" as ring;", Arc::new(ring)).unwrap_err();
    assert_eq!(error.fault, Fault::Import);
}

#[test]
fn an_imported_pack_does_not_speak_for_the_importer() {
    let pack = load("import \"ange\" as other;\nforbund(\"Finsam Test\");").unwrap();
    assert_eq!(pack.forbund, ["Finsam Test"]);
    assert_eq!(pack.hints().members, []);
}

#[test]
fn a_script_of_ten_megabytes_is_not_read() {
    assert_eq!(fault(&"// lång\n".repeat(1_300_000)), Fault::TooLarge);
}

#[test]
fn nothing_reaches_out() {
    for word in ["eval(\"1\")", "sleep(1)", "timestamp()", "open(\"/etc/passwd\")", "env(\"HOME\")", "exit()"] {
        assert!(matches!(fault(&format!("{word};")), Fault::Script { .. }), "{word}");
    }
}

#[test]
fn a_misspelt_word_is_helped() {
    let error = load("membre(\"Region\", region);").unwrap_err();
    assert_eq!(error.fault, Fault::Script { says: says(&error), meant: Some("member".to_owned()) });
    assert_eq!((error.line, error.column), (Some(1), Some(1)));
    let inner = load(&rule("    check(total(incme) >= 0)")).unwrap_err();
    assert_eq!(inner.fault, Fault::Script { says: says(&inner), meant: Some("income".to_owned()) });
    assert_eq!(inner.line, Some(7));
    let method = load(&rule("    check(total(income) >= 0).waring()")).unwrap_err();
    assert_eq!(method.fault, Fault::Script { says: says(&method), meant: Some("warning".to_owned()) });
}

fn says(error: &PackError) -> String {
    match &error.fault {
        Fault::Script { says, .. } => says.clone(),
        _ => String::new(),
    }
}

#[test]
fn what_cannot_be_compared_is_refused_and_not_false() {
    for body in [
        "check(total(income) == \"8 396\")",
        "check(total(income) == ())",
        "check(total(income) <= 600)",
        "check(total(income) + 1 >= 0)",
        "check(total(income) * total(cost) >= 0)",
        "check(adopted() <= 1.tkr)",
    ] {
        assert!(matches!(fault(&rule(body)), Fault::Misused(_)), "{body}");
    }
}

#[test]
fn a_rule_must_have_its_text_and_know_its_names() {
    let bare = "/// Bara en titel\nfn test_rule() { check(total(income) >= 0) }";
    assert!(matches!(fault(bare), Fault::NoText { .. }));
    let unknown = rule("    check(total(income) >= 0).says(\"{shre}\").show(\"share\", total(income) / total(cost))");
    assert_eq!(fault(&unknown), Fault::Script { says: "{shre}".to_owned(), meant: Some("share".to_owned()) });
}

/// A source whose clock moves a tenth of a second whenever someone looks at it.
struct Slow(std::sync::atomic::AtomicU64);

impl crate::rules::PackSource for Slow {
    fn names(&self) -> Vec<String> {
        Vec::new()
    }
    fn read(&self, _: &str) -> Option<String> {
        None
    }
    fn milliseconds(&self) -> Option<u64> {
        Some(self.0.fetch_add(100, std::sync::atomic::Ordering::Relaxed))
    }
}

#[test]
fn a_script_that_takes_too_long_is_stopped() {
    let slow = || Arc::new(Slow(std::sync::atomic::AtomicU64::new(7)));
    // The law's pack is loaded by the same clock, so this one is loaded alone.
    let load = |text: &str| Pack::load("test", text, &(slow() as Arc<dyn crate::rules::PackSource>));
    let long = load("let a = 0;\nfor i in 0..1000 { a += i; }").unwrap_err();
    assert_eq!((long.fault, long.line), (Fault::Limit, Some(2)));
    // Each run has a time of its own: three short rules are no long one.
    let rules: String = ["one", "two", "three"]
        .map(|name| {
            rule("    let a = 0;\n    for i in 0..5 { a += i; }\n    check(total(income) >= 0)")
                .replace("test_rule", name)
        })
        .concat();
    assert!(load(&rules).is_ok(), "{:?}", load(&rules).err());
}
