//! Mutations of inputs: the same ones on every machine.

/// Inputs made from others without end, by flipping, cutting, repeating and joining.
#[derive(Clone, Debug)]
pub struct Mutations<'s> {
    seeds: &'s [Vec<u8>],
    state: u64,
}

/// Bytes that steer grammars and formats.
const MARKS: &[&[u8]] = &[
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n",
    b" ",
    b"\xC2\xA0",
    b"\t",
    b"-",
    b"/",
    b"%",
    b",",
    b".",
    b"0",
    b"9",
    b"2023",
    b"\"",
    b"<",
    b">",
    b"</",
    b"{",
    b"}",
    b"[",
    b"\\u0301",
    b"\xCC\x81",
    b"\xCC\xA3",
    b"\xE2\x80\x8B",
    b"\xEF\xBB\xBF",
    b"\xF0\x9F\x98\x80",
    b"\0",
    b"\xFF",
    b"\x7F",
    b"\xFF\xFF\xFF\x7F",
    "ngày ".as_bytes(),
    "đồng chí ".as_bytes(),
    "Đ".as_bytes(),
    "năm ".as_bytes(),
    "II".as_bytes(),
];
/// Inputs don't grow beyond this.
const LONGEST: usize = 16 << 10;

impl<'s> Mutations<'s> {
    /// Mutations of `seeds`; another `state` gives others.
    pub fn new(seeds: &'s [Vec<u8>], state: u64) -> Self {
        Mutations { seeds, state }
    }

    /// A number below `end`, by SplitMix64.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.state;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^= word >> 31;
        (word % end.max(1) as u64) as usize
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        let most = (len - start).min(64);
        start..start + self.below(most + 1)
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        match self.below(7) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 => drop(input.drain(self.range(input.len()))),
            2 => {
                let again = input[self.range(input.len())].repeat(1 + self.below(8));
                input.splice(at..at, again);
            }
            3 => input.truncate(at),
            4 => {
                let other = &self.seeds[self.below(self.seeds.len())];
                let part = other[self.range(other.len())].to_vec();
                input.splice(at..at, part);
            }
            5 => {
                let other = &self.seeds[self.below(self.seeds.len())];
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let mark = MARKS[self.below(MARKS.len())];
                input.splice(at..at, mark.iter().copied());
            }
        }
    }
}

impl Iterator for Mutations<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut input = self.seeds.get(self.below(self.seeds.len()))?.clone();
        for _ in 0..1 + self.below(6) {
            self.change(&mut input);
            input.truncate(LONGEST);
        }
        Some(input)
    }
}
