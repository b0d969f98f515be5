//! Small closed sets of words, folded once.

use crate::fold::{Key, key_of_literal};

/// A set of words, most others told from them by one bit.
pub(crate) struct Words {
    bits: [u64; 16],
    /// In order.
    keys: &'static [Key],
}

impl Words {
    const fn new(keys: &'static [Key]) -> Words {
        let (mut bits, mut at) = ([0; 16], 0);
        while at < keys.len() {
            let (word, bit) = place(keys[at]);
            bits[word] |= bit;
            at += 1;
        }
        Words { bits, keys }
    }

    #[inline]
    pub(crate) fn contains(&self, key: &Key) -> bool {
        let (word, bit) = place(*key);
        self.bits[word] & bit != 0 && self.keys.binary_search(key).is_ok()
    }
}

/// One of 1024 bits, told by the key.
#[inline]
const fn place(key: Key) -> (usize, u64) {
    let bit = key.raw() >> 54;
    (bit as usize / 64, 1 << (bit % 64))
}

/// The words of texts in small letters, folded by the compiler.
macro_rules! words {
    ($($text:expr),+ $(,)?) => {{
        const TEXTS: &[&str] = &[$($text),+];
        const KEYS: [Key; count(TEXTS)] = keys(TEXTS);
        Words::new(&KEYS)
    }};
}

/// How many words texts have.
const fn count(texts: &[&str]) -> usize {
    let (mut count, mut text) = (0, 0);
    while text < texts.len() {
        let mut rest = texts[text].as_bytes();
        while let Some((_, after)) = first_word(rest) {
            (rest, count) = (after, count + 1);
        }
        text += 1;
    }
    count
}

/// The keys of the words of texts, in order.
const fn keys<const N: usize>(texts: &[&str]) -> [Key; N] {
    let mut keys = [Key::NONE; N];
    let (mut count, mut text) = (0, 0);
    while text < texts.len() {
        let mut rest = texts[text].as_bytes();
        while let Some((word, after)) = first_word(rest) {
            let key = match std::str::from_utf8(word) {
                Ok(word) => key_of_literal(word),
                Err(_) => panic!("a word ends at the edge of a letter"),
            };
            let mut at = count;
            while at > 0 && keys[at - 1].raw() > key.raw() {
                keys[at] = keys[at - 1];
                at -= 1;
            }
            keys[at] = key;
            (rest, count) = (after, count + 1);
        }
        text += 1;
    }
    keys
}

/// The first word of a text, and what follows it.
const fn first_word(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = text.trim_ascii_start();
    let mut end = 0;
    while end < text.len() && text[end] != b' ' {
        end += 1;
    }
    if end == 0 { None } else { Some(text.split_at(end)) }
}

/// The surnames that most people of Vietnam bear.
pub(crate) static COMMON_SURNAMES: Words = words!(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương \
     trịnh trương đinh lâm phùng mai tô hà tạ lương lưu châu cao thái quách nông hứa triệu chu \
     kiều tăng đàm tống thân nghiêm khổng giáp viên lục ngọ thạch danh kim sơn lò cầm quàng \
     lường tòng vàng giàng sùng mùa thào hạng vừ ma bế nùng hoàng vi lô lương lang quản doãn \
     tôn từ trà âu diệp la mạc mã ninh phí tiêu tưởng ứng ung khuất đậu đới khương lại lã lữ \
     nhữ khúc ngụy lều cung bàn tẩn phàn chảo hầu thèn ka thiều trình tào điểu y rơ ksor siu \
     kpă nay cil"
);

/// Words between a subject and its verb.
pub(crate) static ADVERBS: Words = words!(ADVERB_WORDS);
const ADVERB_WORDS: &str = "đã cũng vừa đang còn sẽ đều luôn tiếp tục lại rất trực tiếp thay thẳng \
                            thắn tái nhiệt liệt bước đầu sau đó";

/// Words that never stand in the name of an organisation.
pub(crate) static STOPS: Words = words!(
    "đã đang sẽ cũng vừa là có được bị do tại cùng với cho để khi sau phải cần không chưa nên \
     về đến tới từ theo như thì mà rằng này đó qua trên trong thay lên vào ra tặng trao nói \
     nhận gồm nào và hoặc của bằng cả đều nhằm tái hứa mời thăm rồi đứng"
);

/// Words before the verb that opens a sentence.
pub(crate) static OPENERS: Words = words!(OPENER_WORDS);
const OPENER_WORDS: &str = "về đến tới cùng sau buổi tham";

/// Words of posts that stand alone where a name might.
pub(crate) static POST_WORDS: Words =
    words!("trưởng phó chủ giám hiệu bí chánh tổ ủy uv lãnh nguyên");

/// Words of the names of honours.
pub(crate) static HONOURS: Words = words!("khen hiệu chương thưởng cờ dương vinh giải danh");

/// First words of the names of honours.
pub(crate) static PRIZES: Words = words!(PRIZE_WORDS);
const PRIZE_WORDS: &str = "giải giấy bằng danh huy kỷ cờ";

/// Last words of the levels whose place a report seldom names with a post.
pub(crate) static HIGH_LEVELS: Words = words!("tỉnh huyện quận phố");

/// Words that lead from a name to the post that its bearer is given.
pub(crate) static APPOINTED: Words = words!(
    "được bầu tái cử đắc giữ chức vụ làm là hiện tiếp tục tín nhiệm bổ trúng danh đảm nhận \
     nhiệm đương"
);

/// Last words of what is numbered where posts are held: "Trưởng thôn 3", "GVCN lớp 9A".
pub(crate) static NUMBERED: Words =
    words!("thôn bản ấp bộ tổ xóm khóm khu phố buôn làng đội bon sóc plei lớp sở");

/// Last words of units that are named by their field of work.
pub(crate) static UNITS: Words = words!("phòng ban khoa môn viện tâm đội tổ cục vụ trình án nhóm");

/// All words that by themselves say something of who does what.
pub(crate) static ROLES: Words = words!(
    "các những có gồm là của cầu đó cho tặng được và cùng đồng thời đại thay",
    PRIZE_WORDS,
    OPENER_WORDS,
    ADVERB_WORDS,
    GATHERING_WORDS,
);

/// First words of those who are at an event: "Đoàn công tác có …", "Phía nhà trường có …",
/// "Đại diện sở có …", "Thành phần có …".
pub(crate) static GATHERINGS: Words = words!(GATHERING_WORDS);
const GATHERING_WORDS: &str = "đoàn phía đại thành khách";

/// First words of the organisations that units belong to.
pub(crate) static SUPERIORS: Words = words!("bộ sở tổng cục công trường đại học viện ubnd ủy");
