"""The titles that stand in the table, matched word by word."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

from kg.language.offices.title import Title
from kg.language.offices.words import Words

__all__ = ["entries", "listed", "match"]

_DATA: Final = files("kg.language.offices")


@dataclass(frozen=True)
class Entry:
    """One line of the table of titles, with its number."""

    title: str
    kind: str
    organization: str | None
    plural: bool


@cache
def entries() -> dict[str, dict[tuple[str, ...], Entry]]:
    """Load the table of titles, in the singular and the plural, by first word."""
    table: dict[str, dict[tuple[str, ...], Entry]] = {}
    rows = list(csv.DictReader((_DATA / "titles.csv").read_text(encoding="utf-8").splitlines()))
    for row in [*rows, *chain.from_iterable(map(_variants, rows))]:
        pattern = tuple(row["pattern"].split())
        for plural, form in ((False, pattern), (True, _pluralise(pattern))):
            entry = Entry(row["title"], row["kind"], row["organization"] or None, plural)
            table.setdefault(form[0], {}).setdefault(form, entry)
    return table


def _variants(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """Give a line again for a spokesman and a spokeswoman, and for a chairman, chairwoman or chair.

    A spokeswoman is called one; the head of a commission has one title, whoever it is.
    """
    pattern = row["pattern"]
    if pattern.endswith("spokesperson"):
        for word in ("spokesman", "spokeswoman"):
            yield {key: text.replace("spokesperson", word) for key, text in row.items()}
    if " " in pattern and "chairperson" in pattern:
        for word in ("chairman", "chairwoman", "chair"):
            yield {**row, "pattern": pattern.replace("chairperson", word)}


def _pluralise(pattern: tuple[str, ...]) -> tuple[str, ...]:
    """Put the head of a title into the plural: "secretaries of state"."""
    stop = next(
        (k for k, word in enumerate(pattern) if word in {"of", "to", "for", "without", "at"}), len(pattern)
    )
    head = stop - 1
    if pattern[head] == "general" and head:
        head -= 1
    word = pattern[head]
    if word.endswith("man"):
        plural = word[:-2] + "en"
    else:
        plural = word[:-1] + "ies" if word.endswith("ry") else word + "s"
    return (*pattern[:head], plural, *pattern[head + 1 :])


def match(words: Words, i: int, pattern: list[str] | tuple[str, ...]) -> int | None:
    """Match words one by one, past hyphens; give the end."""
    for k, part in enumerate(pattern):
        if k and i < len(words) and words.text[i] == "-":
            i += 1
        if i >= len(words) or (words.text[i] if part.isupper() else words.low[i]) != part:
            return None
        i += 1
        if k + 1 < len(pattern) and i < len(words) and words.breaks_before(i):
            return None
    if (
        i < len(words)
        and words.text[i] == "-"
        and pattern
        and words.low[i - 1] in {"deputy", "vice", "under"}
    ):
        return i + 1
    return i


def listed(words: Words, i: int) -> Title | None:
    """Read a title that stands in the table."""
    best: Title | None = None
    for key in {words.low[i], words.text[i]}:
        for pattern, entry in entries().get(key, {}).items():
            end = match(words, i, pattern)
            if end is not None and (best is None or end > best.end):
                best = Title(i, end, (entry.title,), entry.kind, entry.plural, entry.organization)
    return best
