"""Texts in, reports out."""

from __future__ import annotations

import datetime
import pickle
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hoinghi
from tests.conftest import every_node, example_reports

SAMPLE = """Sơ kết học kỳ I 🎉

Sáng 12/01/2024, Phòng GD&ĐT huyện Mây Hồng tổ chức hội nghị sơ kết học kỳ I năm học 2023-2024.
Ông Hà Văn Mẫu, Trưởng phòng, chủ trì. Toàn huyện có 12 trường; 98,1% học sinh lên lớp.
Nhiệm vụ trọng tâm:
- Thực hiện Nghị quyết số 7/NQ-HU ngày 4/5/2023 trước ngày 30/9.
"""
TEXTS = [SAMPLE, *(path.read_text(encoding="utf-8") for path in example_reports())]


def assert_grounded(text: str, report: hoinghi.Report) -> None:
    def check(node: Any) -> None:
        assert text[node.start : node.end] == node.text

    for node in every_node(report):
        if "text" in node.__match_args__:
            check(node)


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_slice_the_text(text: str) -> None:
    report = hoinghi.extract(text)
    assert report.offset_unit == "char"
    assert_grounded(text, report)


@pytest.mark.parametrize("text", TEXTS)
def test_other_offset_units(text: str) -> None:
    for unit, encoding in (("byte", "utf-8"), ("utf16", "utf-16-le")):
        report = hoinghi.extract(text, offset_unit=unit)  # type: ignore[arg-type]
        assert report.offset_unit == unit
        width = 2 if unit == "utf16" else 1
        encoded = text.encode(encoding)
        for date in report.dates:
            words = encoded[date.start * width : date.end * width]
            assert words.decode(encoding) == date.text


def test_bytes_are_read_like_text() -> None:
    assert hoinghi.extract(SAMPLE.encode(), id="a") == hoinghi.extract(SAMPLE, id="a")


def test_what_is_not_unicode_is_told_with_its_place() -> None:
    with pytest.raises(ValueError, match="position 6") as bytes_error:
        hoinghi.extract("Họp".encode() + b" \xff")
    assert isinstance(bytes_error.value, UnicodeDecodeError)
    assert bytes_error.value.start == 6
    with pytest.raises(ValueError, match="position 4: surrogates not allowed") as text_error:
        hoinghi.extract("Họp \ud800")
    assert isinstance(text_error.value, UnicodeEncodeError)


@pytest.mark.parametrize("text", [None, 3, bytearray(b"a"), Path("a")])
def test_anything_else_is_a_type_error(text: object) -> None:
    with pytest.raises(TypeError, match="text must be str or bytes, not"):
        hoinghi.extract(text)  # type: ignore[arg-type]


def test_ids() -> None:
    assert hoinghi.extract("").id == ""
    assert hoinghi.extract("", id="one").id == "one"
    extractor = hoinghi.Extractor(id="all")
    assert extractor.extract("").id == "all"
    assert extractor.extract("", id="one").id == "one"
    assert extractor.extract("", "two").id == "two"


def test_options_are_kept() -> None:
    day = datetime.date(2024, 5, 1)
    terms = [("xã đội", hoinghi.TERM_CLASSES[0], ""), ("UBTP", hoinghi.TERM_CLASSES[0], "Ủy ban")]
    extractor = hoinghi.Extractor(id="a", reference_date=day, terms=terms, offset_unit="byte")
    again = pickle.loads(pickle.dumps(extractor))
    assert extractor.terms == tuple(terms)
    for made in (extractor, again):
        assert repr(made) == repr(extractor)
        assert (made.id, made.reference_date, made.offset_unit) == ("a", day, "byte")
        assert made.extract(SAMPLE) == extractor.extract(SAMPLE)


def test_own_terms_are_read() -> None:
    text = "Sáng 12/8/2023, Sở Nội vụ tổ chức phiên chợ việc xanh."
    extractor = hoinghi.Extractor(terms=[("phiên chợ việc", "event_kind", "thematic")])
    assert hoinghi.extract(text).conference.kind is None
    assert extractor.extract(text).conference.kind == "thematic"


def test_options_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="TERM_CLASSES"):
        hoinghi.Extractor(terms=[("xã đội", "nonsense", "")])
    with pytest.raises(ValueError, match="offset_unit must be"):
        hoinghi.extract("", offset_unit="word")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hoinghi.extract("", reference_date="2024-05-01")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", TEXTS)
def test_explanations_are_grounded(text: str) -> None:
    explanation = hoinghi.Extractor().explain(text)
    parts: list[hoinghi.ExplanationBlock | hoinghi.ExplanationMention] = []
    parts += explanation.blocks
    parts += explanation.mentions
    for part in parts:
        assert text[part.start : part.end] == part.text
        assert part.text[:5] in repr(part) or "\\" in repr(part)
    for mention in explanation.mentions:
        assert mention.lost_to is None or mention.lost_to < len(explanation.mentions)
    assert explanation == hoinghi.Extractor().explain(text)


def test_threads_agree() -> None:
    extractor = hoinghi.Extractor(id="a")
    expected = [extractor.extract(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(20):
            assert list(pool.map(extractor.extract, TEXTS)) == expected


def longest_pause(text: str) -> float:
    """The longest time that this thread stood still while another extracted, as a share of it."""
    extraction = threading.Thread(target=hoinghi.extract, args=(text,))
    begun = last = time.perf_counter()
    pause = 0.0
    extraction.start()
    while extraction.is_alive():
        now = time.perf_counter()
        pause, last = max(pause, now - last), now
    return pause / (time.perf_counter() - begun)


def test_other_threads_run_meanwhile() -> None:
    text = SAMPLE * 2000
    # A busy machine may stop any thread, but hardly each time for most of the extraction.
    assert min(longest_pause(text) for _ in range(3)) < 0.5


WORDS = st.sampled_from(
    ["ngày", "tháng", "năm", "12/8/2023", "30/2", "học kỳ I", "năm học 2023-2024", "từ", "đến"]
    + ["%", "1.234,5", "trường", "tăng", "số", "7/NQ-HU", "1.", "-", "(", ":", "“", "\n", "\n- "]
    + ["đồng chí", "Ông", "Trưởng phòng", "Sở", "UBND", "huyện", "chủ trì", "Nhiệm vụ:"]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.one_of(ANYTHING, st.lists(st.one_of(WORDS, ANYTHING)).map(" ".join)))
def test_any_text_gives_a_report(text: str) -> None:
    report = hoinghi.extract(text)
    assert_grounded(text, report)
    assert hoinghi.Report.from_json(report.to_json()) == report
