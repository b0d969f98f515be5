//! What a server answered, as a crawl keeps it.

use super::coding::Coding;
use super::{Body, Fault, Page, Reason, is_text};

/// The name of a header field in small letters, and its value.
pub(super) fn field(line: &[u8]) -> Option<(String, String)> {
    let line = String::from_utf8_lossy(line);
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

/// The `charset` of a media type.
pub(super) fn charset(content: &str) -> Option<String> {
    let (_, rest) = content.split_once("charset=")?;
    let name = rest.trim_matches(['"', '\'', ' ']);
    Some(name.split([';', '"', '\'', ' ', ',']).next()?.to_owned()).filter(|name| !name.is_empty())
}

/// The page that an answer holds; `None` where it is no page of an article.
pub(super) fn page(block: Vec<u8>, url: Option<String>) -> Option<Result<Body, Fault>> {
    let Some((head, body)) = split(&block) else {
        return Some(Err(Fault::new(
            Reason::Malformed,
            "an HTTP answer without an end of its header",
        )));
    };
    let mut lines = head.split(|byte| *byte == b'\n').map(|line| line.trim_ascii());
    let status = lines.next().unwrap_or_default();
    let code = status.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
    if !code.starts_with(b"2") {
        return None;
    }
    let mut page = Page { url, is_html: true, ..Page::default() };
    for (name, value) in lines.filter_map(field) {
        let value = value.to_ascii_lowercase();
        match &*name {
            "content-type" if !is_text(&value) => return None,
            "content-type" => {
                page.is_html = !value.starts_with("text/plain");
                page.charset = charset(&value);
            }
            "transfer-encoding" => page.chunked = value.contains("chunked"),
            "content-encoding" => page.codings.extend(Coding::all(&value)),
            _ => {}
        }
    }
    page.bytes = block[block.len() - body..].to_vec();
    Some(Ok(Body::Page(Box::new(page))))
}

/// The header, and how many bytes the body has.
fn split(block: &[u8]) -> Option<(&[u8], usize)> {
    let crlf = block.windows(4).position(|bytes| bytes == b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = || block.windows(2).position(|bytes| bytes == b"\n\n").map(|at| (at, at + 2));
    let (end, body) = crlf.or_else(lf)?;
    Some((&block[..end], block.len() - body))
}
