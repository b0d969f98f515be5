"""Columns of data libraries, read through their own interfaces."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cells translated at once, so that a long column is never there twice.
_RUN = 256


def cells(given: Any, name: str) -> Iterator[Any]:
    """The cells of a column or another iterable, a null as `None`."""
    if hasattr(given, "columns") or hasattr(given, "column_names"):
        message = f"{name} must be a column, not a table: choose one of its columns"
        raise TypeError(message)
    if hasattr(given, "isna"):  # pandas, whose nulls are of many types
        return _pandas(given.array)
    if hasattr(given, "to_pylist"):  # pyarrow, nanoarrow, arro3
        return _runs(given) if hasattr(given, "slice") else iter(given.to_pylist())
    if hasattr(given, "__iter__"):
        return iter(given)
    if hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__"):
        return _runs(_pyarrow(given))
    return iter(given)


def _pandas(array: Any) -> Iterator[Any]:
    for start in range(0, len(array), _RUN):
        yield from array[start : start + _RUN].to_numpy(dtype=object, na_value=None)


def _runs(column: Any) -> Iterator[Any]:
    for start in range(0, len(column), _RUN):
        yield from column.slice(start, _RUN).to_pylist()


def _pyarrow(column: Any) -> Any:
    """A column that has nothing but its Arrow capsules."""
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ModuleNotFoundError as error:
        message = f"reading a {type(column).__name__} needs pyarrow: pip install pyarrow"
        raise ModuleNotFoundError(message, name="pyarrow") from error
    stream = hasattr(column, "__arrow_c_stream__")
    return pyarrow.chunked_array(column) if stream else pyarrow.array(column)
