"""The states of the world and every form that stands for one, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.language.gazetteer import read_table, read_word_list

__all__ = [
    "SENSES",
    "Country",
    "Form",
    "context",
    "countries",
    "country",
    "exact_forms",
    "forms",
    "not_states",
]

_PACKAGE: Final = "kg.language.countries"

SENSES: Final = ("name", "adjective", "demonym", "prefix", "abbreviation", "capital", "government")
"""How a form stands for its state."""


@dataclass(frozen=True, order=True)
class Country:
    """A state.

    Attributes:
        iso3: ISO 3166-1 alpha-3 code; XKX for Kosovo, which has none of its own.
        iso2: ISO 3166-1 alpha-2 code; XK for Kosovo.
        name: The common English name.
        official: The official English name.
        wikidata: Identifier of the Wikidata item.
    """

    iso3: str
    iso2: str
    name: str
    official: str
    wikidata: str


@dataclass(frozen=True, order=True)
class Form:
    """One form that stands for a state.

    Attributes:
        iso3: The state.
        form: The form, with straight apostrophes and hyphens.
        sense: One of `SENSES`.
        care: What to be careful of: "exact" (found in its own letters alone), "mention" (common enough
            elsewhere that it counts only if the text names the state in another way too), "name" (also a
            person's name), "place" (a capital whose name is not used for the state).
    """

    iso3: str
    form: str
    sense: str
    care: frozenset[str] = frozenset()


@cache
def countries() -> dict[str, Country]:
    """Give every state by its ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: Country(**row) for row in read_table(_PACKAGE, "countries.csv")}


def country(iso3: str) -> Country:
    """Give one state.

    Args:
        iso3: Its ISO 3166-1 alpha-3 code.

    Returns:
        The state.

    Raises:
        KeyError: There is no such state.

    >>> country("MMR").name
    'Myanmar'
    """
    return countries()[iso3]


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Give what each form stands for: one state, or several where it is ambiguous, the likeliest first."""
    table: dict[str, list[Form]] = {}
    for row in read_table(_PACKAGE, "forms.csv"):
        form = Form(row["iso3"], row["form"], row["sense"], frozenset(row["care"].split()))
        table.setdefault(form.form, []).append(form)
    likeliest = {row["form"]: row["iso3"] for row in read_table(_PACKAGE, "ambiguous.csv")}
    return {
        form: tuple(sorted(found, key=lambda f: f.iso3 != likeliest.get(form, f.iso3)))
        for form, found in table.items()
    }


@cache
def exact_forms() -> frozenset[str]:
    """Give the forms that are found in their own letters alone: US is a state, us is not."""
    return frozenset(
        form
        for form, found in forms().items()
        if any(f.sense == "abbreviation" or "exact" in f.care for f in found)
    )


@cache
def not_states() -> frozenset[str]:
    """Give the longer names in which the name of a state does not stand for it: New Mexico, Anglo-Saxon."""
    return frozenset(row["form"] for row in read_table(_PACKAGE, "not_states.csv"))


@cache
def context(name: str) -> frozenset[str]:
    """Give one of the word lists that tell the readings of a name apart.

    Args:
        name: Name of the list.

    Returns:
        Its words.

    Raises:
        KeyError: There is no such list.
    """
    return read_word_list(_PACKAGE, name)
