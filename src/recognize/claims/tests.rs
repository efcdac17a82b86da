//! Whole texts in, claims out.

use super::find;
use crate::recognize::prose::sample::real;

#[test]
fn dump() {
    for name in ["falun-borlange-2024.txt", "falun-borlange-2025.txt", "ange-2023.txt", "norra-vastmanland-2023.txt"] {
        println!("##### {name}");
        let from = match name {
            "falun-borlange-2024.txt" => 397,
            "falun-borlange-2025.txt" => 256,
            "ange-2023.txt" => 487,
            _ => 889,
        };
        for c in find(&real(name).unwrap(), &|row| row >= from) {
            println!(
                "{:?} {:?} {:?} {:?} {:?} | {}",
                c.about,
                c.amount.map(|a| a.to_string()),
                c.percent,
                c.year,
                c.place,
                c.text
            );
        }
    }
}
