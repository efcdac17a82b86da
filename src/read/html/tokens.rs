//! HTML cut into tags and text.

/// A piece of HTML.
pub(super) enum Token<'a> {
    /// Text, entities unresolved.
    Text(&'a str),
    /// A tag opens: its name in lower case, and what stands behind the name.
    Open(String, &'a str),
    /// A tag closes.
    Close(String),
}

/// Cuts HTML.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Takes everything up to what ends a comment or a raw element, that included; all where it is missing.
    fn pass(&mut self, end: &str) {
        let rest = self.rest;
        self.rest = rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// Passes over the raw text of an element: up to its closing tag, whatever its case.
    fn pass_raw(&mut self, name: &str) {
        let rest = self.rest;
        let mut from = 0;
        while let Some(at) = rest.get(from..).and_then(|rest| rest.find("</")).map(|at| at + from) {
            let tag = rest.get(at + 2..at + 2 + name.len());
            if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
                self.rest = rest.get(at..).unwrap_or_default();
                return;
            }
            from = at + 2;
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest;
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with("<!--") {
                self.pass("-->");
                continue;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.pass(">");
                continue;
            }
            if let Some((name, behind, closes)) = tag(rest) {
                let end = tag_end(behind);
                let (attributes, after) = behind.split_at_checked(end).unwrap_or((behind, ""));
                self.rest = after.strip_prefix('>').unwrap_or(after);
                if closes {
                    return Some(Token::Close(name));
                }
                if matches!(name.as_str(), "script" | "style" | "title" | "xmp" | "iframe") {
                    self.pass_raw(&name);
                    continue;
                }
                return Some(Token::Open(name, attributes));
            }
            // A lone `<` is text.
            let from = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest.get(from..).and_then(|rest| rest.find('<')).map_or(rest.len(), |at| at + from);
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            self.rest = after;
            return Some(Token::Text(text));
        }
    }
}

/// A tag's name, what stands behind it, and whether it closes.
fn tag(text: &str) -> Option<(String, &str, bool)> {
    let inside = text.strip_prefix('<')?;
    let (inside, closes) = inside.strip_prefix('/').map_or((inside, false), |inside| (inside, true));
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inside.len());
    let (name, behind) = inside.split_at_checked(end)?;
    Some((name.to_ascii_lowercase(), behind, closes))
}

/// Where a tag ends: at `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') if after_equals => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        after_equals = c == '=' || (after_equals && c.is_whitespace());
    }
    // A quote that is never closed swallows nothing.
    text.find('>').unwrap_or(text.len())
}

/// An attribute's value, where the tag has it.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len()).max(1);
        let (key, behind) = rest.split_at_checked(end)?;
        let found = key.eq_ignore_ascii_case(name);
        let value = behind.trim_start();
        let Some(value) = value.strip_prefix('=') else {
            if found {
                return Some("");
            }
            rest = behind;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
        };
        if found {
            return Some(value);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens, attribute};

    #[test]
    fn tags_and_text() {
        let html = "<!doctype html><!-- <b> --><P Class='a>b'>1 < 2<br/><script>if (a</b>) '<p>'</SCRIPT>x</p>";
        let told: Vec<String> = Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Open(name, behind) => format!("<{name}:{behind}>"),
                Token::Close(name) => format!("</{name}>"),
            })
            .collect();
        assert_eq!(told, ["<p: Class='a>b'>", "1 ", "< 2", "<br:/>", "</script>", "x", "</p>"]);
    }

    #[test]
    fn attributes_in_any_spelling() {
        let all = " COLSPAN=2 nowrap style = \"a b\" rowspan='3'/";
        assert_eq!(attribute(all, "colspan"), Some("2"));
        assert_eq!(attribute(all, "nowrap"), Some(""));
        assert_eq!(attribute(all, "style"), Some("a b"));
        assert_eq!(attribute(all, "rowspan"), Some("3"));
        assert_eq!(attribute(all, "width"), None);
        assert_eq!(attribute("é=1 =x \"", "width"), None);
    }
}
