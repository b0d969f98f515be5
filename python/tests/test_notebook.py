"""The notebook runs, and gives the numbers that it shows."""

from __future__ import annotations

import os
from copy import deepcopy
from typing import Any

import pytest

from tests.conftest import ROOT

pytest.importorskip("matplotlib")
pytest.importorskip("ipykernel")
nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

PATH = ROOT / "examples" / "indicators.ipynb"


def run(notebook: Any) -> Any:
    """The notebook with the outputs that it has here."""
    notebook = deepcopy(notebook)
    resources = {"metadata": {"path": str(PATH.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, resources=resources).execute()
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def shown(notebook: Any) -> list[Any]:
    """What the code cells show: words as they are, and what else there is by its type."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            words = output.get("text", "") if "image/png" in data else data.get("text/plain")
            found.append((cell.id, output.output_type, sorted(data), words or output.get("text")))
    return found


# What the kernel's libraries warn of is not ours.
@pytest.mark.filterwarnings("default")
def test_outputs() -> None:
    committed = nbformat.read(PATH, as_version=4)
    executed = run(committed)
    if os.environ.get("UPDATE_GOLDEN"):
        nbformat.write(executed, PATH)
    else:
        assert shown(executed) == shown(committed)
