//! Pages to text: the article without what stands around it, its blocks kept apart.
//!
//! Readability finds the article; the walk over what it leaves keeps paragraphs, line breaks, list
//! items with their markers, rows of tables and captions on lines of their own.

mod guard;
mod walk;

use crate::error::Fault;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// The article of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// When it says that it was published, as it says it.
    pub(crate) published: Option<String>,
}

/// The text of the article in a page, as a batch reads it; empty where there is none.
///
/// ```
/// let page = "<html><body><p>Sáng 12/8, Sở Nội vụ họp.</p><ul><li>Một</li></ul></body></html>";
/// assert!(hoinghi_batch::html_text(page).unwrap().contains("\n- Một"));
/// ```
///
/// # Errors
/// When elements nest deeper, or a tag is longer, than in any page made to be read.
pub fn text_of(html: &str) -> Result<String, String> {
    read(html).map(|page| page.text).map_err(|fault| fault.message)
}

pub(crate) fn read(html: &str) -> Result<Page, Fault> {
    let document = guard::tree(html)?;
    // Rarely needed, and the search for the article uses the document up.
    let whole = || walk::text(&Document::from(html).root(), true);
    let first = |tag| document.select(tag).iter().next().map(|node| node.text().to_string());
    let (name, headline) = (first("title").unwrap_or_default(), first("h1"));
    let config = Config { max_elements_to_parse: 200_000, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse());
    let Ok(article) = article else {
        return Ok(Page { text: whole(), published: None });
    };
    let content = Document::fragment(article.content);
    let body = walk::text(&content.root(), false);
    let body = if body.trim().is_empty() { whole() } else { body };
    let text = headed(&title(&name, &article.title, headline), body);
    Ok(Page { text, published: article.published_time })
}

/// The headline where the page's name holds it; else the title that was found, which is the name
/// without the portal's, and where only figures were cut off ("nhiệm kỳ 2026 - 2031") the name.
fn title(name: &str, found: &str, headline: Option<String>) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (name_words, found_words) = (words(name), words(found));
    let held = |h1: &str| name_words.contains(h1) || found_words.contains(h1);
    if let Some(headline) = headline.filter(|h1| !h1.trim().is_empty() && held(&words(h1))) {
        return headline;
    }
    let cut = name_words.strip_prefix(&found_words);
    let figures = cut.is_some_and(|cut| !cut.chars().any(char::is_alphabetic));
    if figures { name.to_owned() } else { found.to_owned() }
}

/// The title over the text, unless it stands there already.
fn headed(title: &str, body: String) -> String {
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = |text: &str| text.to_lowercase();
    let head: String = body.chars().take(title.chars().count() + 300).collect();
    if title.is_empty() || folded(&head).contains(&folded(&title)) {
        return body;
    }
    if body.is_empty() {
        return title;
    }
    format!("{title}\n\n{body}")
}

/// The next node in the order of the page; `skip` leaves out what `node` holds.
fn following<'n>(node: &NodeRef<'n>, root: &NodeRef<'n>, skip: bool) -> Option<NodeRef<'n>> {
    if let Some(child) = node.first_child().filter(|_| !skip) {
        return Some(child);
    }
    let mut at = *node;
    while at.id != root.id {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Reason;

    const PAGE: &str = "<!DOCTYPE html><html><head><title>Sơ kết quý III - Cổng tin</title>\
        <meta property='article:published_time' content='2023-10-05T08:00:00+07:00'></head><body>\
        <nav><a href=/>Trang chủ</a><a href=/tin>Tin tức</a></nav><div class='article-content'>\
        <h1>Sơ kết quý III</h1><p>Sáng 4/10, Phòng Nội vụ huyện Mây Hồng tổ chức hội nghị sơ kết \
        công tác quý III, ông Trần Văn Thử, Trưởng phòng, chủ trì hội nghị với 45 đại biểu dự.</p>\
        <figure><img src=a.jpg><figcaption>Quang cảnh hội nghị</figcaption></figure>\
        <p>Hội nghị giao các nhiệm vụ sau đây, đề nghị các xã thực hiện nghiêm túc, đúng hạn:</p>\
        <ul><li>Rà soát hồ sơ của 12 xã trước ngày 15/10, báo cáo kết quả về Phòng<ul><li>Xã Một, \
        xã Hai và xã Ba nộp trước</li></ul></li><li>- Tập huấn cho 30 cán bộ</li></ul>\
        <ol start=3><li>Chốt số liệu</li></ol>\
        <table><tr><th>Xã</th><th>Hồ sơ</th></tr><tr><td>Một</td><td>20</td></tr></table>\
        <p>Dòng một<br>Dòng hai của đoạn này, kể thêm đôi điều về việc phối hợp giữa các xã.</p>\
        </div><footer>Bản quyền</footer><script>var a = 1;</script></body></html>";

    #[test]
    fn blocks_survive() {
        let page = read(PAGE).expect("a page");
        assert_eq!(page.published.as_deref(), Some("2023-10-05T08:00:00+07:00"));
        let lines: Vec<&str> = page.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines[0], "Sơ kết quý III");
        for line in [
            "Quang cảnh hội nghị",
            "- Rà soát hồ sơ của 12 xã trước ngày 15/10, báo cáo kết quả về Phòng",
            "  - Xã Một, xã Hai và xã Ba nộp trước",
            "- Tập huấn cho 30 cán bộ",
            "3. Chốt số liệu",
            "Xã\tHồ sơ",
            "Một\t20",
            "Dòng một",
        ] {
            assert!(lines.contains(&line), "{line:?} in {lines:#?}");
        }
        assert!(!page.text.contains("Bản quyền") && !page.text.contains("var a"));
    }

    #[test]
    fn titles_lose_the_portal_and_no_figures() {
        let term = "Đại hội nhiệm kỳ 2026 - 2031";
        let h1 = |text: &str| Some(text.to_owned());
        for (name, found, headline, wanted) in [
            ("Sơ kết quý III - Cổng tin", "Sơ kết quý III", None, "Sơ kết quý III"),
            ("Sơ kết quý III - Cổng tin", "Cổng tin", h1(" Sơ kết quý III"), " Sơ kết quý III"),
            (term, "Đại hội nhiệm kỳ 2026", None, term),
            (term, "Đại hội nhiệm kỳ 2026", h1(term), term),
            (term, term, h1("Tin tức"), term),
        ] {
            assert_eq!(title(name, found, headline), wanted);
        }
    }

    #[test]
    fn deep_pages_are_refused_and_broken_ones_read() {
        let deep = "<div>".repeat(100_000);
        assert_eq!(read(&deep).expect_err("deep").reason, Reason::TooDeep);
        assert!(
            read(&format!("{}x", "<p>".repeat(20_000)))
                .expect("open paragraphs")
                .text
                .contains('x')
        );
        let nested = || read(&format!("{}<p>chữ</p>", "<div>".repeat(500)));
        let thread =
            std::thread::Builder::new().stack_size(64 << 20).spawn(nested).expect("a thread");
        assert!(thread.join().expect("no overflow").expect("a page").text.contains("chữ"));
        assert_eq!(read("chỉ có chữ").expect("text").text.trim(), "chỉ có chữ");
        assert_eq!(read("").expect("nothing").text, "");
        let bare = "<title>Tin một</title><math><mi <title>Tin một</title>";
        assert_eq!(read(bare).expect("a title").text, "Tin một");
    }
}
