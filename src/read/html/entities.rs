//! Entities of HTML: the ones that texts in Swedish are written with.

use std::borrow::Cow;

/// The longest name that is looked for.
const LONGEST: usize = 12;

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("aring", 'å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("Aring", 'Å'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("aelig", 'æ'),
    ("oslash", 'ø'),
    ("AElig", 'Æ'),
    ("Oslash", 'Ø'),
    ("agrave", 'à'),
    ("egrave", 'è'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("shy", '\u{ad}'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bdquo", '„'),
    ("sbquo", '‚'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("sect", '§'),
    ("para", '¶'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("rarr", '→'),
    ("larr", '←'),
    ("euro", '€'),
    ("permil", '‰'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
];

/// Text with its entities resolved; what is none stays as it stands.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.char_indices().take(LONGEST).find(|(_, c)| !c.is_ascii_alphanumeric() && *c != '#');
        let end = end.map_or_else(|| part.char_indices().nth(LONGEST).map_or(part.len(), |(at, _)| at), |(at, _)| at);
        let (name, rest) = part.split_at_checked(end).unwrap_or((part, ""));
        match one(name) {
            Some(c) => {
                out.push(c);
                out.push_str(rest.strip_prefix(';').unwrap_or(rest));
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    Cow::Owned(out)
}

fn one(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers of Windows-1252 are read as browsers read them.
        if let Some(byte) = u8::try_from(code).ok().filter(|byte| (0x80..=0x9F).contains(byte)) {
            return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
        }
        return char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r'));
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn entities_as_browsers_read_them() {
        assert_eq!(
            resolved("S&amp;Ouml; &Ouml;vrigt&nbsp;8&#160;562 &#8722;45 &#150; &x"),
            "S&Ouml; Övrigt\u{a0}8\u{a0}562 −45 – &x"
        );
        assert_eq!(resolved("R&D & AT&T; &#xD800; &"), "R&D & AT&T; &#xD800; &");
    }
}
