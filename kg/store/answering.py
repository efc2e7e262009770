"""Answers for the command line: a question by name, by file or as SPARQL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.errors import UserError
from kg.store.answer import Answer
from kg.store.embedded import open_store
from kg.store.query import run
from kg.store.questions import Question, question, questions
from kg.store.rendering import render as rendered

__all__ = ["answer", "listing", "rendered"]


def answer(out: Path, asked: str, parameters: Sequence[str] = ()) -> Answer:
    """Answer a question about a built graph.

    Args:
        out: The folder that `kg build` wrote.
        asked: Name of a packaged question, a file with a query, or a query.
        parameters: Values in the form NAME=VALUE.

    Returns:
        The answer.

    Raises:
        UserError: There is no graph, no such question or file, or the query cannot be run.
    """
    values = _values(parameters)
    packaged = question(asked)
    if packaged is not None:
        return run(open_store(out / "store"), packaged.asked(values))
    return run(open_store(out / "store"), _sparql(asked), values)


def listing() -> RenderableType:
    """Give the packaged questions with their parameters, to be printed."""
    return Group(*(part for q in questions() for part in _entry(q)))


def _entry(question: Question) -> list[RenderableType]:
    lines = [question.description]
    lines += [f"-p {p.name}={p.default}  {p.description}" for p in question.parameters]
    title = Text.assemble((question.name, "bold"), "  ", question.title)
    return [title, *(Padding(Text(line), (0, 0, 0, 4)) for line in lines), Text()]


def _values(parameters: Sequence[str]) -> dict[str, str]:
    values = {}
    for given in parameters:
        name, equals, value = given.partition("=")
        if not equals or not name.strip():
            raise UserError(f"--param {given}: write NAME=VALUE, as in --param country1=KEN")
        if not value.isascii() and value.encode("utf-8", "replace").decode() != value:
            raise UserError(f"--param {name}: the value is not text in UTF-8")
        values[name.strip()] = value.strip()
    return values


def _sparql(asked: str) -> str:
    """Give the content of a file, or what was asked where it is a query itself."""
    looks_like_query = "{" in asked or "\n" in asked
    path = Path(asked)
    try:
        if not looks_like_query or path.is_file():
            return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        names = ", ".join(q.name for q in questions())
        raise UserError(f"{asked!r} is no query, no file and no packaged question ({names})") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{asked} is not a text file in UTF-8") from error
    except (OSError, ValueError) as error:  # a name too long for a file, or with a null character
        if not looks_like_query:
            raise UserError(f"cannot read {asked}: {error}") from error
    return asked
