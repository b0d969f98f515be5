//! Documents of record, cited in every form.

use crate::date::Year;
use crate::world::Day;
use crate::writer::{Cited, Writer};
use hoinghi::report::DateKind;

/// Kind, sign of the number, issuer as written.
const CENTRAL: &[(&str, &str, &str)] = &[
    ("Nghị quyết", "/NQ-CP", "Chính phủ"),
    ("Nghị quyết", "-NQ/TW", "Ban Chấp hành Trung ương"),
    ("Chỉ thị", "/CT-TTg", "Thủ tướng Chính phủ"),
    ("Chỉ thị", "-CT/TW", "Ban Bí thư"),
    ("Kết luận", "-KL/TW", "Bộ Chính trị"),
    ("Nghị định", "/{y}/NĐ-CP", "Chính phủ"),
    ("Quyết định", "/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("Công điện", "/CĐ-TTg", "Thủ tướng Chính phủ"),
    ("Quy định", "-QĐ/TW", "Bộ Chính trị"),
];

const LOCAL: &[(&str, &str, &str)] = &[
    ("Kế hoạch", "/KH-UBND", "UBND {lv}"),
    ("Quyết định", "/QĐ-UBND", "Chủ tịch UBND {lv}"),
    ("Công văn", "/UBND-VX", "UBND {lv}"),
    ("Chỉ thị", "/CT-UBND", "UBND {lv}"),
    ("Nghị quyết", "/NQ-HĐND", "HĐND {lv}"),
    ("Thông báo", "-TB/VP", "Văn phòng {ct}"),
    ("Báo cáo", "/BC-UBND", "UBND {lv}"),
    ("Tờ trình", "/TTr-UBND", "UBND {lv}"),
];

const SECTOR: &[(&str, &str, &str, &str)] = &[
    ("education", "Thông tư", "/{y}/TT-BGDĐT", "Bộ GD&ĐT"),
    ("education", "Công văn", "/SGDĐT-GDTrH", "Sở Giáo dục và Đào tạo"),
    ("health", "Thông tư", "/{y}/TT-BYT", "Bộ Y tế"),
    ("health", "Công điện", "/CĐ-BYT", "Bộ Y tế"),
    ("police", "Thông tư", "/{y}/TT-BCA", "Bộ Công an"),
    ("party", "Hướng dẫn", "-HD/BTCTW", "Ban Tổ chức Trung ương"),
    ("women", "Kế hoạch", "/KH-ĐCT", "Đoàn Chủ tịch Trung ương Hội LHPN Việt Nam"),
    ("youth", "Kế hoạch", "-KH/TĐTN", "Ban Thường vụ Tỉnh đoàn"),
    ("justice", "Thông tư", "/{y}/TT-BTP", "Bộ Tư pháp"),
    ("insurance", "Công văn", "/BHXH-TST", "BHXH Việt Nam"),
    ("agriculture", "Thông tư", "/{y}/TT-BNNPTNT", "Bộ Nông nghiệp và PTNT"),
    ("union", "Nghị quyết", "/NQ-BCH", "Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam"),
    ("labour", "Thông tư", "/{y}/TT-BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
];

impl Writer {
    /// A citation, with day and issuer or without.
    pub(crate) fn cite(&mut self) {
        let (kind, sign, issuer) = self.document();
        let day = Day {
            year: self.world.held.year - self.rng.between(0, 3),
            month: self.rng.between(1, 12),
            day: self.rng.between(1, 28),
        };
        // A document of the event's year is older than the event.
        let day =
            if day.year == self.world.held.year { Day { month: 1, day: 2, ..day } } else { day };
        let number = format!(
            "{:02}{}",
            self.rng.between(1, 980),
            sign.replace("{y}", &day.year.to_string())
        );
        match self.rng.below(10) {
            0 => self.by_number_alone(kind),
            1 => self.several(kind),
            form => self.in_full(kind, number, day, &issuer, form),
        }
    }

    fn document(&mut self) -> (&'static str, &'static str, String) {
        let sector = self.world.sector;
        let own: Vec<_> = SECTOR.iter().filter(|row| row.0 == sector).collect();
        let (kind, sign, issuer) = match self.rng.below(3) {
            0 if !own.is_empty() => {
                let row = own[self.rng.below(own.len())];
                (row.1, row.2, row.3)
            }
            1 => self.rng.of(LOCAL),
            _ => self.rng.of(CENTRAL),
        };
        (kind, sign, self.world.local(issuer))
    }

    fn in_full(&mut self, kind: &str, number: String, day: Day, issuer: &str, form: usize) {
        let start = self.at();
        self.push(kind);
        let word = self.rng.pick(&[" số ", " số ", " số ", " "]);
        self.push(word);
        self.push(&number);
        let (dated, issued) = (!form.is_multiple_of(3), form.is_multiple_of(2));
        if dated {
            let before = self.rng.pick(&[" ", " ", ", "]);
            self.push(before);
            let from = self.at();
            let mark = self.world.dates.mark;
            let words = format!("ngày {:02}{mark}{}{mark}{}", day.day, day.month, day.year);
            self.push(&words);
            self.date(from, DateKind::Day, Some(day.value()), None);
        }
        if issued {
            self.push(" của ");
            self.push(issuer);
        }
        let cited = Cited {
            kind: kind.to_owned(),
            number,
            date: dated.then(|| day.value()),
            issuer: issued.then(|| issuer.to_owned()),
        };
        let end = self.at();
        self.citation((start, end), cited);
    }

    /// Nghị quyết 29.
    fn by_number_alone(&mut self, _: &str) {
        let start = self.at();
        let (kind, issuer) = self.rng.of(&[
            ("Nghị quyết", " của Ban Chấp hành Trung ương Đảng"),
            ("Đề án", ""),
            ("Chỉ thị", " của Ban Bí thư"),
        ]);
        let number = self.rng.between(1, 60).to_string();
        let number = if number.len() == 1 { format!("0{number}") } else { number };
        self.push(&format!("{kind} {number}{issuer}"));
        let issuer = issuer.strip_prefix(" của ").map(str::to_owned);
        let end = self.at();
        self.citation((start, end), Cited { kind: kind.to_owned(), number, date: None, issuer });
    }

    /// Thông tư số 01, 02, 03/2021/TT-BGDĐT.
    fn several(&mut self, _: &str) {
        let year = self.world.held.year - 1;
        let sign = format!("/{year}/TT-{}", self.rng.pick(&["BGDĐT", "BNV", "BTC", "BYT"]));
        let first = self.rng.between(1, 30);
        let start = self.at();
        self.push("Thông tư số ");
        let mut from = start;
        for i in 0..3 {
            let number = format!("{:02}", first + i);
            self.push(&number);
            if i == 2 {
                self.push(&sign);
            }
            let kind = "Thông tư".to_owned();
            let cited = Cited { kind, number: format!("{number}{sign}"), date: None, issuer: None };
            let end = self.at();
            self.citation((from, end), cited);
            if i < 2 {
                self.push(", ");
            }
            from = self.at();
        }
    }

    /// A day of the recent past, written with its year.
    pub(crate) fn past_day(&mut self) {
        let day = Day {
            year: self.world.held.year - 1,
            month: self.rng.between(1, 12),
            day: self.rng.between(1, 28),
        };
        self.day(day, Year::Written, None);
    }
}
