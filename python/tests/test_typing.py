"""The whole interface as type checkers see it; `mypy --strict` reads this file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import assert_type

import hoinghi
from hoinghi import names

if TYPE_CHECKING:
    from pathlib import Path


def test_functions() -> None:
    day = datetime.date(2024, 5, 1)
    assert_type(hoinghi.extract("a"), hoinghi.Report)
    assert_type(hoinghi.extract(b"a", id="a", reference_date=day), hoinghi.Report)
    assert_type(hoinghi.extract("a", offset_unit="utf16"), hoinghi.Report)
    assert_type(hoinghi.schema(), dict[str, Any])
    assert_type(hoinghi.__version__, str)
    assert_type(hoinghi.TERM_CLASSES, tuple[str, ...])


def test_many() -> None:
    day = datetime.date(2024, 5, 1)
    reports = hoinghi.extract_many(["a", b"b"], ["1", "2"], [day, None], threads=1, progress=False)
    assert_type(reports, hoinghi.Reports)
    assert_type((reports[0], reports[:1]), tuple[hoinghi.Report, hoinghi.Reports])
    assert_type((reports.index(reports[1]), reports.count(reports[1])), tuple[int, int])
    assert_type(hoinghi.Reports.from_jsonl(reports.to_jsonl()), hoinghi.Reports)
    stream = hoinghi.iter_extract((text for text in ("a", "b")), ids=None, published=None)
    assert_type(stream, hoinghi.ReportIterator)
    assert_type([report.id for report in stream], list[str])
    extractor = hoinghi.Extractor()
    assert_type(extractor.extract_many({"a"}), hoinghi.Reports)
    assert_type(next(extractor.iter_extract({"a"}, threads=2)), hoinghi.Report)


class Column:
    """A column of Arrow text."""

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return pytest.importorskip("pyarrow").array(["a"]).__arrow_c_array__()


def test_tables() -> None:
    day = datetime.date(2024, 5, 1)
    tables = hoinghi.tables(
        ["a", b"b", None],
        ids=["1", "2", "3"],
        urls=["https://example.org/", None, None],
        published=[day, None, day],
        threads=1,
        progress=False,
        keep_text=True,
    )
    assert_type(tables, hoinghi.Tables)
    assert_type((tables["dates"], tables.dates), tuple[hoinghi.Table, hoinghi.Table])
    assert_type(list(tables), list[names.TableName])
    for name, table in tables.items():
        assert_type(name, names.TableName)
        assert_type(table, hoinghi.Table)
    assert_type(tables.get("dates"), hoinghi.Table | None)
    assert_type(tables.get("dates", 1), hoinghi.Table | int)
    assert_type((len(tables), "dates" in tables), tuple[int, bool])
    assert_type(hoinghi.Tables(list(tables.values())), hoinghi.Tables)
    for table in (tables.reports, tables.officials, tables.positions, tables.mentions):
        assert_type((table.name, table.num_rows), tuple[names.TableName, int])
    for table in (tables.counts, tables.percentages, tables.directives, tables.actions):
        assert_type((table.num_columns, len(table)), tuple[int, int])
        assert_type(table.column_names, tuple[str, ...])
    for table in (tables.citations, tables.issues):
        assert_type(hoinghi.Table.from_ipc(table.to_ipc()), hoinghi.Table)
        assert_type((table._repr_html_(), tables._repr_html_()), tuple[str, str])
    stream: names.ArrowStream = tables.dates
    assert stream.__arrow_c_stream__()


def test_sources_of_tables(tmp_path: Path) -> None:
    reports = hoinghi.extract_many(["a", "b"])
    assert_type(hoinghi.tables(reports), hoinghi.Tables)
    assert_type(hoinghi.tables([reports[0], "a"]), hoinghi.Tables)
    assert_type(reports.tables(urls=["a", "b"], keep_text=True), hoinghi.Tables)
    stream = hoinghi.iter_tables((text for text in "ab"), batch_size=1)
    assert_type(stream, hoinghi.TablesIterator)
    assert_type(next(stream), hoinghi.Tables)
    extractor = hoinghi.Extractor()
    assert_type(extractor.tables(Column(), ids=Column(), threads=2), hoinghi.Tables)
    assert_type([len(tables) for tables in extractor.iter_tables({"a"})], list[int])
    tables = extractor.tables(["a"])
    tables.write_parquet(tmp_path)
    tables.dates.write_parquet(str(tmp_path / "dates.parquet"))
    for library in ("pyarrow", "polars", "pandas"):
        pytest.importorskip(library)
    frames: dict[names.TableName, Any] = tables.to_pandas() | tables.to_polars()
    assert frames.keys() == tables.to_pyarrow().keys()
    table: list[Any] = [tables.dates.to_pyarrow(), tables.dates.to_polars()]
    assert len(table[0]) == len(tables.dates.to_pandas())


def test_extractor() -> None:
    terms = [("xã đội", hoinghi.TERM_CLASSES[0], "")]
    extractor = hoinghi.Extractor(id="a", reference_date=None, terms=terms, offset_unit="char")
    assert_type(extractor.extract("a", id="b"), hoinghi.Report)
    assert_type(extractor.id, str)
    assert_type(extractor.reference_date, datetime.date | None)
    assert_type(extractor.terms, tuple[tuple[str, str, str], ...])
    assert_type(extractor.kinds, tuple[names.FactKind, ...] | None)
    hoinghi.Extractor(lexicon={"a": "school", "b": ("school", "c")}, kinds={"dates", "counts"})
    assert_type(extractor.offset_unit, names.OffsetUnit)
    explanation = extractor.explain(b"a")
    assert_type(explanation, hoinghi.Explanation)
    for block in explanation.blocks:
        assert_type(block, hoinghi.ExplanationBlock)
        assert_type((block.text, block.start, block.end), tuple[str, int, int])
        assert_type((block.kind, block.section), tuple[str, str])
    for mention in explanation.mentions:
        assert_type(mention, hoinghi.ExplanationMention)
        assert_type((mention.text, mention.start, mention.end), tuple[str, int, int])
        assert_type((mention.kind, mention.rule), tuple[str, str])
        assert_type(mention.lost_to, int | None)


def test_report(whole: hoinghi.Report) -> None:
    assert_type((whole.schema, whole.id), tuple[str, str])
    assert_type(whole.offset_unit, names.OffsetUnit)
    assert_type((whole.title, whole.byline), tuple[hoinghi.Quote | None, hoinghi.Quote | None])
    assert_type(whole.published, hoinghi.Date | None)
    assert_type(whole.to_dict(), dict[str, Any])
    assert_type(whole.to_json(), str)
    assert_type((whole._repr_html_(), whole.to_html()), tuple[str, str])
    assert_type(whole.to_json(indent=2), str)
    assert_type(hoinghi.Report.from_json(whole.to_json()), hoinghi.Report)
    conference = whole.conference
    assert_type(conference.kind, names.ConferenceKind | None)
    assert_type((conference.held, conference.reviewed), tuple[str | None, str | None])
    assert_type(conference.planned, str | None)
    assert_type(conference.part_of_day, names.PartOfDay | None)
    assert_type(conference.mode, names.Mode | None)
    assert_type(conference.venue, hoinghi.Quote | None)
    assert_type(conference.chairs, tuple[int, ...])
    assert_type(conference.host.name if conference.host else "", str)


def test_people(whole: hoinghi.Report) -> None:
    for official in whole.officials:
        assert_type(official.name, str)
        assert_type(official.honorifics, tuple[str, ...])
        assert_type(official.roles, tuple[names.Role, ...])
        assert_type(official.mentions, tuple[hoinghi.Quote, ...])
        for position in official.positions:
            assert_type(position.title, str)
            assert_type(position.organization, str | None)


def test_facts(whole: hoinghi.Report) -> None:
    for date in whole.dates:
        assert_type((date.text, date.start, date.end), tuple[str, int, int])
        assert_type(date.kind, names.DateKind)
        assert_type(date.value, str | None)
        assert_type(date.relation, names.Relation | None)
    for count in whole.counts:
        assert_type(count.kind, names.CountKind)
        assert_type((count.value, count.upper), tuple[float, float | None])
        assert_type((count.total, count.parent), tuple[float | None, int | None])
        assert_type((count.unit, count.label), tuple[str | None, str | None])
    figures: list[hoinghi.Count | hoinghi.Percentage] = [*whole.counts, *whole.percentages]
    for figure in figures:
        assert_type(figure.bound, names.Bound | None)
        assert_type(figure.change, names.Change | None)
        assert_type(figure.compared_to, hoinghi.Quote | None)
        assert_type(figure.status, names.Status)
    for percentage in whole.percentages:
        assert_type((percentage.value, percentage.upper), tuple[float, float | None])
        assert_type(percentage.label, str | None)
    for citation in whole.citations:
        assert_type((citation.kind, citation.number), tuple[str, str])
        assert_type((citation.date, citation.issuer), tuple[str | None, str | None])
    for issue in whole.issues:
        assert_type((issue.code, issue.message), tuple[str, str])
        assert_type(issue.related, tuple[hoinghi.Quote, ...])


def test_directives(whole: hoinghi.Report) -> None:
    for directive in whole.directives:
        assert_type(directive.kind, names.DirectiveKind)
        assert_type(directive.heading, hoinghi.Quote | None)
        assert_type(directive.addressee, hoinghi.Quote | None)
        assert_type(directive.issuer, int | None)
        for item in directive.items:
            assert_type(item.marker, str | None)
            assert_type((item.level, item.citations), tuple[int, tuple[int, ...]])
            assert_type((item.parent, item.deadline), tuple[int | None, int | None])
            assert_type(item.figures.counts, tuple[int, ...])
            assert_type(item.figures.percentages, tuple[int, ...])
            for action in item.actions:
                assert_type(action.verb, hoinghi.Quote)
