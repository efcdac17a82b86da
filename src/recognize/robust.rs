//! No text makes the readers of prose panic, and every place they give lies within the text.

use proptest::prelude::*;

use super::prose::sample::document;
use super::{adopted, claims, goals, name, year};
use crate::document::Place;

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Mål 1: ".to_owned()),
        Just("Mål".to_owned()),
        Just("1. Fler".to_owned()),
        Just("2) Fler".to_owned()),
        Just("Övergripande mål".to_owned()),
        Just("Indikator: ".to_owned()),
        Just("Uppföljning ".to_owned()),
        Just("Aktiviteter\tMål\tKälla".to_owned()),
        Just("- ✓ ".to_owned()),
        Just("\u{f0fc}".to_owned()),
        Just("”".to_owned()),
        Just("minst fyra ".to_owned()),
        Just("7\u{a0}030 tkr. ".to_owned()),
        Just("−1,5 miljoner kronor".to_owned()),
        Just("20 % ".to_owned()),
        Just("Samordningsförbundet i ".to_owned()),
        Just("Åsele".to_owned()),
        Just("Beslutad 2030-11-31 20301120 ".to_owned()),
        Just("Verksamhetsplan 2031–32".to_owned()),
        Just("**".to_owned()),
        Just("<b>".to_owned()),
        Just("-".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\u{c}".to_owned()),
        Just("\t".to_owned()),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

fn within(text: &str, place: &Place) -> bool {
    let line = place.line.and_then(|line| text.split('\n').nth(line as usize - 1));
    let width = line.map_or(0, |line| line.chars().count());
    place.column.is_some_and(|column| column as usize <= width.max(1))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in words()) {
        let document = document(&text);
        let _ = name::find(&document);
        let _ = year::find(&document);
        for place in adopted::find(&document).iter().map(|dated| &dated.place) {
            prop_assert!(within(&text, place), "{place:?}");
        }
        for goal in goals::find(&document, &|_| false) {
            prop_assert!(goal.number.is_some() || !goal.text.is_empty() || !goal.activities.is_empty() || !goal.indicators.is_empty());
            prop_assert!(within(&text, &goal.place), "{:?}", goal.place);
            for note in goal.activities.iter().chain(&goal.sources).chain(&goal.follow_up) {
                prop_assert!(!note.text.is_empty() && within(&text, &note.place), "{note:?}");
            }
        }
        for claim in claims::find(&document, &|_| false) {
            prop_assert!(claim.amount.is_some() != claim.percent.is_some());
            prop_assert!(within(&text, &claim.place), "{claim:?}");
        }
    }
}
