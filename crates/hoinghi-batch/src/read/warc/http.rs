//! What a server answered, as a crawl keeps it.

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
    let mut packed = None;
    for (name, value) in lines.filter_map(field) {
        let value = value.to_ascii_lowercase();
        match &*name {
            "content-type" if !is_text(&value) => return None,
            "content-type" => {
                page.is_html = !value.starts_with("text/plain");
                page.charset = charset(&value);
            }
            "transfer-encoding" => page.chunked = value.contains("chunked"),
            "content-encoding" if value == "gzip" || value == "x-gzip" => page.gzipped = true,
            "content-encoding" if value != "identity" => packed = Some(value),
            _ => {}
        }
    }
    if let Some(packed) = packed {
        let message = format!("content encoding {packed} is not known");
        return Some(Err(Fault::new(Reason::Unreadable, message)));
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

/// The bytes of a body sent in chunks; as it stands where it turns out not to be.
pub(crate) fn unchunk(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let size = rest[..end].split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let size =
            std::str::from_utf8(size).ok().and_then(|hex| usize::from_str_radix(hex, 16).ok());
        let body = &rest[end + 1..];
        match size {
            Some(0) => return out,
            Some(size) if size <= body.len() => {
                out.extend_from_slice(&body[..size]);
                let next = &body[size..];
                rest = next.strip_prefix(b"\r\n").or(next.strip_prefix(b"\n")).unwrap_or(next);
            }
            _ => return bytes.to_vec(),
        }
    }
    if out.is_empty() { bytes.to_vec() } else { out }
}
