use crate::extract;

fn values(text: &str) -> Vec<Option<String>> {
    extract(text).dates.into_iter().map(|date| date.value).collect()
}

fn last(text: &str) -> String {
    values(text).pop().flatten().unwrap_or_default()
}

#[test]
fn the_day_held_tells_the_year() {
    let held = "Sáng 12/8/2023, Phòng Nội vụ tổ chức hội nghị sơ kết. ";
    for (text, value) in [
        ("Báo cáo gửi trước ngày 30/9.", "2023-09-30"),
        ("Trong tháng 10, các đơn vị tự kiểm tra.", "2023-10"),
        ("Quý II, toàn ngành có 3 vụ.", "2023-34"),
        ("6 tháng đầu năm, số thu tăng.", "2023-40"),
        ("9 tháng đầu năm, số thu tăng.", "2023-01/2023-09"),
    ] {
        assert_eq!(last(&format!("{held}{text}")), value, "{text}");
    }
}

#[test]
fn years_turn_at_new_year() {
    let january = "Sáng 10/01/2024, Phòng Nội vụ tổ chức hội nghị tổng kết. ";
    assert_eq!(last(&format!("{january}Tính đến ngày 31/12, thu đạt 98%.")), "2023-12-31");
    let december = "Sáng 20/12/2023, Phòng Nội vụ tổ chức hội nghị tổng kết. ";
    assert_eq!(last(&format!("{december}Báo cáo gửi trước ngày 15/01.")), "2024-01-15");
}

#[test]
fn nothing_tells_the_year() {
    assert_eq!(last("Báo cáo gửi trước ngày 31/3."), "XXXX-03-31");
}

#[test]
fn impossible_values_are_issues() {
    for (text, code) in [
        ("Hội nghị họp ngày 31/2/2023.", "impossible_date"),
        ("Số liệu tháng 13/2022.", "impossible_date"),
        ("Năm học 2022-2013.", "school_year_gap"),
        ("Năm học 2023-2023.", "school_year_gap"),
        ("Giai đoạn 2025-2021.", "reversed_range"),
    ] {
        let report = extract(text);
        assert_eq!(report.dates[0].value, None, "{text}");
        assert_eq!(report.issues[0].code, code, "{text}");
    }
}
