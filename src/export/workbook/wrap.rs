//! How many lines a text takes in a cell, since not all programs make a row as high as its text when they open a book.
//! Nothing is written here.

/// How many characters of running text twenty digits, which a column's width counts, have room for.
const PLAIN: usize = 23;
/// The same, for bold text.
pub(super) const BOLD: usize = 21;

/// How many lines a text takes in a column of `width` characters, by words.
pub(super) fn lines(text: &str, width: u8) -> u32 {
    lines_of(text, width, PLAIN)
}

pub(super) fn lines_of(text: &str, width: u8, room: usize) -> u32 {
    let width = (usize::from(width.max(1)) * room / 20).max(1);
    if text.len() <= width && !text.contains('\n') {
        return 1;
    }
    let taken = text.split('\n').map(|line| {
        let (mut lines, mut used) = (1usize, 0usize);
        for word in line.split(' ').map(|word| word.chars().count()) {
            let with_space = if used == 0 { word } else { used + 1 + word };
            if with_space <= width {
                used = with_space;
            } else {
                let broken = word / width;
                lines += broken + usize::from(used > 0 && word % width > 0);
                used = word % width;
            }
        }
        lines
    });
    u32::try_from(taken.sum::<usize>()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{BOLD, lines, lines_of};

    #[test]
    fn lines_are_counted_by_words() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("två ord", 10), 1);
        assert_eq!(lines("två ord till", 9), 2);
        assert_eq!((lines("tolv tecken", 10), lines_of("tolv tecken", 10, BOLD)), (1, 2));
        assert_eq!(lines("en\ntvå", 10), 2);
        assert_eq!(lines("ettmycketlångtord", 10), 2);
    }
}
