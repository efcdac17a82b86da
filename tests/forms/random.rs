//! Plans as chance has them: structure, labels, amounts, columns, unit, goals and years.

use proptest::prelude::{Just, Strategy, any, prop};

use crate::blocks::Block;

const INCOMES: [&str; 7] = [
    "Försäkringskassan",
    "Region Mellanmark",
    "Norra kommunen",
    "Södra kommunen",
    "Ränteintäkter",
    "Projektmedel från ESF",
    "Övriga intäkter",
];
const COSTS: [&str; 14] = [
    "Styrelse",
    "Revision",
    "Förbundschef",
    "Administration",
    "Lokaler",
    "Samverkansteam",
    "Unga vuxna",
    "Rehabiliteringsstöd",
    "Arbetsträning",
    "Metodutveckling",
    "Utbildning för personal",
    "Kartläggning",
    "Utvärdering",
    "Oförutsett",
];
const GROUPS: [&str; 4] = ["Gemensamma kostnader", "Individinriktade insatser", "Strukturella insatser", "Övrigt"];
const DEEDS: [&str; 5] = [
    "Starta en mötesplats i varje kommun",
    "Ordna två gemensamma utbildningsdagar",
    "Pröva arbetsträning hos fler arbetsgivare",
    "Ta fram ett gemensamt samtycke",
    "Bjuda in till frukostmöten",
];
const AIMS: [&str; 4] = [
    "Fler invånare närmar sig arbete eller studier",
    "Parterna känner till varandras uppdrag",
    "Stödet ges tidigt och samlat",
    "Förbundets insatser är kända",
];

/// A plan, and what must be read of it.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    pub(crate) unit: &'static str,
    year: i32,
    columns: usize,
    incomes: Vec<(usize, Vec<i64>)>,
    groups: Vec<Vec<(usize, Vec<i64>)>>,
    costs_first: bool,
    /// Costs are printed with a minus.
    minus: bool,
    /// The years rise from left to right.
    rising: bool,
    goals: Vec<(usize, Vec<usize>)>,
    opening: i64,
}

pub(crate) fn random() -> impl Strategy<Value = Random> {
    let amounts = || prop::collection::vec(1i64..9_000, 3);
    let incomes = prop::sample::subsequence((0..INCOMES.len()).collect::<Vec<_>>(), 2..=5)
        .prop_flat_map(move |chosen| chosen.into_iter().map(|at| (Just(at), amounts())).collect::<Vec<_>>());
    let costs = prop::sample::subsequence((0..COSTS.len()).collect::<Vec<_>>(), 4..=10)
        .prop_flat_map(move |chosen| chosen.into_iter().map(|at| (Just(at), amounts())).collect::<Vec<_>>());
    let goals = prop::collection::vec(prop::sample::subsequence((0..DEEDS.len()).collect::<Vec<_>>(), 1..=3), 0..=4);
    let shape = (prop::sample::select(vec!["tkr", "kr"]), 2020i32..2030, 1usize..=3, 1usize..=3);
    (shape, incomes, costs, any::<(bool, bool, bool)>(), goals, 0i64..5_000).prop_map(
        |((unit, year, columns, parts), incomes, costs, (costs_first, minus, rising), goals, opening)| {
            let size = costs.len().div_ceil(parts).max(2);
            let mut groups: Vec<Vec<(usize, Vec<i64>)>> = costs.chunks(size).map(<[_]>::to_vec).collect();
            // A group of one line has no sum of its own.
            if groups.len() > 1 && groups.last().is_some_and(|last| last.len() == 1) {
                let last = groups.pop().unwrap();
                groups.last_mut().unwrap().extend(last);
            }
            let goals = goals.into_iter().enumerate().collect();
            Random { unit, year, columns, incomes, groups, costs_first, minus, rising, goals, opening }
        },
    )
}

fn printed(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if value < 0 { format!("-{out}") } else { out }
}

impl Random {
    fn factor(&self) -> i64 {
        if self.unit == "kr" { 1_000 } else { 1 }
    }

    fn sum(&self, lines: &[(usize, Vec<i64>)]) -> Vec<i64> {
        (0..self.columns).map(|at| lines.iter().map(|(_, amounts)| amounts[at]).sum()).collect()
    }

    fn row(&self, label: &str, amounts: &[i64]) -> Vec<String> {
        let mut figures: Vec<String> =
            amounts.iter().take(self.columns).map(|amount| printed(amount * self.factor())).collect();
        self.order(&mut figures);
        std::iter::once(label.to_owned()).chain(figures).collect()
    }

    /// A line of costs.
    fn cost(&self, label: &str, amounts: &[i64]) -> Vec<String> {
        let signed: Vec<i64> = amounts.iter().map(|amount| if self.minus { -amount } else { *amount }).collect();
        self.row(label, &signed)
    }

    fn order<T>(&self, columns: &mut [T]) {
        if self.rising {
            columns.reverse();
        }
    }

    fn head(&self, text: &str) -> Vec<String> {
        std::iter::once(text.to_owned()).chain((0..self.columns).map(|_| String::new())).collect()
    }

