"""The package around the facts: names, stub, docs, schema."""

from __future__ import annotations

import ast
import datetime
import doctest
import inspect
import types
import typing
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import hoinghi
from hoinghi import _native, names
from tests.conftest import ROOT, Node

STUB = Path(hoinghi.__file__).with_name("_native.pyi")
TREE = ast.parse(STUB.read_text(encoding="utf-8"))


def test_version() -> None:
    assert hoinghi.__version__ == version("hoinghi")


def test_the_package_exports_everything() -> None:
    assert sorted(hoinghi.__all__) == sorted(_native.__all__)
    public = {name for name in vars(_native) if not name.startswith("__")} | {"__version__"}
    assert public == set(_native.__all__)


def test_the_package_is_typed() -> None:
    assert STUB.with_name("py.typed").exists()


def documented() -> list[tuple[str, object, ast.FunctionDef | ast.ClassDef]]:
    """Everything in the stub that has a docstring, and what it describes."""
    found: list[tuple[str, object, ast.FunctionDef | ast.ClassDef]] = []
    for top in TREE.body:
        if not isinstance(top, ast.FunctionDef | ast.ClassDef):
            continue
        thing = getattr(_native, top.name)
        found.append((top.name, thing, top))
        members = top.body if isinstance(top, ast.ClassDef) else []
        found.extend(
            (f"{top.name}.{member.name}", getattr(thing, member.name), member)
            for member in members
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("__")
        )
    return found


@pytest.mark.parametrize(("name", "thing", "stub"), documented(), ids=lambda value: str(value)[:40])
def test_docs(name: str, thing: object, stub: ast.FunctionDef | ast.ClassDef) -> None:
    """The stub says what the binary says, and the examples run."""
    docs = inspect.getdoc(thing)
    assert docs
    assert ast.get_docstring(stub) == docs
    example = doctest.DocTestParser().get_doctest(docs, {}, name, None, 0)
    assert doctest.DocTestRunner().run(example).failed == 0


@pytest.mark.parametrize("module", [hoinghi, names])
def test_examples_of_modules(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def declared() -> dict[str, dict[str, Any]]:
    """The attributes of each class in the stub with their types."""
    scope = {**vars(hoinghi), "names": names, "datetime": datetime}
    return {
        top.name: {
            member.name: eval(ast.unparse(member.returns), scope)
            for member in top.body
            if isinstance(member, ast.FunctionDef) and member.decorator_list and member.returns
            if ast.unparse(member.decorator_list[0]) == "property"
        }
        for top in TREE.body
        if isinstance(top, ast.ClassDef)
    }


def fits(value: object, kind: Any) -> bool:
    """Whether a value has a type that the stub uses."""
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is typing.Literal:
        return value in arguments
    if typing.get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(fits(part, arguments[0]) for part in value)
    if arguments:
        return any(fits(value, argument) for argument in arguments)
    if kind is float:
        return type(value) in (int, float)
    return type(value) is (types.NoneType if kind is None else kind)


def test_attributes_have_the_types_of_the_stub(nodes: list[Node]) -> None:
    types_of = declared()
    for node in nodes:
        kinds = types_of[type(node).__name__]
        assert tuple(kinds) == node.__match_args__
        for name, kind in kinds.items():
            value = getattr(node, name)
            assert fits(value, kind), f"{type(node).__name__}.{name} is {value!r}, not {kind}"


def test_schema_and_stub_agree() -> None:
    schema = hoinghi.schema()
    shapes = {"Report": schema, **schema["$defs"]}
    for name, kinds in declared().items():
        if name in shapes:
            assert set(shapes[name]["properties"]) == set(kinds), name


def test_schema_and_names_agree() -> None:
    shapes = hoinghi.schema()["$defs"]
    ours = {"ArrowArray", "ArrowStream", "FactKind", "Frame", "TableName"}
    for name in set(names.__all__) - ours:
        shape = shapes[name]
        values = shape.get("enum") or [one["const"] for one in shape["oneOf"]]
        assert list(typing.get_args(getattr(names, name))) == values, name
    assert set(typing.get_args(names.FactKind)) <= set(hoinghi.schema()["properties"])
    assert typing.get_args(names.TableName) == tuple(hoinghi.tables([]))


def test_pinned_tools_are_pinned() -> None:
    for path in (ROOT / "python").glob("requirements-*.txt"):
        requirements = path.read_text(encoding="utf-8")
        assert all("==" in line for line in requirements.splitlines() if line)
