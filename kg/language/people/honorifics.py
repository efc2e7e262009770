"""Honorifics, ranks and roles before a name: "Mr.", "Lt. Gen.", "Sheikh", "analyst"."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from kg.language.offices.words import Words

__all__ = ["honorific_at", "skip_honorifics"]


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Load the forms by first word, longest first; the full stop of "Lt." may be a word of its own."""
    rows = (files("kg.language.people") / "honorifics.csv").read_text(encoding="utf-8").splitlines()
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in csv.DictReader(rows):
        form = tuple(row["form"].split())
        table.setdefault(form[0], []).append((form, row["kind"]))
    for forms in table.values():
        forms.sort(key=lambda item: -len(item[0]))
    return table


def honorific_at(words: Words, i: int) -> tuple[int, str] | None:
    """Read one honorific, rank or role.

    Args:
        words: The words of a text.
        i: Where it would start.

    Returns:
        One past its last word, and its kind ("honorific", "rank", "role"); None if there is none.
    """
    for key in (words.text[i], f"{words.text[i]}."):
        for form, kind in _forms().get(key, ()):
            if (end := _match(words, i, form)) is not None:
                return end, kind
    return None


def _match(words: Words, i: int, form: tuple[str, ...]) -> int | None:
    """Match a form word by word, past hyphens."""
    for k, part in enumerate(form):
        i += k > 0 and words.text[i : i + 1] == ["-"]
        if i >= len(words):
            return None
        if words.text[i] == part:
            i += 1
        elif part.endswith(".") and words.text[i : i + 2] == [part[:-1], "."] and words.glued(i + 1):
            i += 2
        else:
            return None
    return i


def skip_honorifics(words: Words, i: int) -> int:
    """Go past any honorifics and ranks.

    Args:
        words: The words of a text.
        i: Where they may start.

    Returns:
        The first word after them.
    """
    while i < len(words) and (found := honorific_at(words, i)) is not None and found[1] != "role":
        i = found[0]
    return i
