//! A rule's text, from the comment above its function.

use super::rule::Page;

/// The title is the first line; the sections begin with `Prövar:`, `Varför:` and `Gör:`.
pub(super) fn page(comments: &[&str]) -> Option<Page> {
    let lines: Vec<&str> = comments
        .iter()
        .flat_map(|comment| comment.lines())
        .map(|line| line.trim().trim_start_matches('/').trim())
        .collect();
    let mut page = Page::default();
    let mut section = 0_u8;
    for line in lines {
        let (next, text) = if let Some(text) = line.strip_prefix("Prövar:") {
            (1, text)
        } else if let Some(text) = line.strip_prefix("Varför:") {
            (2, text)
        } else if let Some(text) = line.strip_prefix("Gör:") {
            (3, text)
        } else {
            (section, line)
        };
        section = next;
        let part = match section {
            1 => &mut page.checks,
            2 => &mut page.why,
            3 => &mut page.help,
            _ => &mut page.title,
        };
        let text = text.trim();
        if !part.is_empty() && !text.is_empty() {
            part.push(' ');
        }
        part.push_str(text);
    }
    page.help = capitalized(&page.help);
    let whole = [&page.title, &page.checks, &page.why, &page.help].into_iter().all(|part| !part.is_empty());
    whole.then_some(page)
}

/// What to do stands alone as a sentence.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn a_page_has_four_parts() {
        let found =
            page(&["/// Titel\n///\n/// Prövar: ett\n/// och två.\n/// Varför: därför.\n/// Gör: så."]).unwrap();
        assert_eq!((found.title.as_str(), found.checks.as_str()), ("Titel", "ett och två."));
        assert_eq!(page(&["/// Bara en titel"]), None);
    }
}
