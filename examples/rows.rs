#![allow(clippy::all, clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]
//! rows
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let d = plankoll::read::read(&std::fs::read(&f).unwrap(), &f).unwrap();
    for r in &d.rows {
        let p = r.place().cloned().unwrap_or_default();
        println!(
            "{}{}:{} {}{}{} [{}] {}",
            if r.page_start { "^" } else { "" },
            p.page.unwrap_or(0),
            p.line.unwrap_or(0),
            r.table.map_or(String::new(), |t| format!("T{} ", t.number)),
            r.heading.map_or(String::new(), |t| format!("H{t} ")),
            if r.cells.iter().all(|c| c.bold) && !r.cells.is_empty() { "B" } else { "" },
            r.indent,
            r.cells.iter().map(|c| c.text.replace('\n', "⏎")).collect::<Vec<_>>().join(" | ")
        );
    }
}
