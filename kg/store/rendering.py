"""An answer as text: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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

_LONG: Final = 22
"""A word that is longer may be broken."""
_WORD: Final = re.compile(r"[^\s–]+–?")
_BETWEEN: Final = 3
"""What stands between two columns."""


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
    cells = [[cell(term, answer.base_iri) for term in row] for row in answer.rows]
    widths = _widths([answer.columns, *cells], width)
    text = _columns(answer.columns, cells, widths) if widths else _records(answer.columns, cells)
    count = f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"
    return f"{text}\n\n{count}\n"


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column the room that its words need, then what is left to those that want it most.

    Args:
        rows: The head and the cells.
        width: The room for all columns.

    Returns:
        The widths, or nothing where words would have to be broken.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [max(map(len, texts)) for texts in columns]
    widths = [
        min(_LONG, max(len(word) for text in texts for word in _WORD.findall(text) or [""]))
        for texts in columns
    ]
    spare = width - _BETWEEN * (len(columns) - 1) - sum(widths)
    if spare < 0:
        return []
    for _ in range(spare):
        place = max(range(len(columns)), key=lambda place: wanted[place] - widths[place])
        if wanted[place] > widths[place]:
            widths[place] += 1
    return widths


def _columns(columns: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Write rows in columns."""
    rows = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, wide in zip(columns, widths, strict=True):
        rows.add_column(Text(column), overflow="fold", width=wide)
    for row_cells in cells:
        rows.add_row(*map(Text, row_cells))
    width = sum(widths) + _BETWEEN * len(widths)
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=False, color_system=None, legacy_windows=False)
    console.print(rows)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _records(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Write each row as a block of lines, for a terminal that is too narrow for the columns."""
    indent = max(map(len, columns)) + 2
    blocks = (
        "\n".join(f"{column:{indent}}{text}" for column, text in zip(columns, row, strict=True) if text)
        for row in cells
    )
    return "\n\n".join(blocks)


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
