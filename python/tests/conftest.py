"""What the tests share."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import settings

import hoinghi

ROOT = Path(__file__).resolve().parents[2]

# A busy machine is no failure, and every run tries the same.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

needs_java = pytest.mark.skipif(
    not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"
)

Node: TypeAlias = (
    hoinghi.Action
    | hoinghi.Citation
    | hoinghi.Conference
    | hoinghi.Count
    | hoinghi.Date
    | hoinghi.Directive
    | hoinghi.Figures
    | hoinghi.Host
    | hoinghi.Issue
    | hoinghi.Item
    | hoinghi.Official
    | hoinghi.Percentage
    | hoinghi.Position
    | hoinghi.Quote
    | hoinghi.Report
)


@pytest.fixture(scope="session")
def whole() -> hoinghi.Report:
    """A report that has every node, and every field filled in one of them."""
    return hoinghi.Report.from_json((Path(__file__).parent / "whole.json").read_bytes())


@pytest.fixture(scope="session")
def nodes(whole: hoinghi.Report) -> list[Node]:
    """Every node of that report."""
    return every_node(whole)


def every_node(report: hoinghi.Report) -> list[Node]:
    """The report and every node below it."""
    found: list[Node] = []

    def visit(value: Any) -> None:
        if isinstance(value, tuple):
            for part in value:
                visit(part)
        elif isinstance(value, Node):
            found.append(value)
            for name in value.__match_args__:
                visit(getattr(value, name))

    visit(report)
    return found


def plain(node: Node) -> Any:
    """What a node's JSON holds."""
    return json.loads(node.to_json())


def example_reports() -> list[Path]:
    """The example reports of the project."""
    return sorted((ROOT / "examples" / "reports").glob("*.txt"))
