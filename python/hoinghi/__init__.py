"""Structured facts from Vietnamese conference reports.

`extract` reads the text of a report (hội nghị tổng kết, sơ kết, giao ban, tập huấn …) and gives its
facts: the conference, officials with their posts and roles, dates as EDTF values, counts,
percentages, directive lists and the documents cited. Every fact points at its own words in the text
as it was given.

>>> import hoinghi
>>> text = "Sáng 12/8/2023, Sở Nội vụ tổ chức hội nghị sơ kết."
>>> report = hoinghi.extract(text)
>>> [date.value for date in report.dates]
['2023-08-12']
"""

import logging as _logging
from collections.abc import Mapping as _Mapping
from collections.abc import Sequence as _Sequence

from hoinghi._native import (
    TERM_CLASSES,
    Action,
    Citation,
    Conference,
    Count,
    Date,
    Directive,
    Explanation,
    ExplanationBlock,
    ExplanationMention,
    Extractor,
    Figures,
    Host,
    Issue,
    Item,
    Official,
    Percentage,
    Position,
    Quote,
    Report,
    ReportIterator,
    Reports,
    Table,
    Tables,
    TablesIterator,
    __version__,
    extract,
    extract_many,
    iter_extract,
    iter_tables,
    schema,
    tables,
)

__all__ = [
    "TERM_CLASSES",
    "Action",
    "Citation",
    "Conference",
    "Count",
    "Date",
    "Directive",
    "Explanation",
    "ExplanationBlock",
    "ExplanationMention",
    "Extractor",
    "Figures",
    "Host",
    "Issue",
    "Item",
    "Official",
    "Percentage",
    "Position",
    "Quote",
    "Report",
    "ReportIterator",
    "Reports",
    "Table",
    "Tables",
    "TablesIterator",
    "__version__",
    "extract",
    "extract_many",
    "iter_extract",
    "iter_tables",
    "schema",
    "tables",
]

# Callers who ask for the logger's messages get them; others see none.
_logging.getLogger("hoinghi").addHandler(_logging.NullHandler())
_Sequence.register(Reports)
_Mapping.register(Tables)
