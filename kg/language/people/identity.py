"""Which names in one text are one person: "Keizo Obuchi", "Obuchi Keizo", "Obuchi"."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

__all__ = ["Individuals", "Someone", "parts_of", "surnames_of"]

_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?")
_ARTICLE: Final = re.compile(r"^(?:al|el)-")
_PARTICLES: Final = frozenset(
    {
        "bin",
        "bint",
        "ibn",
        "ben",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
    }
    | {"la", "le", "al", "el"}
)


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, ...]:
    """Split a name into parts that can be compared: no accents, initials or suffixes.

    Args:
        name: A name as it stands in a text.

    Returns:
        The parts, lower case.
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = plain.replace("’", "'").replace("‑", "-").replace(",", " ")
    words = [word.strip("\"“”'") for word in plain.split()]
    kept = [word for word in words if not _SUFFIX.fullmatch(word) and not re.fullmatch(r"(?:\w\.)+|\w", word)]
    return tuple(_ending(word) for word in kept)


def _ending(word: str) -> str:
    """Level the endings that transliterations differ in: -skyy, -skiy, -ski, -sky."""
    return re.sub(r"(?:iy|yy|ii|ij|yi|y)$", "i", word)


@dataclass
class Someone:
    """One person of one text.

    Attributes:
        forms: The forms of the name, in order of appearance.
        parts: The parts of the fullest form.
        since: The first word of the first full mention.
        is_kin: Whether somebody's wife, brother or the like is meant; the surname alone is not this person's.
    """

    forms: list[str]
    parts: tuple[str, ...]
    is_kin: bool = False
    since: int = 0

    @property
    def referent(self) -> str:
        """The fullest form; the first of those that are equally full."""
        return max(self.forms, key=lambda form: (len(parts_of(form)), len(form.split())))


def surnames_of(name: str, parts: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give the ways to call someone by surname.

    Args:
        name: The full name as it stands in the text.
        parts: Its parts.

    Returns:
        Endings of the name, and its beginning where the surname may come first.
    """
    if not parts:
        return set()
    found = {parts[-1:], (_ARTICLE.sub("", parts[-1]),)}
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    found.add(parts[start:])
    if len(parts) >= 3:
        found.add(parts[-2:])
    words = name.split()
    capital_first = len(words) > 1 and words[0].isupper() and len(words[0]) > 1 and not words[-1].isupper()
    if capital_first or (len(parts) == 2 and "-" in parts[1]) or len(parts[0]) <= 3:
        found.add(parts[:1])
    return {surname for surname in found if surname}


class Individuals:
    """The people of one text, as far as it has been read."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self._unclear: dict[tuple[str, ...], Someone] = {}

    def full(self, name: str) -> Someone:
        """Take in a name of several parts.

        Args:
            name: As it stands in the text.

        Returns:
            The person, known or new.
        """
        parts = parts_of(name)
        same = [person for person in self.people if _same(person.parts, parts)]
        if len(same) == 1:
            person = same[0]
            person.forms.append(name)
            if len(parts) > len(person.parts):
                person.parts = parts
            return person
        return self.new(name)

    def meant(self, possible: list[Someone], i: int) -> Someone | None:
        """Choose among people of one surname: the only one named so far, or else the first to be named.

        Args:
            possible: The people.
            i: The word at which the surname stands.

        Returns:
            The person, or None if several were named before.
        """
        before = [person for person in possible if person.since < i]
        if not before:
            return min(possible, key=lambda person: person.since)
        return before[0] if len(before) == 1 else None

    def unclear(self, name: str) -> Someone:
        """Take in a surname that several people have: it stands for itself.

        Args:
            name: As it stands in the text.

        Returns:
            Somebody who is none of the known people, the same for the same surname.
        """
        return self._unclear.setdefault(parts_of(name), Someone([name], parts_of(name)))

    def new(self, name: str) -> Someone:
        """Take in a name as that of a new person."""
        person = Someone([name], parts_of(name))
        self.people.append(person)
        return person

    def called(self, name: str, *, by_any_part: bool) -> list[Someone]:
        """Find who may be meant by a short name.

        Args:
            name: A surname, as it stands in the text.
            by_any_part: Whether a given name will do.

        Returns:
            Everyone who may be called so.
        """
        parts = parts_of(name)
        by_surname = [
            p
            for p in self.people
            if not p.is_kin and any(parts in surnames_of(f, parts_of(f)) for f in p.forms)
        ]
        if by_surname or not by_any_part:
            return by_surname
        return [person for person in self.people if _contains(person.parts, parts)]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names of several parts name one person."""
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    ends = short[-1] == long[-1] and _same_given(short[0], long[0])
    return (ends and _goes_through(long, short[1:-1])) or _contains(long, short)


def _goes_through(long: tuple[str, ...], middle: tuple[str, ...]) -> bool:
    """Say whether the middle names of one form all stand in the other: emirs may differ in these alone."""
    rest = iter(long[1:])
    return all(any(part == other for other in rest) for part in middle)


def _same_given(one: str, other: str) -> bool:
    """Say whether two given names may be one person's: short for the other, or first of a double name."""
    short, long = sorted((one, other), key=len)
    return short == long or long.startswith(f"{short}-") or frozenset((one, other)) in _nicknames()


@cache
def _nicknames() -> frozenset[frozenset[str]]:
    """Load pairs of a given name and its short form."""
    rows = (files("kg.language.people") / "nicknames.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(frozenset(map(_ending, (row["name"], row["nickname"]))) for row in csv.DictReader(rows))


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Say whether some parts stand in a row in a name."""
    if not short:
        return False
    bare = tuple(_ARTICLE.sub("", part) for part in long)
    starts = range(len(long) - len(short) + 1)
    return any(long[k : k + len(short)] == short or bare[k : k + len(short)] == short for k in starts)
