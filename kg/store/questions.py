"""The packaged questions: SPARQL files with a title, a description and parameters in their header.

A file runs as it is in any SPARQL engine. Each parameter stands in it once, as `VALUES ?name { … }` with
its default; `UNDEF` there means any. Asking with another value replaces what is between the braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import UserError
from kg.resources import ontology_folder

__all__ = ["Parameter", "Question", "parse_question", "question", "questions"]

_FIELD: Final = re.compile(r"# (title|description|param (\w+)): (.+)")
_DEFAULT: Final = re.compile(r"(.+?) \(default (.+)\)$")
ANY: Final = "any"
"""The value that leaves a parameter open."""


@dataclass(frozen=True, order=True)
class Parameter:
    """What a question can be asked about.

    Attributes:
        name: Name of the variable, without "?".
        description: What it means.
        default: Its value when none is given; "any" leaves it open.
    """

    name: str
    description: str
    default: str


@dataclass(frozen=True, order=True)
class Question:
    """A question that comes with the program.

    Attributes:
        name: Name of its file, without the ending.
        title: The question in words.
        description: What the answer holds.
        parameters: In the order of the header.
        sparql: The whole file.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def asked(self, values: Mapping[str, str]) -> str:
        """Give the query with some parameters set.

        Args:
            values: Value by name of parameter; "any" leaves one open.

        Returns:
            The query; every value stands in it as a quoted and escaped string.

        Raises:
            UserError: There is no such parameter.
        """
        sparql = self.sparql
        for name, value in values.items():
            if name not in {parameter.name for parameter in self.parameters}:
                names = ", ".join(parameter.name for parameter in self.parameters) or "none"
                raise UserError(f"the question {self.name!r} has no parameter {name!r}; it has: {names}")
            term = "UNDEF" if value == ANY else str(ox.Literal(value))
            sparql = _slot(name).sub(lambda match, term=term: f"{match[1]}{term}{match[2]}", sparql)  # type: ignore[misc]
        return sparql


def questions() -> tuple[Question, ...]:
    """Give the packaged questions, by name.

    Raises:
        UserError: The ontology's files are missing, or one of the questions is not well-formed.
    """
    return _read(ontology_folder() / "queries")


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[Question, ...]:
    return tuple(parse_question(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq")))


def question(name: str) -> Question | None:
    """Give a packaged question by its name, or None where there is none of that name."""
    return next((q for q in questions() if q.name == name), None)


def parse_question(name: str, sparql: str) -> Question:
    """Read a question from its file.

    Args:
        name: Its name.
        sparql: The content of the file.

    Returns:
        The question.

    Raises:
        UserError: The header lacks something, or does not fit the query.
    """
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in sparql.splitlines():
        match = _FIELD.fullmatch(line.rstrip())
        if match and match[2]:
            parameters.append(_parameter(name, match[2], match[3]))
        elif match:
            fields[match[1]] = match[3]
    if missing := {"title", "description"} - fields.keys():
        raise UserError(f"the question {name!r} has no line '# {min(missing)}: …'")
    read = Question(name, fields["title"], fields["description"], tuple(parameters), sparql)
    _check(read)
    return read


def _parameter(question: str, name: str, rest: str) -> Parameter:
    match = _DEFAULT.fullmatch(rest)
    if not match:
        raise UserError(f"the question {question!r} gives its parameter {name} no '(default …)'")
    return Parameter(name, match[1], match[2])


def _check(question: Question) -> None:
    """See that each parameter has one place in the query, which holds its default."""
    for parameter in question.parameters:
        found = _slot(parameter.name).findall(question.sparql)
        if len(found) != 1:
            raise UserError(
                f"the question {question.name!r} needs VALUES ?{parameter.name} {{ … }} exactly once, "
                f"not {len(found)} times"
            )
    if question.asked({p.name: p.default for p in question.parameters}) != question.sparql:
        raise UserError(f"the question {question.name!r} has other defaults in its header than in its query")


def _slot(name: str) -> re.Pattern[str]:
    """Match the place of a parameter: one string, or UNDEF."""
    return re.compile(rf'(VALUES \?{re.escape(name)} {{ )(?:UNDEF|"(?:[^"\\\n]|\\.)*")( }})')
