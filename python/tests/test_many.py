"""Many texts at once."""

from __future__ import annotations

import contextlib
import datetime
import gc
import logging
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest

import hoinghi
from tests.test_extract import SAMPLE, TEXTS

if TYPE_CHECKING:
    from pathlib import Path

MANY = [f"Số {number}: {text}" for number in range(4) for text in TEXTS]


def one_by_one(texts: list[str]) -> list[hoinghi.Report]:
    return [hoinghi.extract(text, id=str(at)) for at, text in enumerate(texts)]


@pytest.mark.parametrize("threads", [None, 1, 2, 7, 1000])
def test_many_are_read_as_one_by_one(threads: int | None) -> None:
    expected = one_by_one(MANY)
    assert list(hoinghi.extract_many(MANY, threads=threads)) == expected
    assert list(hoinghi.iter_extract(MANY, threads=threads)) == expected


def test_any_iterable_will_do() -> None:
    expected = one_by_one(TEXTS)
    for texts in (TEXTS, tuple(TEXTS), iter(TEXTS), (text.encode() for text in TEXTS)):
        assert list(hoinghi.extract_many(texts)) == expected
    assert list(hoinghi.iter_extract(text for text in TEXTS)) == expected
    assert len(hoinghi.extract_many([])) == 0
    assert list(hoinghi.iter_extract([])) == []


def test_options_are_those_of_the_extractor() -> None:
    extractor = hoinghi.Extractor(offset_unit="byte", reference_date=datetime.date(2020, 1, 1))
    texts = ["😀 Họp ngày 12/8.", "Họp ngày 12/8."]
    days = [None, datetime.date(2024, 9, 1)]
    for reports in (
        extractor.extract_many(texts, ["a", "b"], days),
        list(extractor.iter_extract(texts, iter(["a", "b"]), iter(days))),
    ):
        assert [report.id for report in reports] == ["a", "b"]
        assert [report.dates[0].value for report in reports] == ["2020-08-12", "2024-08-12"]
        assert reports[0].offset_unit == "byte"


def test_a_sequence() -> None:
    reports = hoinghi.extract_many(TEXTS)
    expected = one_by_one(TEXTS)
    assert isinstance(reports, Sequence)
    assert len(reports) == len(TEXTS)
    assert reports[1] is reports[1]
    assert reports[-1] == expected[-1]
    assert list(reports[::-2]) == expected[::-2]
    assert reports[1:3][0] is reports[1]
    assert list(reversed(reports)) == expected[::-1]
    assert expected[2] in reports
    assert (reports.index(expected[2]), reports.count(expected[2])) == (2, 1)
    assert repr(reports) == f"Reports(<{len(TEXTS)}>)"
    for place in (len(TEXTS), -len(TEXTS) - 1):
        with pytest.raises(IndexError):
            reports[place]
    with pytest.raises(ValueError, match="no such report"):
        reports.index(expected[2], 3)
    with pytest.raises(TypeError):
        reports["a"]  # type: ignore[call-overload]


def test_a_sequence_keeps_its_facts() -> None:
    reports = hoinghi.extract_many(TEXTS)
    assert pickle.loads(pickle.dumps(reports)) == reports
    assert hoinghi.Reports.from_jsonl(reports.to_jsonl().encode()) == reports
    assert reports != reports[1:]
    with pytest.raises(ValueError, match="line 1 column 1"):
        hoinghi.Reports.from_jsonl("{\n")


@pytest.mark.parametrize(
    ("bad", "error", "says"),
    [
        ("Họp \ud800", ValueError, r"texts\[2\]: .*surrogates not allowed"),
        (b"\xff", ValueError, r"texts\[2\]: .*position 0"),
        (None, TypeError, r"texts\[2\]: text must be str or bytes, not NoneType"),
    ],
)
def test_a_bad_text_is_told_with_its_place(bad: str, error: type[Exception], says: str) -> None:
    texts = ["a", "b", bad, "c"]
    with pytest.raises(error, match=says):
        hoinghi.extract_many(texts)
    stream = hoinghi.iter_extract(texts)
    assert [next(stream).id, next(stream).id] == ["0", "1"]
    with pytest.raises(error, match=says):
        next(stream)
    assert list(stream) == []


