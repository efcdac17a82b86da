//! What Kontroller says of a check when it is written, so that an acceptance can be held against it.

use rust_decimal::Decimal;

use crate::money::Unit;

/// How a check stood.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stood {
    /// The fingerprint of its figures.
    pub figures: String,
    /// The difference of its sides as the sheet shows it, where it has two.
    pub off: Option<Decimal>,
    /// The unit that money counts in.
    pub unit: Unit,
}

impl Stood {
    /// As it is written into the book.
    #[must_use]
    pub fn written(&self) -> String {
        let off = self.off.map(|off| off.normalize().to_string()).unwrap_or_default();
        format!("{};{off};{}", self.figures, self.unit.symbol())
    }

    /// As it is read back.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(';');
        let mut next = || parts.next().unwrap_or_default();
        let figures = next().to_owned();
        let off = next().parse().ok();
        Self { figures, off, unit: Unit::from_word(next()).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::Stood;
    use crate::money::Unit;

    #[test]
    fn what_is_written_is_read() {
        let all = [(Some("-1194.5".parse().unwrap()), Unit::Tkr), (None, Unit::Kr)];
        for (off, unit) in all {
            let stood = Stood { figures: "ab12".to_owned(), off, unit };
            assert_eq!(Stood::read(&stood.written()), stood);
        }
    }
}
