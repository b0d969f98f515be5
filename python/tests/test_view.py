"""Reports to look at."""

from __future__ import annotations

import html.parser
import pickle
from pathlib import Path

import pytest

import hoinghi
from tests.test_extract import SAMPLE, TEXTS


class Marks(html.parser.HTMLParser):
    """The words in the marks of a page, and the text that they stand in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.text = ""
        self.open: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "mark":
            self.open.append(values["data-mark"] or "")
            self.titles[self.open[-1]] = values["title"] or ""
        elif tag == "div":
            self.inside = values.get("class") == "text"

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()
        elif tag == "div":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data
            for mark in self.open:
                self.words[mark] = self.words.get(mark, "") + data


@pytest.mark.parametrize("text", [*TEXTS, SAMPLE.replace("\n", "\r\n"), "<b>&amp; 12/8/2023 \"'"])
def test_marks_are_the_words_of_the_facts(text: str) -> None:
    report = hoinghi.extract(text)
    for page in (report._repr_html_(), report.to_html()):
        marks = Marks(page)
        assert marks.text == text
        marked = sorted(marks.words.values())
        words = [date.text for date in report.dates]
        words += [count.text for count in report.counts]
        words += [percentage.text for percentage in report.percentages]
        words += [citation.text for citation in report.citations]
        words += [quote.text for person in report.officials for quote in person.mentions]
        words += [item.text for directive in report.directives for item in directive.items]
        assert set(words) <= set(marked)
        for date in report.dates:
            assert any((date.value or "no such day") in title for title in marks.titles.values())


@pytest.mark.parametrize("unit", ["byte", "utf16"])
def test_offsets_of_any_unit(unit: str) -> None:
    report = hoinghi.extract("🎉 " + SAMPLE, offset_unit=unit)  # type: ignore[arg-type]
    assert report.to_html() == hoinghi.extract("🎉 " + SAMPLE).to_html()


def test_a_page_needs_nothing_else() -> None:
    page = hoinghi.extract(SAMPLE).to_html()
    for word in ("<script", "http:", "https:", "url(", "@import", "src="):
        assert word not in page


def test_copies_have_no_text_until_it_is_given() -> None:
    report = hoinghi.extract(SAMPLE)
    for copy in (pickle.loads(pickle.dumps(report)), hoinghi.Report.from_json(report.to_json())):
        assert copy == report
        assert "came without its text" in copy._repr_html_()
        assert "<mark" not in copy.to_html()
        assert copy.to_html(SAMPLE) == report.to_html() == copy.to_html(SAMPLE.encode())
        with pytest.raises(ValueError, match="another text"):
            copy.to_html("Khác")


def test_reports_of_many_texts_show_theirs() -> None:
    for reports in (hoinghi.extract_many(TEXTS), list(hoinghi.iter_extract(TEXTS))):
        assert [Marks(report._repr_html_()).text for report in reports] == TEXTS


def test_show_writes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    report = hoinghi.extract(SAMPLE)
    for path in (tmp_path / "a.html", str(tmp_path / "b.html")):
        assert report.show(path) == Path(path)
        assert Path(path).read_text(encoding="utf-8") == report.to_html()
    assert opened == []
    shown = report.show()
    assert opened == [shown.as_uri()]
    assert shown.read_text(encoding="utf-8") == report.to_html()
    shown.unlink()
    shown.parent.rmdir()
