//! What a formula adds up: SUM, SUBTOTAL, chains of `+` and `-`, sums within rounding.
//!
//! Only formulas that do nothing else are told. A factor, a condition, a constant, another workbook: then the formula
//! says nothing of which lines make a group, and nothing is told.

use super::grid::position;
use crate::document::{Added, Adds};

/// A formula nested deeper than this is nobody's sum.
const DEEPEST: usize = 16;
/// A formula that names more ranges than this is no sum of a budget.
const MOST: usize = 512;

/// What a formula, without its `=`, adds up; `None` where it does anything else.
pub(super) fn adds(formula: &str) -> Option<Adds> {
    let mut reader = Reader { rest: formula.trim(), adds: Adds::default() };
    reader.expression(1, 0)?;
    let whole = reader.rest.is_empty() && !reader.adds.parts.is_empty();
    whole.then_some(reader.adds)
}

struct Reader<'a> {
    rest: &'a str,
    adds: Adds,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn takes(&mut self, wanted: char) -> bool {
        self.blanks();
        let found = self.rest.strip_prefix(wanted);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn expression(&mut self, sign: i8, depth: usize) -> Option<()> {
        let mut own = sign;
        loop {
            if self.takes('-') {
                own = own.saturating_neg();
            } else if !self.takes('+') {
                break;
            }
        }
        loop {
            self.term(own, depth)?;
            if self.takes('+') {
                own = sign;
            } else if self.takes('-') {
                own = sign.saturating_neg();
            } else {
                self.blanks();
                return Some(());
            }
        }
    }

    fn term(&mut self, sign: i8, depth: usize) -> Option<()> {
        if depth > DEEPEST || self.adds.parts.len() > MOST {
            return None;
        }
        if self.takes('(') {
            self.expression(sign, depth + 1)?;
            return self.takes(')').then_some(());
        }
        match self.function() {
            Some(name) => self.called(&name, sign, depth + 1),
            None => self.range(sign),
        }
    }

    /// The name before a parenthesis.
    fn function(&mut self) -> Option<String> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'))?;
        let (name, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.strip_prefix('(')?;
        Some(name.to_ascii_uppercase())
    }

    fn called(&mut self, name: &str, sign: i8, depth: usize) -> Option<()> {
        match name {
            "SUM" => {}
            "SUBTOTAL" | "AGGREGATE" => {
                let kind = self.number()?;
                if !matches!(kind, 9 | 109) || !self.between() {
                    return None;
                }
                if name == "AGGREGATE" {
                    self.number()?;
                    self.between().then_some(())?;
                }
                self.adds.leaves_out_its_like = true;
                self.adds.leaves_out_hidden = kind == 109;
            }
            "ROUND" | "ROUNDUP" | "ROUNDDOWN" => {
                self.expression(sign, depth)?;
                self.between().then_some(())?;
                self.takes('-');
                self.number()?;
                return self.takes(')').then_some(());
            }
            _ => return None,
        }
        loop {
            self.expression(sign, depth)?;
            if self.takes(')') {
                return Some(());
            }
            self.between().then_some(())?;
        }
    }

    fn between(&mut self) -> bool {
        self.takes(',') || self.takes(';')
    }

    fn number(&mut self) -> Option<u32> {
        self.blanks();
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        digits.parse().ok()
    }

    /// `B5`, `$B$5:B9`, `'Budget 2026'!C7`.
    fn range(&mut self, sign: i8) -> Option<()> {
        self.blanks();
        let sheet = self.sheet()?;
        let from = self.cell()?;
        let to = if self.takes(':') { self.cell()? } else { from };
        let (top, bottom) = (from.0.min(to.0), from.0.max(to.0));
        let (left, right) = (from.1.min(to.1), from.1.max(to.1));
        self.adds.parts.push(Added { sign, sheet, from: (top, left), to: (bottom, right) });
        Some(())
    }

    /// The sheet in front of a cell, if there is one. Another workbook's is none.
    fn sheet(&mut self) -> Option<Option<String>> {
        if let Some(quoted) = self.rest.strip_prefix('\'') {
            let mut name = String::new();
            let mut letters = quoted.char_indices().peekable();
            while let Some((at, letter)) = letters.next() {
                if letter != '\'' {
                    name.push(letter);
                } else if letters.next_if(|(_, next)| *next == '\'').is_some() {
                    name.push('\'');
                } else {
                    self.rest = quoted.get(at + 1..)?.strip_prefix('!')?;
                    return (!name.contains('[')).then_some(Some(name));
                }
            }
            return None;
        }
        let end = self.rest.find(|c: char| "+-*/(),;:&<>=%^{}\" ".contains(c)).unwrap_or(self.rest.len());
        let Some(at) = self.rest.get(..end)?.find('!') else { return Some(None) };
        let (name, rest) = self.rest.split_at_checked(at)?;
        self.rest = rest.strip_prefix('!')?;
        (!name.contains('[') && name != "#REF").then(|| Some(name.to_owned()))
    }

    fn cell(&mut self) -> Option<(u32, u32)> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '$')).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        position(name)
    }
}

#[cfg(test)]
mod tests {
    use super::adds;

    fn told(formula: &str) -> String {
        let Some(adds) = adds(formula) else { return "-".to_owned() };
        let part = |part: &crate::document::Added| {
            let sign = if part.sign < 0 { "-" } else { "+" };
            let sheet = part.sheet.as_deref().map(|sheet| format!("{sheet}!")).unwrap_or_default();
            let cell = |at: (u32, u32)| crate::document::a1(at.0, at.1);
            format!("{sign}{sheet}{}:{}", cell(part.from), cell(part.to))
        };
        adds.parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sums_as_people_write_them() {
        assert_eq!(told("SUM(B2:B4)"), "+B2:B4");
        assert_eq!(told("SUM($B$2:B$4, B7;B9)"), "+B2:B4 +B7:B7 +B9:B9");
        assert_eq!(told("B2+B5 - B9"), "+B2:B2 +B5:B5 -B9:B9");
        assert_eq!(told("+B2+B5"), "+B2:B2 +B5:B5");
        assert_eq!(told("-(SUM(B2:B4)-B5)"), "-B2:B4 +B5:B5");
        assert_eq!(told("ROUND(SUM(B2:B4),-3)"), "+B2:B4");
        assert_eq!(told("SUBTOTAL(9,B2:B9)"), "+B2:B9");
        assert_eq!(told("AGGREGATE(9,5,B2:B9)"), "+B2:B9");
        assert_eq!(told("Blad2!B5+'Budget ''26'!C7"), "+Blad2!B5:B5 +Budget '26!C7:C7");
        assert_eq!(told("SUM(B4:B2)"), "+B2:B4");
    }

    #[test]
    fn what_does_more_than_add_says_nothing() {
        for formula in [
            "",
            "B2*1.02",
            "SUM(B2:B4)/12",
            "SUM(B2:B4)+120",
            "SUMIF(A2:A9,\"x\",B2:B9)",
            "SUBTOTAL(3,B2:B9)",
            "IF(B2>0,B2,B3)",
            "SUM(Tabell1[Belopp])",
            "SUM([1]Blad1!B2:B4)",
            "SUM(B:B)",
            "#REF!B2",
            "SUM(",
            "((((((((((((((((((((B2))))))))))))))))))))",
            "'öppen!B2",
        ] {
            assert_eq!(told(formula), "-", "{formula}");
        }
    }
}
