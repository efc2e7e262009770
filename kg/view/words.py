"""Plain words for the terms of the ontology, and what each class looks like in the picture."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg import vocabulary as v

__all__ = [
    "Family",
    "Wording",
    "families",
    "family_of",
    "kind_of",
    "local_name",
    "phase_of",
    "rank_of",
    "wording",
    "words_of",
]

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Family:
    """Classes that look alike in the picture: a line of `families.csv`.

    Attributes:
        name: Local name of the class that all of them are.
        one: What one is called.
        many: What several are called.
        colour: Fill, as `#RRGGBB`.
        shape: A shape of vis-network.
    """

    name: str
    one: str
    many: str
    colour: str
    shape: str


@dataclass(frozen=True)
class Wording:
    """How a property reads from either end: a line of `properties.csv`.

    Attributes:
        outgoing: Before the object, in a list of what is known of the subject.
        incoming: Before the subject, in a list of what is known of the object.
        short: On a line of the picture.
        says: The whole statement, with {subject} and {object} to be filled in.
        directed: Whether an arrow tells more than the classes of the two ends do.
    """

    outgoing: str
    incoming: str
    short: str
    says: str
    directed: bool


OTHER = Family("Thing", "other", "others", "#5F6675", "dot")
"""What an individual of a class without a line in `families.csv` belongs to."""


@cache
def families() -> tuple[Family, ...]:
    """Give the families in the order of the legend."""
    rows = _rows("families.csv")
    return (*(Family(r["family"], r["one"], r["many"], r["colour"], r["shape"]) for r in rows), OTHER)


def family_of(classes: Iterable[str]) -> Family:
    """Give the family of an individual from the IRIs of its classes."""
    names = {local_name(c) for c in classes}
    return next((f for f in families() if f.name in names), OTHER)


def kind_of(classes: Iterable[str]) -> str:
    """Give the most specific of an individual's classes.

    Args:
        classes: IRIs, at least one.

    Returns:
        IRI of the class that has the most classes above it; the first by name where several do.
    """
    return min(classes, key=lambda c: (-_depth(c), c))


def words_of(iri: str) -> str:
    """Give a class, a status or another term of the vocabulary in plain words.

    >>> words_of(v.ent("TwoPlusTwo")), words_of(v.ent("AgreedInPrinciple"))
    ('2+2 meeting', 'agreed in principle')
    """
    name = local_name(iri)
    return _kinds().get(name) or _CAMEL.sub(" ", name).replace("_", " ").replace("-", " ").lower()


def wording(predicate: str) -> Wording:
    """Give how a property reads; one without a line in `properties.csv` reads as its name."""
    words = words_of(predicate)
    known = _properties().get(local_name(predicate))
    return known or Wording(words, f"{words} of", words, f"{{subject}}: {words} {{object}}", directed=True)


def rank_of(predicate: str) -> tuple[int, str]:
    """Give what to sort properties by: the order of `properties.csv`, those that it lacks last by name."""
    names = list(_properties())
    name = local_name(predicate)
    return names.index(name) if name in names else len(names), predicate


def phase_of(status: str) -> str:
    """Give "ahead", "done" or "off" for a status; "done" for none: the text speaks of a fact."""
    return _phases().get(local_name(status), "done")


def local_name(iri: str) -> str:
    """Give the last part of an IRI."""
    return re.split(r"[#/]", iri)[-1]


def _depth(iri: str) -> int:
    return len(v.classes_of(iri)) if local_name(iri) in v.SUPERCLASSES and iri.startswith(v.ENT) else 0


@cache
def _kinds() -> dict[str, str]:
    return {row["kind"]: row["words"] for row in _rows("kinds.csv")}


@cache
def _phases() -> dict[str, str]:
    return {row["status"]: row["phase"] for row in _rows("statuses.csv")}


@cache
def _properties() -> dict[str, Wording]:
    return {
        row["property"]: Wording(
            row["outgoing"], row["incoming"], row["short"], row["says"], row["directed"] == "yes"
        )
        for row in _rows("properties.csv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files("kg.view").joinpath(name).read_text(encoding="utf-8").splitlines())
