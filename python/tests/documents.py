"""Runs the code of Markdown documents."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FENCE = re.compile(
    r"^(?P<skip><!-- not run: [^\n]+ -->\n)?```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Block:
    """A fenced block of code, and what the document says that it prints."""

    language: str
    body: str
    line: int
    output: re.Match[str] | None = None


def blocks(text: str) -> list[Block]:
    """The blocks of a document that run.

    Python and shell run, unless a comment ``<!-- not run: why -->`` stands on the line before. A
    ``text`` block after one that runs, with nothing between, is what that prints.
    """
    found: list[Block] = []
    end = 0
    for fence in FENCE.finditer(text):
        language = fence["language"]
        if language in ("python", "sh") and not fence["skip"]:
            line = text.count("\n", 0, fence.start("body"))
            found.append(Block(language, fence["body"], line))
            end = fence.end()
        elif language == "text" and found and not text[end : fence.start()].strip():
            found[-1].output = fence
    return found


def printed(block: Block, path: Path, names: dict[str, Any], programs: Path) -> str:
    """What a block prints when it runs in the current folder; an error names the document."""
    if block.language == "sh":
        paths = [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
        environment = dict(os.environ, PATH=os.pathsep.join(paths))
        command = ["bash", "-euo", "pipefail", "-c", block.body]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{path}:{block.line}: {done.stderr}"
        return done.stdout
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("\n" * block.line + block.body, path, "exec"), names)
    return out.getvalue()


def run(path: Path, programs: Path) -> tuple[str, str]:
    """A document, and what it would be if it told what its blocks print."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    told, end = [], 0
    for block in blocks(text):
        output = printed(block, path, names, programs)
        if block.output:
            told += [text[end : block.output.start("body")], tidy(output)]
            end = block.output.end("body")
    return text, "".join(told) + text[end:]


def tidy(output: str) -> str:
    """Output without white space at the ends of lines."""
    return "".join(f"{line.rstrip()}\n" for line in output.rstrip().splitlines())
