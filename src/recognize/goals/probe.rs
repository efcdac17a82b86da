use super::find;
#[test]
fn probe() {
    let mut files: Vec<_> = std::fs::read_dir("/tmp/t").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for f in files {
        println!("##### {f:?}");
        for goal in find(&crate::recognize::prose::sample::document(&std::fs::read_to_string(&f).unwrap())) {
            println!("{:?} {:?} L{:?} {}", goal.number, goal.level, goal.place.line, goal.text);
            for d in &goal.description { println!("   D {:?} {}", d.place.line, d.text); }
            for d in &goal.activities { println!("   A {:?} {}", d.place.line, d.text); }
            for d in &goal.indicators { println!("   I {:?} {} {}", d.place.line, d.text, d.target.as_ref().map(|t| format!("[{} {} {}]", t.op, t.value, t.unit)).unwrap_or_default()); }
            for d in &goal.sources { println!("   S {:?} {}", d.place.line, d.text); }
            for d in &goal.follow_up { println!("   F {:?} {}", d.place.line, d.text); }
        }
    }
}
