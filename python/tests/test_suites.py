"""The case suites that Rust reads too; tests/README.md tells their rules."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import pytest

import hoinghi
from tests.conftest import ROOT, Node

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUITES = sorted((ROOT / "tests" / "suites").glob("*.toml"))
OPTIONS = {"name", "text", "reference_date"}


def cases() -> list[Any]:
    """The cases of every suite."""
    return [
        pytest.param(case, id=f"{path.stem}::{case['name']}")
        for path in SUITES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    day = case.get("reference_date")
    reference_date = datetime.date.fromisoformat(str(day)) if day else None
    report = hoinghi.Extractor(reference_date=reference_date).extract(case["text"])
    for key, expected in case.items():
        if key not in OPTIONS:
            assert not differences(key, expected, getattr(report, key), report)


def differences(place: str, expected: Any, found: Any, *around: Node) -> list[str]:
    """Where the two differ. `around` are the nodes that hold what was found, outermost first."""
    if isinstance(expected, dict) and isinstance(found, Node):
        return [
            difference
            for name, want in expected.items()
            for difference in differences(
                f"{place}.{name}", want, looked_up(found, name, *around), *around, found
            )
        ]
    if isinstance(expected, list) and isinstance(found, tuple) and len(expected) == len(found):
        return [
            difference
            for at, (want, got) in enumerate(zip(expected, found, strict=True))
            for difference in differences(f"{place}[{at}]", want, got, *around)
        ]
    if same(expected, found):
        return []
    return [f"{place}: expected {expected!r}, found {found!r}"]


def same(expected: Any, found: Any) -> bool:
    """Whether a string, a number or `false` is what was found."""
    if expected is False:
        return found is None or found == ()
    if isinstance(found, hoinghi.Official):
        return bool(found.name == expected)
    if isinstance(found, Node):
        return bool(getattr(found, "text", None) == expected)
    return bool(found == expected)


def looked_up(node: Node, name: str, *around: Node) -> Any:
    """The attribute, with indices replaced by what they lead to."""
    value = getattr(node, name)
    report = around[0] if around else node
    assert isinstance(report, hoinghi.Report)
    inside = around[-1] if around else node
    lists: dict[tuple[type, str], tuple[Node, ...]] = {
        (hoinghi.Conference, "chairs"): report.officials,
        (hoinghi.Directive, "issuer"): report.officials,
        (hoinghi.Count, "parent"): report.counts,
        (hoinghi.Item, "parent"): inside.items if isinstance(inside, hoinghi.Directive) else (),
        (hoinghi.Item, "deadline"): report.dates,
        (hoinghi.Item, "citations"): report.citations,
        (hoinghi.Figures, "counts"): report.counts,
        (hoinghi.Figures, "percentages"): report.percentages,
    }
    targets = lists.get((type(node), name))
    if targets is None or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(targets[index] for index in value)
    return targets[value]


EXPECTATIONS = {
    "dates = ['trước ngày 30/9', { value = false, relation = false }]": True,
    "dates = ['trước ngày 30/9']": False,
    "dates = ['30/2/2024', 'trước ngày 30/9']": False,
    "officials = [{ name = 'Hà Văn Mẫu', positions = ['TP', 'Huyện ủy viên'] }]": True,
    "officials = ['Hà Văn Mẫu']": True,
    "officials = ['Hà Văn Khác']": False,
    "conference = { chairs = ['Hà Văn Mẫu'], host = { name = 'Phòng' } }": False,
    "conference = { chairs = ['Hà Văn Mẫu'], kind = 'half_review' }": True,
    "counts = [{ value = 12.0, upper = 15 }, { parent = 'tăng gần 12-15 trường' }]": False,
    "directives = [{ issuer = 'Hà Văn Mẫu', items = ['Rà soát hồ sơ', 'Báo cáo'] }]": True,
    "directives = [{ items = [{ figures = { counts = [] } }, 'Báo cáo'] }]": False,
    "directives = [{ items = [{ deadline = 'trước ngày 30/9' }, { parent = 'Rà soát hồ sơ' }] }]": (
        True
    ),
}


@pytest.mark.parametrize(("expectation", "met"), EXPECTATIONS.items())
def test_the_rules_of_the_suites(whole: hoinghi.Report, expectation: str, met: bool) -> None:
    ((key, expected),) = tomllib.loads(expectation).items()
    assert (differences(key, expected, getattr(whole, key), whole) == []) is met
