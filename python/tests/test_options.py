"""Words and kinds of the caller's own."""

from __future__ import annotations

import pickle
import typing
from typing import TYPE_CHECKING, Any

import pytest

import hoinghi
from hoinghi import names
from tests.test_extract import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

FAIR = "Sáng 12/8/2023, Sở Nội vụ tổ chức phiên chợ việc xanh."
TERMS = (("phiên chợ việc", "event_kind", "thematic"), ("tổ việc", "event_kind", ""))


class Frame:
    """What data frames have in common."""

    def __init__(self, cells: dict[str, list[Any]]) -> None:
        self.cells = cells

    @property
    def columns(self) -> list[str]:
        return list(self.cells)

    def __getitem__(self, key: str) -> list[Any]:
        return self.cells[key]


def lexicons(folder: Path) -> list[Any]:
    path = folder / "terms.tsv"
    rows = ["term\tclass\tfull", "# mine", "", *("\t".join(term) for term in TERMS)]
    path.write_text("\n".join(rows), encoding="utf-8")
    terms, classes, fulls = (list(column) for column in zip(*TERMS, strict=True))
    return [
        {"phiên chợ việc": ("event_kind", "thematic"), "tổ việc": "event_kind"},
        path,
        str(path),
        Frame({"note": [1, 2], "full": [fulls[0], None], "class": classes, "term": terms}),
    ]


def test_a_lexicon_in_any_form(tmp_path: Path) -> None:
    for lexicon in lexicons(tmp_path):
        extractor = hoinghi.Extractor(terms=[("xã đội", "event_kind", "x")], lexicon=lexicon)
        assert extractor.terms[0] == ("xã đội", "event_kind", "x")
        assert extractor.terms[1] == TERMS[0]
        assert extractor.terms[2][:2] == TERMS[1][:2]
        again = pickle.loads(pickle.dumps(extractor))
        for made in (extractor, again):
            assert made.extract(FAIR).conference.kind == "thematic"


@pytest.mark.parametrize(
    ("lexicon", "says"),
    [
        ({"a": "nonsense"}, "TERM_CLASSES"),
        ({" ": "school"}, "empty"),
        (Frame({"term": ["a"]}), 'no column "class"'),
        (Frame({"term": ["a", None], "class": ["school", "school"]}), "row 1"),
    ],
)
def test_a_lexicon_that_makes_no_sense(lexicon: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        hoinghi.Extractor(lexicon=lexicon)


def test_a_lexicon_of_no_known_form(tmp_path: Path) -> None:
    for lexicon in (3, {"a": 3}):
        with pytest.raises(TypeError, match="lexicon"):
            hoinghi.Extractor(lexicon=lexicon)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        hoinghi.Extractor(lexicon=tmp_path / "none.tsv")
    path = tmp_path / "bad.tsv"
    path.write_text("a\tschool\nb\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.tsv: line 2: 1 columns"):
        hoinghi.Extractor(lexicon=path)


def test_kinds() -> None:
    everything = hoinghi.extract(SAMPLE)
    empty = hoinghi.extract("")
    for kind in typing.get_args(names.FactKind):
        report = hoinghi.Extractor(kinds={kind}).extract(SAMPLE)
        for other in typing.get_args(names.FactKind):
            expected = everything if other == kind else empty
            if kind not in ("conference", "directives"):
                assert getattr(report, other) == getattr(expected, other)
    extractor = hoinghi.Extractor(kinds=["counts", "dates", "counts"])
    assert extractor.kinds == ("dates", "counts")
    assert hoinghi.Extractor().kinds is None
    assert hoinghi.Extractor(kinds=()).extract(SAMPLE).dates == ()
    assert pickle.loads(pickle.dumps(extractor)).kinds == extractor.kinds
    assert all(report.dates and not report.officials for report in extractor.extract_many([SAMPLE]))


def test_kinds_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="FactKind"):
        hoinghi.Extractor(kinds=["persons"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="kinds must be a collection"):
        hoinghi.Extractor(kinds="dates")  # type: ignore[arg-type]
