//! Prose without facts, to thin out the facts of a report.

/// Sentences of everyday news that name no office, day, figure or task.
const SENTENCES: [&str; 8] = [
    "Con đường dẫn vào làng rợp bóng tre, sáng sớm sương còn đọng trên những luống cải ven mương.",
    "Bà con quen dậy từ lúc gà chưa gáy, người nhóm bếp, người ra đồng xem nước đã về tới chân ruộng \
     hay chưa.",
    "Lớp học nằm nép bên sườn đồi, cửa sổ mở ra thung lũng, gió thổi qua mang theo mùi rơm mới.",
    "Những câu chuyện kể bên bếp lửa cứ nối nhau, lúc vui lúc buồn, mà ai nghe cũng thấy có mình \
     trong đó.",
    "Mùa mưa năm nào cũng vậy, con suối trước nhà dâng lên đục ngầu rồi lại lặng lẽ rút đi.",
    "Chiếc xe cũ chở đầy rau quả lăn bánh chậm rãi, bác tài vừa lái vừa khe khẽ hát một điệu dân ca.",
    "Có người hỏi vì sao vẫn ở lại, chị chỉ cười, bảo rằng đất này nuôi mình lớn thì mình không nỡ xa.",
    "Chiều xuống, tiếng cười của lũ trẻ vang khắp sân, khói bếp bay lên hòa vào màu trời tím nhạt.",
];

/// `text` with `share` lines of prose after each line that is not blank.
pub fn thinned(text: &str, share: usize) -> String {
    let mut sentences = SENTENCES.iter().cycle();
    let mut out = String::with_capacity(text.len() * (share + 1) * 2);
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
        for sentence in sentences.by_ref().take(if line.is_empty() { 0 } else { share }) {
            out.push_str(sentence);
            out.push('\n');
        }
    }
    out
}

/// Prose alone, of at least `bytes` bytes.
pub fn alone(bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + 200);
    for sentence in SENTENCES.iter().cycle() {
        if out.len() >= bytes {
            break;
        }
        out.push_str(sentence);
        out.push('\n');
    }
    out
}
