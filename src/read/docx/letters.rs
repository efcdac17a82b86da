//! Letters of symbol fonts.

/// What a `w:sym` prints: a character of a symbol font as the Unicode character that looks like it.
pub(super) fn symbol(font: &str, code: &str) -> char {
    let Some(code) = u32::from_str_radix(code.trim(), 16).ok() else { return char::REPLACEMENT_CHARACTER };
    // Symbol fonts stand in the private range F000–F0FF.
    let bare = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_lowercase();
    let known = if font.contains("wingdings") {
        dingbat(bare)
    } else if font == "symbol" {
        greek_and_signs(bare)
    } else {
        None
    };
    let plain = || char::from_u32(if font.contains("symbol") { bare } else { code }).filter(|c| !c.is_control());
    known.or_else(plain).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn dingbat(code: u32) -> Option<char> {
    Some(match code {
        0x6C | 0x9F | 0xA1 => '•',
        0x6E | 0xA7 => '▪',
        0x6F | 0xA8 | 0x71 | 0x72 => '☐',
        0xD8 | 0xC4 => '➢',
        0xE0 | 0xE8 | 0xF0 => '→',
        0xFC => '✓',
        0xFE | 0x52 => '☑',
        0xFB | 0xFD => '☒',
        0x80..=0x8A => char::from_digit(code - 0x80, 11).filter(char::is_ascii_digit).unwrap_or('•'),
        _ => return None,
    })
}

fn greek_and_signs(code: u32) -> Option<char> {
    Some(match code {
        0x2D => '−',
        0xA3 => '≤',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBB => '≈',
        0xBC => '…',
        0xBE => '—',
        0xD7 => '·',
        0xAE => '→',
        0x44 => 'Δ',
        0x53 => 'Σ',
        0x6D => 'µ',
        0x20..=0x3F => return char::from_u32(code),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn symbols_are_what_they_look_like() {
        assert_eq!(symbol("Wingdings", "F0FC"), '✓');
        assert_eq!(symbol("Symbol", "F02D"), '−');
        assert_eq!(symbol("Symbol", "F038"), '8');
        assert_eq!(symbol("Calibri", "2212"), '−');
        assert_eq!(symbol("Wingdings", "zz"), char::REPLACEMENT_CHARACTER);
    }
}
