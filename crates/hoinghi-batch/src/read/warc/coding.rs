//! Bodies as servers send them: in chunks, compressed.

use super::stream::too_large;
use super::{Fault, Reason};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// What a body was put through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
    Unknown(String),
}

impl Coding {
    /// The codings that a `Content-Encoding` names, the first applied first.
    pub(super) fn all(value: &str) -> Vec<Coding> {
        let one = |name: &str| match name.trim() {
            "" | "identity" | "none" | "utf-8" => None,
            "gzip" | "x-gzip" => Some(Coding::Gzip),
            "deflate" => Some(Coding::Deflate),
            "br" => Some(Coding::Brotli),
            "zstd" => Some(Coding::Zstd),
            other => Some(Coding::Unknown(other.to_owned())),
        };
        value.split(',').filter_map(one).collect()
    }

    fn read(&self, bytes: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
        match self {
            Coding::Gzip => all(MultiGzDecoder::new(bytes), limit),
            Coding::Deflate if is_zlib(bytes) => all(ZlibDecoder::new(bytes), limit),
            Coding::Deflate => all(DeflateDecoder::new(bytes), limit),
            Coding::Brotli => all(brotli_decompressor::Decompressor::new(bytes, 4096), limit),
            Coding::Zstd => {
                let decoder = zstd::stream::read::Decoder::with_buffer(bytes);
                all(decoder.map_err(|error| Fault::of_read(&error))?, limit)
            }
            Coding::Unknown(name) => {
                let message = format!("content encoding {name} is not known");
                Err(Fault::new(Reason::Unreadable, message))
            }
        }
    }
}

/// The body before it was sent. Some crawlers keep the header but not the coding: a body that a
/// coding can't read is taken as it stands where that is text.
pub(crate) fn body(
    mut bytes: Vec<u8>,
    chunked: bool,
    codings: &[Coding],
    limit: usize,
) -> Result<Vec<u8>, Fault> {
    if chunked {
        bytes = unchunk(bytes);
    }
    for coding in codings.iter().rev() {
        bytes = match coding.read(&bytes, limit) {
            Err(fault) if fault.reason == Reason::TooLarge => return Err(fault),
            Err(_) if std::str::from_utf8(&bytes).is_ok() => bytes,
            read => read?,
        };
    }
    Ok(bytes)
}

fn all(packed: impl Read, limit: usize) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    packed.take(most).read_to_end(&mut out).map_err(|error| Fault::of_read(&error))?;
    if out.len() > limit { Err(too_large(limit)) } else { Ok(out) }
}

/// Whether bytes have the header that `deflate` asks for and some servers leave out.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..]
        if first & 15 == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0)
}

/// The bytes of a body sent in chunks; as it stands where it turns out not to be.
fn unchunk(bytes: Vec<u8>) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(bytes.len()), &bytes[..]);
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
            _ => return bytes,
        }
    }
    if out.is_empty() { bytes } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_read_as_they_were_before_they_were_sent() {
        let text = "<p>Sáng 12/8, Sở họp.</p>".as_bytes();
        let zstd = zstd::encode_all(text, 3).expect("packed");
        let read =
            |bytes: &[u8], codings: &str| body(bytes.to_vec(), true, &Coding::all(codings), 1_000);
        assert_eq!(read(&zstd, "zstd").as_deref(), Ok(text));
        assert_eq!(
            read(&zstd::encode_all(&zstd[..], 3).expect("packed"), "zstd, zstd").as_deref(),
            Ok(text)
        );
        for codings in ["", "identity", "gzip", "deflate", "br", "zstd", "gzip, br", "sdch"] {
            assert_eq!(read(text, codings).as_deref(), Ok(text), "{codings}");
        }
        assert_eq!(
            read(b"5\r\nh\xC3\xB4m \r\n3;x=y\r\nnay\r\n0\r\n\r\n", "").as_deref(),
            Ok("hôm nay".as_bytes())
        );
        for codings in ["gzip", "deflate", "br", "sdch"] {
            assert_eq!(
                read(b"\xFFrubbish\x00", codings).expect_err("rubbish").reason,
                Reason::Unreadable
            );
        }
        let bomb = zstd::encode_all(&[b' '; 5_000][..], 3).expect("packed");
        assert_eq!(read(&bomb, "zstd").expect_err("too large").reason, Reason::TooLarge);
    }
}
