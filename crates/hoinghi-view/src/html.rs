//! Text in HTML.

/// Text as the content of an element or of an attribute in double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

pub(crate) fn escape(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would read a bare one as a line feed.
            '\r' => out.push_str("&#13;"),
            // HTML has no way to write it.
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(ch),
        }
    }
}
