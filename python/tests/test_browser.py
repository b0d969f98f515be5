"""Pages in a real browser: what is marked, switched and shown."""

from __future__ import annotations

import html
import json
import re
import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING, Any

import pytest

import hoinghi
from tests.test_extract import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: install chromium")

WIDTH, HEIGHT = 1000, 600

# Asks the page itself: where the words of facts stand and where the marks stand, and what happens
# when a kind is switched off and on by clicks.
PROBE = """
const text = document.querySelector(".text");
const box = rect => [rect.left, rect.top, rect.right, rect.bottom];
const boxes = thing => [...thing.getClientRects()].map(box);
function at(offset, inside) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const length = walker.currentNode.data.length;
        if (offset + inside <= length) return [walker.currentNode, offset];
        offset -= length;
    }
}
const words = FACTS.map(([start, end]) => {
    const range = document.createRange();
    range.setStart(...at(start, 1));
    range.setEnd(...at(end, 0));
    return {text: range.toString(), boxes: boxes(range)};
});
const marks = [...document.querySelectorAll("mark.dates")].map(mark => ({
    text: mark.textContent, title: mark.title, label: mark.getAttribute("aria-label"),
    boxes: boxes(mark)}));
const colour = kind => getComputedStyle(document.querySelector("mark." + kind)).backgroundColor;
const input = document.querySelector("input.dates");
const seen = [colour("dates")];
input.click(); seen.push(colour("dates"), colour("counts"));
if (SWITCH_BACK) { input.click(); seen.push(colour("dates")); }
const answer = document.createElement("script");
answer.type = "application/json"; answer.id = "answer";
answer.textContent = JSON.stringify({words, marks, seen, ink: getComputedStyle(text).color,
    paper: getComputedStyle(document.body).backgroundColor});
document.body.append(answer);
"""


def browse(page: Path, *options: str) -> str:
    """What the browser prints."""
    assert BROWSER
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += ["--force-device-scale-factor=1", f"--user-data-dir={page.parent / 'profile'}"]
    command += [f"--window-size={WIDTH},{HEIGHT}", *options, page.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode()


def probed(folder: Path, report: hoinghi.Report, *, back: bool) -> Path:
    """A page that tells of itself."""
    facts = json.dumps([[date.start, date.end] for date in report.dates])
    probe = f"const FACTS = {facts}, SWITCH_BACK = {str(back).lower()};{PROBE}"
    page = report.to_html().replace("</body>", f"<script>{probe}</script>\n</body>")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def answer(page: Path, *options: str) -> dict[str, Any]:
    told = re.search(r'id="answer">(.*?)</script>', browse(page, "--dump-dom", *options), re.DOTALL)
    assert told
    found: dict[str, Any] = json.loads(html.unescape(told[1]))
    return found


def report() -> hoinghi.Report:
    return hoinghi.extract("🎉 " + SAMPLE, offset_unit="utf16")


def light(colour: str) -> float:
    """The relative luminance of a colour, as WCAG counts it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_marks_stand_on_the_words_and_switch(tmp_path: Path) -> None:
    facts = report()
    told = answer(probed(tmp_path, facts, back=True))
    assert [word["text"] for word in told["words"]] == [date.text for date in facts.dates]
    assert [mark["text"] for mark in told["marks"]] == [date.text for date in facts.dates]
    for word, mark, date in zip(told["words"], told["marks"], facts.dates, strict=True):
        # A mark has a line below, and a space more where a line ends in it.
        for its, box in zip(mark["boxes"], word["boxes"], strict=True):
            assert its[:2] == pytest.approx(box[:2], abs=1)
            assert -1 < its[2] - box[2] < 6
            assert -1 < its[3] - box[3] < 3
        assert mark["title"] == mark["label"]
        assert date.value
        assert date.value in mark["title"]
    on, off, others, again = told["seen"]
    assert on == again != off == "rgba(0, 0, 0, 0)"
    assert others != off


@pytest.mark.parametrize("scheme", [1, 0], ids=["light", "dark"])
def test_pages_are_legible(tmp_path: Path, scheme: int) -> None:
    page = probed(tmp_path, report(), back=True)
    told = answer(page, f"--blink-settings=preferredColorScheme={scheme}")
    assert (light(told["paper"]) > 0.5) == bool(scheme)
    for ground in (told["paper"], told["seen"][0], told["seen"][2]):
        assert contrast(told["ink"], ground) > 7


def pixels(picture: Path) -> list[bytes]:
    """The rows of a PNG file of eight bits a sample, and no interlacing, as RGB."""
    data, at, packed, depth = picture.read_bytes(), 8, b"", 3
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            depth = {2: 3, 6: 4}[body[9]]
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    raw, width = zlib.decompress(packed), WIDTH * depth
    rows, above = [], bytearray(width)
    for start in range(0, len(raw), width + 1):
        row = bytearray(raw[start + 1 : start + 1 + width])
        for i in range(width):
            left = row[i - depth] if i >= depth else 0
            corner = above[i - depth] if i >= depth else 0
            row[i] = (row[i] + predicted(raw[start], left, above[i], corner)) & 255
        rows.append(bytes(row[i] for i in range(width) if i % depth < 3))
        above = row
    return rows


def predicted(method: int, left: int, up: int, corner: int) -> int:
    """What a PNG filter takes away from a byte."""
    if method == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda near: abs(guess - near))
    return (0, left, up, (left + up) // 2)[method]


def test_a_screenshot_has_the_colours_at_the_words(tmp_path: Path) -> None:
    page, picture = probed(tmp_path, report(), back=True), tmp_path / "page.png"
    told = answer(page)
    browse(page, f"--screenshot={picture}")
    rows = pixels(picture)
    fill = bytes(int(part) for part in re.findall(r"\d+", told["seen"][0])[:3])
    for left, top, right, _ in (box for word in told["words"] for box in word["boxes"]):
        row = rows[round(top) + 1]
        shades = [row[3 * x : 3 * x + 3] for x in range(round(left) + 2, round(right) - 2)]
        assert shades.count(fill) > len(shades) * 0.8
        after = [row[3 * x : 3 * x + 3] for x in range(round(right) + 8, round(right) + 12)]
        assert fill not in after
