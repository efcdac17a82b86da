//! Whole texts in, goals out.

use super::find;
use crate::recognize::prose::sample::real;

#[test]
fn dump() {
    for name in [
        "falun-borlange-2024.txt",
        "falun-borlange-2025.txt",
        "ange-2023.txt",
        "norra-vastmanland-2023.txt",
        "styrelseutbildning-finsam.txt",
    ] {
        println!("##### {name}");
        for goal in find(&real(name).unwrap()) {
            println!("{:?} {:?} L{:?} {}", goal.number, goal.level, goal.place.line, goal.text);
            for d in &goal.description {
                println!("   D {:?} {}", d.place.line, d.text);
            }
            for d in &goal.activities {
                println!("   A {:?} {}", d.place.line, d.text);
            }
            for d in &goal.indicators {
                println!("   I {:?} {} {:?}", d.place.line, d.text, d.target);
            }
            for d in &goal.sources {
                println!("   S {:?} {}", d.place.line, d.text);
            }
            for d in &goal.follow_up {
                println!("   F {:?} {}", d.place.line, d.text);
            }
        }
    }
}
