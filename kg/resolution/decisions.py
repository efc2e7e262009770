"""What the user has decided: mentions that are one, and mentions that are not, in a file `resolution.toml`.

The README shows the form: entries `[[same]]` and `[[different]]`, each with two mentions or more and a
reason; a mention is a report and a name in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import UserError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["NO_DECISIONS", "Decision", "Decisions", "Pointer", "load_decisions", "parse_decisions"]

_KINDS: Final = ("same", "different")


@dataclass(frozen=True, order=True)
class Pointer:
    """How the user points to a mention.

    Attributes:
        report: The report's path or address as it stands in the graph, or the last part of it.
        name: What the report calls it, or its key ("meeting/2").
    """

    report: str
    name: str


@dataclass(frozen=True, order=True)
class Decision:
    """One entry of the file.

    Attributes:
        where: File and number of the entry, for messages.
        same: Are the mentions one, or all of them different?
        mentions: Two or more.
        reason: Why, in the user's words; may be empty.
    """

    where: str
    same: bool
    mentions: tuple[Pointer, ...]
    reason: str = ""


@dataclass(frozen=True)
class Decisions:
    """All entries of one or several files."""

    entries: tuple[Decision, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)


NO_DECISIONS: Final = Decisions()
"""The user leaves everything to the program."""


def load_decisions(paths: Iterable[Path]) -> Decisions:
    """Read decisions.

    Args:
        paths: The files.

    Returns:
        Their entries, in order.

    Raises:
        UserError: A file cannot be read, or says something else than decisions.
    """
    entries: list[Decision] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise UserError(f"cannot read {path}: it is not text in UTF-8") from error
        except OSError as error:
            raise UserError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error
        entries += parse_decisions(text, str(path)).entries
    return Decisions(tuple(entries))


def parse_decisions(text: str, name: str) -> Decisions:
    """Read decisions from the text of a file.

    Args:
        text: TOML.
        name: What the file is called in messages.

    Returns:
        Its entries, those of `[[same]]` first.

    Raises:
        UserError: It is no TOML, or says something else than decisions.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"{name} is not TOML: {error}") from error
    if unknown := sorted(content.keys() - set(_KINDS)):
        raise UserError(f"{name}: {unknown[0]!r} is unknown; entries are [[same]] or [[different]]")
    return Decisions(
        tuple(
            _decision(entry, kind == "same", f"{name}, [[{kind}]] number {number}")
            for kind in _KINDS
            for number, entry in enumerate(_tables(content, kind, name), 1)
        )
    )


def _tables(content: Mapping[str, Any], kind: str, name: str) -> list[dict[str, Any]]:
    tables = content.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UserError(f"{name}: write [[{kind}]] in double brackets")
    return tables


def _decision(entry: Mapping[str, Any], same: bool, where: str) -> Decision:
    if unknown := sorted(entry.keys() - {"mentions", "reason"}):
        raise UserError(f"{where}: {unknown[0]!r} is unknown; an entry has mentions and a reason")
    reason, mentions = entry.get("reason", ""), entry.get("mentions", [])
    if not isinstance(reason, str):
        raise UserError(f"{where}: the reason must be text in quotation marks")
    if not isinstance(mentions, list) or len(mentions) < 2:
        raise UserError(f"{where}: give two mentions or more, as mentions = [{{ report = …, name = … }}, …]")
    pointers = tuple(_pointer(mention, where) for mention in mentions)
    if len(set(pointers)) < len(pointers):
        raise UserError(f"{where}: the same mention stands there twice")
    return Decision(where, same, pointers, " ".join(reason.split()))


def _pointer(mention: object, where: str) -> Pointer:
    texts = mention if isinstance(mention, dict) and mention.keys() == {"report", "name"} else {}
    report, name = texts.get("report"), texts.get("name")
    if not (isinstance(report, str) and isinstance(name, str) and report.strip() and name.strip()):
        raise UserError(f'{where}: write each mention as {{ report = "…", name = "…" }}')
    return Pointer(report.strip(), name.strip())
