"""Facts are values: they compare, hash, pickle, print and can't be changed."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

import hoinghi
from tests.conftest import Node, plain


def test_the_sample_has_every_class(nodes: list[Node]) -> None:
    explained = {"Explanation", "ExplanationBlock", "ExplanationMention"}
    readers = {"Extractor", "ReportIterator", "Reports", "Table", "Tables", "TablesIterator"}
    classes = {name for name in hoinghi.__all__ if isinstance(getattr(hoinghi, name), type)}
    assert {type(node).__name__ for node in nodes} == classes - explained - readers


def test_equal_nodes_are_alike(nodes: list[Node]) -> None:
    for node in nodes:
        twin = type(node).from_json(node.to_json())
        assert twin is not node
        assert twin == node
        assert hash(twin) == hash(node)
        assert repr(twin) == repr(node)


def test_different_nodes_differ(nodes: list[Node]) -> None:
    different = {(type(node), node.to_json()): node for node in nodes}
    assert len(set(different.values())) == len(different)
    first, *rest = different.values()
    assert all(first != other for other in rest)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickling(nodes: list[Node], protocol: int) -> None:
    for node in nodes:
        assert pickle.loads(pickle.dumps(node, protocol)) == node


def test_a_copy_is_the_node_itself(nodes: list[Node]) -> None:
    for node in nodes:
        assert copy.copy(node) is node
        assert copy.deepcopy(node) is node


def test_nodes_are_frozen(nodes: list[Node]) -> None:
    for node in nodes:
        for name in (*node.__match_args__, "new"):
            with pytest.raises(AttributeError):
                setattr(node, name, None)
        with pytest.raises(TypeError):
            type("Sub", (type(node),), {})
        with pytest.raises(TypeError):
            type(node)()


def test_attributes_are_made_once(nodes: list[Node]) -> None:
    for node in nodes:
        for name in node.__match_args__:
            assert getattr(node, name) is getattr(node, name)


def test_attributes_are_the_json(nodes: list[Node]) -> None:
    def compare(value: Any, expected: Any) -> None:
        if isinstance(value, Node):
            assert list(value.__match_args__) == list(expected)
            for name, part in expected.items():
                compare(getattr(value, name), part)
        elif isinstance(value, tuple):
            assert len(value) == len(expected)
            for part, wanted in zip(value, expected, strict=True):
                compare(part, wanted)
        else:
            assert value == expected
            assert type(value) is type(expected)

    for node in nodes:
        compare(node, plain(node))


def test_dictionaries_are_the_json(nodes: list[Node]) -> None:
    for node in nodes:
        assert json.dumps(node.to_dict()) == json.dumps(plain(node))


def test_json(nodes: list[Node]) -> None:
    for node in nodes:
        tree = plain(node)
        line = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
        assert node.to_json() == line
        assert node.to_json(indent=2) == json.dumps(tree, ensure_ascii=False, indent=2)


def test_json_of_something_else() -> None:
    with pytest.raises(ValueError, match="missing field"):
        hoinghi.Report.from_json("{}")
    with pytest.raises(ValueError, match="line 1"):
        hoinghi.Quote.from_json(b"[")
    with pytest.raises(TypeError):
        hoinghi.Quote.from_json(3)  # type: ignore[arg-type]


def test_whole_numbers_are_int(whole: hoinghi.Report) -> None:
    assert [type(count.value) for count in whole.counts] == [int, int]
    assert [type(share.value) for share in whole.percentages] == [float]


def test_repr_is_short(whole: hoinghi.Report) -> None:
    assert repr(whole.byline) == "Quote(text='Lê Vũ Ảo', start=900, end=909)"
    assert repr(whole.dates[1]) == "Date(text='30/2/2024', start=120, end=129, kind='day')"
    assert "officials=<1>, dates=<2>" in repr(whole)
    long = hoinghi.Quote.from_json(json.dumps({"text": "ấ" * 1000, "start": 0, "end": 1000}))
    assert len(repr(long)) < 100


def test_matching(whole: hoinghi.Report) -> None:
    match whole.dates[0]:
        case hoinghi.Date(text, start, end, kind="day", value=value):
            assert (text, start, end, value) == ("trước ngày 30/9", 100, 115, "2024-09-30")
        case _:
            pytest.fail("a date is a Date")