    fn result(&self) -> Vec<i64> {
        let (incomes, costs) = (self.sum(&self.incomes), self.sum(&self.groups.concat()));
        incomes.iter().zip(&costs).map(|(income, cost)| income - cost).collect()
    }

    fn incomes(&self) -> Vec<Vec<String>> {
        let mut out = vec![self.head("INTÄKTER")];
        out.extend(self.incomes.iter().map(|(at, amounts)| self.row(INCOMES[*at], amounts)));
        out.push(self.row("Summa intäkter", &self.sum(&self.incomes)));
        out
    }

    fn costs(&self) -> Vec<Vec<String>> {
        let mut out = vec![self.head("KOSTNADER")];
        for (group, lines) in GROUPS.iter().zip(&self.groups) {
            let several = self.groups.len() > 1;
            out.extend(several.then(|| self.head(group)));
            out.extend(lines.iter().map(|(at, amounts)| self.cost(COSTS[*at], amounts)));
            out.extend(several.then(|| self.cost(&format!("Summa {}", group.to_lowercase()), &self.sum(lines))));
        }
        out.push(self.cost("Summa kostnader", &self.sum(&self.groups.concat())));
        out
    }

    /// The plan as blocks.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let line = |text: String| Block::Line { text, heading: None, page: false };
        let heading = |text: String| Block::Line { text, heading: Some(1), page: false };
        let blank = || line(String::new());
        let kinds = ["Budget", "Budget", "Bokslut"];
        let mut heads: Vec<String> =
            (0..self.columns).map(|at| format!("{} {}", kinds[at], self.year - at as i32)).collect();
        self.order(&mut heads);
        let mut table = vec![std::iter::once(format!("Belopp i {}", self.unit)).chain(heads).collect::<Vec<_>>()];
        let (first, second) =
            if self.costs_first { (self.costs(), self.incomes()) } else { (self.incomes(), self.costs()) };
        table.extend(first.into_iter().chain(second));
        table.push(self.row("Årets resultat", &self.result()));
        let mut out = vec![line("Samordningsförbundet Mellanmark".to_owned()), blank()];
        out.extend([heading(format!("Budget {}", self.year)), blank(), Block::Table(table), blank()]);
        out.extend([heading(format!("Flerårsplan {}–{}", self.year, self.year + 2)), blank()]);
        out.extend([Block::Table(self.years()), blank()]);
        if !self.goals.is_empty() {
            out.extend([heading("Mål".to_owned()), blank()]);
        }
        for (at, deeds) in &self.goals {
            out.push(line(format!("Mål {}: {}", at + 1, AIMS[*at])));
            out.extend(deeds.iter().map(|deed| line(format!("Aktivitet: {}", DEEDS[*deed]))));
            out.push(line(format!("Indikator: Minst {} % av deltagarna är nöjda", 50 + at)));
            out.push(blank());
        }
        out
    }

    fn years(&self) -> Vec<Vec<String>> {
        let (income, cost) = (self.sum(&self.incomes)[0], self.sum(&self.groups.concat())[0]);
        let result = income - cost;
        let row = |label: &str, values: [i64; 3]| {
            let figures = values.iter().map(|value| printed(value * self.factor()));
            std::iter::once(label.to_owned()).chain(figures).collect::<Vec<_>>()
        };
        let first = (0..3).map(|at| (self.year + at).to_string());
        let start = std::iter::once(format!("Belopp i {}", self.unit)).chain(first).collect();
        let at = |years: i64| self.opening + result * years;
        vec![
            start,
            row("Intäkter", [income; 3]),
            row("Kostnader", [cost; 3]),
            row("Resultat", [result; 3]),
            row("IB eget kapital", [at(0), at(1), at(2)]),
            row("UB eget kapital", [at(1), at(2), at(3)]),
        ]
    }

    /// The lines that must be read: label and amounts in kronor, sorted.
    pub(crate) fn lines(&self) -> Vec<String> {
        let tell = |label: &str, amounts: &[i64]| {
            let mut amounts: Vec<String> =
                amounts.iter().take(self.columns).map(|amount| (amount * 1_000).to_string()).collect();
            self.order(&mut amounts);
            format!("{label}: {}", amounts.join(" "))
        };
        // In kronor the amounts are printed a thousandfold, so that both units mean the same money.
        let mut out: Vec<String> = self.incomes.iter().map(|(at, amounts)| tell(INCOMES[*at], amounts)).collect();
        out.extend(self.groups.iter().flatten().map(|(at, amounts)| tell(COSTS[*at], amounts)));
        out.push(tell("Summa intäkter", &self.sum(&self.incomes)));
        out.push(tell("Summa kostnader", &self.sum(&self.groups.concat())));
        out.push(tell("Årets resultat", &self.result()));
        if self.groups.len() > 1 {
            out.extend(
                GROUPS
                    .iter()
                    .zip(&self.groups)
                    .map(|(group, lines)| tell(&format!("Summa {}", group.to_lowercase()), &self.sum(lines))),
            );
        }
        out.sort();
        out
    }

    pub(crate) fn goals(&self) -> usize {
        self.goals.len()
    }
}
