//! Numbers as lists print them: digits, letters, Roman numerals.

/// A count in a list's format; digits where the format is none that is known.
pub(in crate::read) fn printed(count: u32, format: &str) -> String {
    match format {
        "upperLetter" => letters(count).unwrap_or_else(|| count.to_string()).to_uppercase(),
        "lowerLetter" => letters(count).unwrap_or_else(|| count.to_string()),
        "upperRoman" => roman(count).unwrap_or_else(|| count.to_string()).to_uppercase(),
        "lowerRoman" => roman(count).unwrap_or_else(|| count.to_string()),
        "decimalZero" if count < 10 => format!("0{count}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// a … z, aa, bb …: Word doubles the letter.
fn letters(count: u32) -> Option<String> {
    let from_zero = count.checked_sub(1)?;
    let letter = char::from(b'a' + u8::try_from(from_zero % 26).ok()?);
    let times = usize::try_from(from_zero / 26 + 1).ok().filter(|times| *times <= 30)?;
    Some(letter.to_string().repeat(times))
}

fn roman(count: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&count) {
        return None;
    }
    let mut left = count;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_as_lists_print_them() {
        let all = [(4, "lowerRoman"), (27, "upperLetter"), (0, "lowerLetter"), (7, "decimalZero"), (12, "ordinal")];
        let told: Vec<String> = all.into_iter().map(|(count, format)| printed(count, format)).collect();
        assert_eq!(told, ["iv", "AA", "0", "07", "12"]);
        assert_eq!(printed(u32::MAX, "lowerLetter"), u32::MAX.to_string());
    }
}
