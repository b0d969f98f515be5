//! Small closed sets of words, folded once.

use crate::fold::{self, Key};
use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

pub(crate) type Keys = Lazy<Words>;

/// A set of words, most others told from them by one bit.
pub(crate) struct Words {
    bits: [u64; 8],
    keys: FxHashSet<Key>,
}

impl Words {
    fn new(keys: FxHashSet<Key>) -> Words {
        let mut bits = [0; 8];
        for (at, bit) in keys.iter().copied().map(place) {
            bits[at] |= bit;
        }
        Words { bits, keys }
    }

    #[inline]
    pub(crate) fn contains(&self, key: &Key) -> bool {
        let (at, bit) = place(*key);
        self.bits[at] & bit != 0 && self.keys.contains(key)
    }
}

#[inline]
fn place(key: Key) -> (usize, u64) {
    let bit = key.raw() >> 55;
    (bit as usize / 64, 1 << (bit % 64))
}

fn keys(text: &str) -> Words {
    Words::new(words(text).collect())
}

fn words(text: &str) -> impl Iterator<Item = Key> + '_ {
    text.split_whitespace().map(fold::key)
}

/// The surnames that most people of Vietnam bear.
pub(crate) static COMMON_SURNAMES: Keys = Lazy::new(|| {
    keys(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương \
         Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Lương Lưu Châu Cao Thái Quách Nông Hứa Triệu \
         Chu Kiều Tăng Đàm Tống Thân Nghiêm Khổng Giáp Viên Lục Ngọ Thạch Danh Kim Sơn Lò Cầm \
         Quàng Lường Tòng Vàng Giàng Sùng Mùa Thào Hạng Vừ Ma Bế Nùng Hoàng Vi Lô Lương Lang \
         Quản Doãn Tôn Từ Trà Âu Diệp La Mạc Mã Ninh Phí Tiêu Tưởng Ứng Ung Khuất \
         Đậu Đới Khương Lại Lã Lữ Nhữ Khúc Ngụy Lều Cung Bàn Tẩn Phàn Chảo Hầu Thèn Ka Thiều Trình Tào Điểu Y Rơ Ksor Siu Kpă Nay Cil",
    )
});

/// Words between a subject and its verb.
pub(crate) static ADVERBS: Keys = Lazy::new(|| keys(ADVERB_WORDS));
const ADVERB_WORDS: &str = "đã cũng vừa đang còn sẽ đều luôn tiếp tục lại rất trực tiếp thay thẳng \
                            thắn tái nhiệt liệt bước đầu sau đó";

/// Words that never stand in the name of an organisation.
pub(crate) static STOPS: Keys = Lazy::new(|| {
    keys(
        "đã đang sẽ cũng vừa là có được bị do tại cùng với cho để khi sau phải cần không chưa nên \
         về đến tới từ theo như thì mà rằng này đó qua trên trong thay lên vào ra tặng trao nói \
         nhận gồm nào và hoặc của bằng cả đều nhằm tái hứa mời thăm rồi đứng",
    )
});

/// Words before the verb that opens a sentence.
pub(crate) static OPENERS: Keys = Lazy::new(|| keys(OPENER_WORDS));
const OPENER_WORDS: &str = "về đến tới cùng sau buổi tham";

/// Words of posts that stand alone where a name might.
pub(crate) static POST_WORDS: Keys =
    Lazy::new(|| keys("trưởng phó chủ giám hiệu bí chánh tổ ủy uv lãnh nguyên"));

/// Words of the names of honours.
pub(crate) static HONOURS: Keys =
    Lazy::new(|| keys("khen hiệu chương thưởng cờ dương vinh giải danh"));

/// First words of the names of honours.
pub(crate) static PRIZES: Keys = Lazy::new(|| keys(PRIZE_WORDS));
const PRIZE_WORDS: &str = "giải giấy bằng danh huy kỷ cờ";

/// Last words of the levels whose place a report seldom names with a post.
pub(crate) static HIGH_LEVELS: Keys = Lazy::new(|| keys("tỉnh huyện quận phố"));

/// Words that lead from a name to the post that its bearer is given.
pub(crate) static APPOINTED: Keys = Lazy::new(|| {
    keys(
        "được bầu tái cử đắc giữ chức vụ làm là hiện tiếp tục tín nhiệm bổ trúng danh đảm nhận \
         nhiệm đương",
    )
});

/// Last words of what is numbered where posts are held: "Trưởng thôn 3", "GVCN lớp 9A".
pub(crate) static NUMBERED: Keys =
    Lazy::new(|| keys("thôn bản ấp bộ tổ xóm khóm khu phố buôn làng đội bon sóc plei lớp sở"));

/// Last words of units that are named by their field of work.
pub(crate) static UNITS: Keys =
    Lazy::new(|| keys("phòng ban khoa môn viện tâm đội tổ cục vụ trình án nhóm"));

/// All words that by themselves say something of who does what.
pub(crate) static ROLES: Keys =
    Lazy::new(|| Words::new(ROLE_WORDS.iter().copied().flat_map(words).collect()));
const ROLE_WORDS: &[&str] = &[
    "các những có gồm là của cầu đó cho tặng được và cùng đồng thời đại thay",
    PRIZE_WORDS,
    OPENER_WORDS,
    ADVERB_WORDS,
    GATHERING_WORDS,
];

/// First words of those who are at an event: "Đoàn công tác có …", "Phía nhà trường có …",
/// "Đại diện sở có …", "Thành phần có …".
pub(crate) static GATHERINGS: Keys = Lazy::new(|| keys(GATHERING_WORDS));
const GATHERING_WORDS: &str = "đoàn phía đại thành khách";

/// First words of the organisations that units belong to.
pub(crate) static SUPERIORS: Keys =
    Lazy::new(|| keys("bộ sở tổng cục công trường đại học viện ubnd ủy"));
