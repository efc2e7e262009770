"""An answer as text: a table for people, CSV or JSON for programs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import StringIO
from typing import Final

import pyoxigraph as ox
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import UserError
from kg.store.answer import Answer, Term
from kg.store.names import printable, shortened

__all__ = ["FORMATS", "html", "render", "table"]

_UNBROKEN: Final = 24
"""Columns of cells up to this length are not broken: dates, states, names."""


def render(answer: Answer, format: str, *, width: int = 100) -> str:
    """Write an answer in one of the `FORMATS`.

    Args:
        answer: What a query gave.
        format: A key of `FORMATS`.
        width: Columns that a table may take.

    Returns:
        The text, with a line break at its end.

    Raises:
        UserError: There is no such format.
    """
    if format not in FORMATS:
        raise UserError(f"no format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format](answer, width)


def table(answer: Answer, width: int = 100) -> str:
    """Write an answer for people: rows in columns, yes or no, or triples in Turtle.

    IRIs are short: an individual as `kg explain` takes it, a term with its prefix.

    Args:
        answer: What a query gave.
        width: Columns that the text may take.
    """
    if answer.yes is not None:
        return "yes\n" if answer.yes else "no\n"
    if answer.triples is not None:
        return answer.turtle() or "nothing found\n"
    if not answer.rows:
        return "nothing found\n"
    rows = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    cells = [[cell(term, answer.base_iri) for term in row] for row in answer.rows]
    for column, texts in zip(answer.columns, zip(*cells, strict=True), strict=True):
        rows.add_column(Text(column), overflow="fold", no_wrap=max(map(len, texts)) <= _UNBROKEN)
    for row_cells in cells:
        rows.add_row(*map(Text, row_cells))
    count = f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=False, color_system=None, legacy_windows=False)
    console.print(rows)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join([*lines, "", count, ""])


def html(answer: Answer) -> str:
    """Write an answer as an HTML table, for a notebook; every text is escaped."""
    if answer.yes is not None or answer.triples is not None:
        return f"<pre>{escape(table(answer))}</pre>"
    head = "".join(f"<th>{escape(column)}</th>" for column in answer.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell(term, answer.base_iri))}</td>" for term in row) + "</tr>"
        for row in answer.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell(term: Term | None, base: str) -> str:
    """Write one term as text that is safe to print; nothing for no value."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return printable(shortened(term.value, base))
    return printable(term.value if isinstance(term, ox.Literal) else str(term))


FORMATS: Final[dict[str, Callable[[Answer, int], str]]] = {
    "table": table,
    "csv": lambda answer, width: answer.csv(),
    "json": lambda answer, width: answer.json(),
}
"""How an answer can be written."""
