//! Reads one short report and prints what a reader would note down.

fn main() {
    let text = "Sáng 12/8/2023, Phòng Nội vụ huyện Mây Hồng tổ chức hội nghị sơ kết. \
                Ông Lương Thế Khải, Phó Chủ tịch UBND huyện chủ trì. \
                Đến hết tháng 6/2023, đã giải quyết 1.204 hồ sơ, đạt 98,1%.";
    let report = hoinghi::extract(text);
    println!("held: {}", report.conference.held.as_deref().unwrap_or("unknown"));
    for official in &report.officials {
        let posts: Vec<&str> = official.positions.iter().map(|post| post.text.as_str()).collect();
        println!("official: {} ({})", official.name, posts.join("; "));
    }
    for date in &report.dates {
        println!("date: {} = {}", date.text, date.value.as_deref().unwrap_or("unknown"));
    }
    for count in &report.counts {
        println!("count: {} {}", count.value, count.unit.as_deref().unwrap_or_default());
    }
    for percentage in &report.percentages {
        println!("percentage: {}", percentage.value);
    }
    // Offsets are bytes, so every fact is a slice of the text.
    assert!(report.dates.iter().all(|date| text[date.start..date.end] == date.text));
}