def test_arguments_that_make_no_sense() -> None:
    with pytest.raises(TypeError, match="texts must be an iterable"):
        hoinghi.extract_many("abc")
    with pytest.raises(ValueError, match="threads"):
        hoinghi.extract_many(["a"], threads=0)
    with pytest.raises(ValueError, match=r"ids ends before texts\[1\]"):
        hoinghi.extract_many(["a", "b"], ["1"])
    with pytest.raises(ValueError, match="ids is longer than texts"):
        hoinghi.extract_many(["a"], ["1", "2"])
    with pytest.raises(TypeError, match=r"ids\[0\]"):
        hoinghi.extract_many(["a"], [1])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"published\[0\]"):
        hoinghi.extract_many(["a"], published=["2024-05-01"])  # type: ignore[list-item]


def test_a_caller_s_own_error_stays_itself() -> None:
    def texts() -> Iterator[str]:
        yield "a"
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        hoinghi.extract_many(texts())
    stream = hoinghi.iter_extract(texts())
    assert next(stream).id == "0"
    with pytest.raises(LookupError, match="gone"):
        next(stream)


class Text(str):
    """A text whose end can be watched."""


def test_a_stream_keeps_nothing() -> None:
    alive: weakref.WeakSet[Text] = weakref.WeakSet()
    most = 0

    def texts() -> Iterator[str]:
        for number in range(5000):
            text = Text(f"Họp ngày 12/8/2023, số {number}.")
            alive.add(text)
            yield text

    for report in hoinghi.iter_extract(texts()):
        assert report.dates
        most = max(most, len(alive))
    gc.collect()
    assert most < 1000


def test_other_threads_run_meanwhile() -> None:
    ticks = 0
    ended = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not ended.wait(0.001):
            ticks += 1

    thread = threading.Thread(target=count)
    thread.start()
    begun = time.perf_counter()
    hoinghi.extract_many([SAMPLE * 20] * 20)
    took = time.perf_counter() - begun
    ended.set()
    thread.join()
    assert ticks > took * 10


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(
    "call",
    [
        "hoinghi.extract_many(texts)",
        "list(hoinghi.iter_extract(texts))",
        "hoinghi.tables(texts)",
        "list(hoinghi.iter_tables(texts))",
    ],
)
def test_an_interrupt_ends_a_long_call(call: str, tmp_path: Path) -> None:
    code = f"""
import hoinghi, sys
texts = [{SAMPLE!r} * 200] * 4000
print("begun", flush=True)
try:
    {call}
except KeyboardInterrupt:
    print("interrupted")
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        time.sleep(0.5)
        begun = time.perf_counter()
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == b"interrupted\n"
        assert time.perf_counter() - begun < 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_after_use_works() -> None:
    hoinghi.extract_many(MANY)
    child = os.fork()
    if child == 0:
        os._exit(0 if len(hoinghi.extract_many(MANY)) == len(MANY) else 1)
    deadline = time.monotonic() + 60
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert ended == (child, 0)


def facts_of(text: str) -> int:
    """What a process of its own finds."""
    return len(hoinghi.extract_many([text] * 9, threads=2)[-1].dates)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_processes_that_fork_read_on() -> None:
    expected = [facts_of(text) for text in TEXTS]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(facts_of, TEXTS).get(60) == expected
    assert [facts_of(text) for text in TEXTS] == expected


def test_progress_is_silent_without_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    hoinghi.extract_many(TEXTS, progress=True)
    hoinghi.tables(iter(TEXTS), progress=True)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("hoinghi.extract_many(texts, progress=True)", rb"\d+/16 reports, \w+ left"),
        ("hoinghi.tables(texts, progress=True)", rb"\d+/16 reports, \w+ left"),
        ("hoinghi.tables(iter(texts), progress=True)", rb"\d+ reports in \w+"),
    ],
)
def test_progress_shows_on_a_terminal(call: str, says: bytes, tmp_path: Path) -> None:
    import pty

    reader, terminal = pty.openpty()
    code = f"import hoinghi; texts = [{SAMPLE!r} * 50] * 16; {call}"
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-c", code]
    subprocess.run(command, cwd=tmp_path, env=environment, stderr=terminal, check=True)
    os.close(terminal)
    shown = b""
    with contextlib.suppress(OSError):  # Linux tells the end of a terminal so.
        while part := os.read(reader, 4096):
            shown += part
    os.close(reader)
    assert re.search(says, shown), shown


def test_a_call_tells_the_logger_how_long_it_took(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="hoinghi"):
        hoinghi.extract_many(["a", "b"], threads=2)
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("hoinghi", "DEBUG")
    assert re.fullmatch(r"read 2 texts in \d+\.\d+ s on 2 threads", record.getMessage())
