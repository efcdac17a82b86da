//! Bytes → text: UTF-8 and UTF-16 with or without a mark, else what a detector says of legacy encodings.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// The text of the bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, _) = encoding.decode(bytes);
        return sound(text.into_owned());
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return sound(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sound(text.to_owned());
    }
    if is_mac_roman(bytes) {
        return sound(MACINTOSH.decode_without_bom_handling(bytes).0.into_owned());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"se"), Utf8Detection::Allow);
    // A text that is nearly UTF-8 keeps its sound parts; the broken ones are shown as U+FFFD.
    let chosen = if encoding == UTF_8 { UTF_8 } else { encoding };
    sound(chosen.decode_without_bom_handling(bytes).0.into_owned())
}

/// å, ä and ö as a Macintosh wrote them before 2001. The detector knows no Macintosh; in Windows' encoding the same
/// bytes are Œ, Š and š, which no Swedish word has.
const MAC_LETTERS: [u8; 3] = [0x8C, 0x8A, 0x9A];
/// å, ä and ö in Windows' encoding; a Macintosh has `Â`, `‰` and `ˆ` there.
const WINDOWS_LETTERS: [u8; 3] = [0xE5, 0xE4, 0xF6];

/// Whether the letters within words are a Macintosh's.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let within_words = |letters: [u8; 3]| {
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
        let beside = |window: &&[u8]| match window {
            [before, own, after] => letters.contains(own) && (is_letter(Some(before)) || is_letter(Some(after))),
            _ => false,
        };
        bytes.windows(3).filter(beside).count()
    };
    within_words(MAC_LETTERS) > within_words(WINDOWS_LETTERS)
}

/// Every other byte is zero in a Western text of two-byte units.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(2000))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let most = |count: usize| half >= 4 && count * 10 >= half * 7;
    if most(zeros(1)) && zeros(0) * 10 < half {
        Some(UTF_16LE)
    } else if most(zeros(0)) && zeros(1) * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Control characters are no text.
fn sound(text: String) -> Result<String, ReadError> {
    let mut control = 0usize;
    let mut all = 0usize;
    for character in text.chars().take(20_000) {
        all += 1;
        let usual = matches!(character, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}');
        if character == '\0' || (character.is_control() && !usual) {
            control += 1;
        }
    }
    if control * 50 > all { Err(ReadError::Binary) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_the_encodings_that_plans_come_in() {
        let text = "Försäkringskassan åtgärdar övriga kostnader 1 200 tkr\n".repeat(3);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let mut marked = vec![0xff, 0xfe];
        marked.extend(&utf16);
        for bytes in [text.as_bytes(), &utf16, &windows, &marked] {
            assert_eq!(decode(bytes).unwrap(), text);
        }
    }

    #[test]
    fn a_macintosh_of_old_is_told_from_windows() {
        let text = "Försäkringskassan – “en väg in”\rÅtgärder för äldre på Öland\rÄven kaféet, 1 200 tkr\r";
        let mac = "F\u{9a}rs\u{8a}kringskassan \u{d0} \u{d2}en v\u{8a}g in\u{d3}\r\u{81}tg\u{8a}rder f\u{9a}r \u{8a}ldre \
                   p\u{8c} \u{85}land\r\u{80}ven kaf\u{8e}et, 1 200 tkr\r";
        let mac: Vec<u8> = mac.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(decode(&mac).unwrap(), text);
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(decode(&windows).unwrap(), text);
        // Letters of neighbours' names within a Swedish text in Windows' encoding.
        let names = "Fru Božena Šimková höll i mötet på lördagen … och Lars Œhman från Åre";
        let (windows, _, unknown) = encoding_rs::WINDOWS_1252.encode(names);
        assert!(!unknown);
        assert_eq!(decode(&windows).unwrap(), names);
    }

    #[test]
    fn noise_is_no_text() {
        assert!(decode(&[0u8, 1, 2, 3, 0, 5, 6, 1, 2, 3, 4, 5]).is_err());
    }
}
