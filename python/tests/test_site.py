"""The documentation site, where it was built."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import hoinghi
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SITE = ROOT / "target" / "docs"
pytestmark = pytest.mark.skipif(
    not (SITE / "index.html").exists(), reason="the site is not built: cargo xtask docs"
)


class Loads(HTMLParser):
    """What a page loads, and where it leads."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "a" and (link := values.get("href")):
            self.links.append(link)
        else:
            self.loaded += filter(None, (values.get("src"), values.get("href")))


def pages() -> list[Path]:
    """Every page of the site."""
    return sorted(SITE.rglob("*.html"))


def test_nothing_comes_from_the_network() -> None:
    for page in pages():
        for address in Loads(page).loaded:
            assert not re.match(r"(https?:)?//", address), page
    for style in SITE.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style.read_text("utf-8")), (
            style
        )


def test_links_lead_somewhere() -> None:
    for page in pages():
        for link in Loads(page).links:
            path = link.partition("#")[0]
            assert re.match(r"(https?|mailto):", path) or (page.parent / path).exists(), (
                page,
                link,
            )


def test_the_whole_interface_is_there() -> None:
    interface = "".join(page.read_text(encoding="utf-8") for page in (SITE / "api").glob("*.html"))
    told = set(re.findall(r'id="hoinghi\.(\w+)"', interface))
    assert set(hoinghi.__all__) - {"__version__"} <= told


def test_the_notebook_is_there() -> None:
    page = (SITE / "notebook.html").read_text(encoding="utf-8")
    assert page.count('class="chart"') == 2
