"""What holds for every text: places, units, threads, and the report as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

import hoinghi

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = [
    "ngày 12/8/2023",
    "Sáng 13/9",
    "quý III năm 2024",
    "98,1%",
    "1.250 hộ",
    "tăng 12%",
    "ông Hà Văn Mẫu",
    "đồng chí Lê Thị Thử, Giám đốc Sở Y tế,",
    "UBND huyện Mây Hồng tổ chức hội nghị sơ kết",
    "Quyết định số 12/QĐ-UBND",
    "yêu cầu:",
    "\n- Rà soát hồ sơ;",
    "\n\n",
    ". ",
    "😀",
    "ế",
    "\u0301",
    "\u00a0",
    "\r\n",
]

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200),
)


def places(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every fact's words and place in a report as plain data."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and isinstance(value.get("start"), int):
            yield value["text"], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from places(entry)


@given(texts)
def test_facts_are_their_words_in_the_text(text: str) -> None:
    report = hoinghi.extract(text).to_dict()
    for words, start, end in places(report):
        assert text[start:end] == words


@given(st.lists(texts, max_size=6), st.integers(min_value=1, max_value=3))
def test_threads_and_order_do_not_matter(many: list[str], threads: int) -> None:
    alone = [hoinghi.extract(text, id=str(i)).to_json() for i, text in enumerate(many)]
    assert [report.to_json() for report in hoinghi.extract_many(many, threads=threads)] == alone


@given(texts)
def test_json_says_what_the_report_says(text: str) -> None:
    report = hoinghi.extract(text)
    assert json.loads(report.to_json()) == report.to_dict()


@given(texts, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report, other = hoinghi.extract(text), hoinghi.extract(text.replace("\n", end))
    assert [count.value for count in report.counts] == [count.value for count in other.counts]
    assert [date.value for date in report.dates] == [date.value for date in other.dates]
    assert [official.name for official in report.officials] == [
        official.name for official in other.officials
    ]
