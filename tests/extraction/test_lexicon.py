"""The word lists of `kg/extraction/data`: no word twice, no class or status that the ontology lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from kg import vocabulary as v
from kg.extraction.lexicon import agreement_kinds, office_level, table, words
from kg.language.offices.title_table import entries

TABLES = sorted(
    path.name.removesuffix(".toml")
    for path in (files("kg.extraction") / "data").iterdir()
    if path.name.endswith(".toml")
)


def lists(value: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    """Give every list in a table with the way to it."""
    if isinstance(value, list):
        yield path, value
        for n, item in enumerate(value):
            yield from lists(item, f"{path}[{item.get('name', n)}]") if isinstance(item, dict) else ()
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from lists(item, f"{path}.{key}")


ALL_LISTS = [found for name in TABLES for found in lists(table(name), name)]


def test_there_are_tables() -> None:
    assert {"agreements", "levels", "meetings", "roles", "status"} <= set(TABLES)


@pytest.mark.parametrize(("path", "values"), ALL_LISTS, ids=[path for path, _ in ALL_LISTS])
def test_no_word_stands_twice(path: str, values: list[Any]) -> None:
    plain = [value for value in values if isinstance(value, str)]
    assert not [word for word, number in Counter(plain).items() if number > 1]


@pytest.mark.parametrize(("path", "values"), ALL_LISTS, ids=[path for path, _ in ALL_LISTS])
def test_words_are_lower_case_and_trimmed(path: str, values: list[Any]) -> None:
    if "patterns" in path or "bare" in path:
        return
    plain = [value for value in values if isinstance(value, str)]
    assert all(word == word.lower() == word.strip() for word in plain)


# -- agreements --------------------------------------------------------------------------------------------


def test_every_kind_of_agreement_is_a_class_and_every_class_is_there() -> None:
    names = [kind.name for kind in agreement_kinds()]
    assert len(names) == len(set(names))
    assert set(names) == v.AGREEMENT_KINDS | {"Agreement"}
    assert len({kind.short for kind in agreement_kinds()}) == len(names)


@pytest.mark.parametrize("kind", agreement_kinds(), ids=lambda kind: kind.name)
def test_patterns_fit_no_empty_text(kind: Any) -> None:
    assert kind.patterns
    for pattern in (*kind.patterns, *kind.bare):
        assert not pattern.search("")
        assert not pattern.search("Chad and Niger spoke of the weather on Monday.")


@pytest.mark.parametrize("way", ["similar", "same"])
def test_what_speaks_of_a_known_agreement_compiles(way: str) -> None:
    assert set(table("agreements")["again"]) == {"similar", "same"}
    assert re.compile(table("agreements")["again"][way], re.I)


def kinds_of(name: str) -> list[str]:
    return [
        kind.name
        for kind in agreement_kinds()
        if any(pattern.search(name) for pattern in (*kind.patterns, *kind.bare))
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("an Acquisition and Cross-Servicing Agreement", "AcquisitionAndCrossServicingAgreement"),
        ("the ACSA", "AcquisitionAndCrossServicingAgreement"),
        ("a mutual logistics support agreement", "AcquisitionAndCrossServicingAgreement"),
        ("a reciprocal access agreement", "ReciprocalAccessAgreement"),
        ("a pact that eases the entry of troops", "ReciprocalAccessAgreement"),
        ("the General Security of Military Information Agreement", "InformationSecurityAgreement"),
        ("an intelligence-sharing pact", "InformationSecurityAgreement"),
        ("a status-of-forces agreement", "StatusOfForcesAgreement"),
        ("a visiting forces agreement", "VisitingForcesAgreement"),
        ("a defence cooperation agreement", "DefenseCooperationAgreement"),
        ("an agreement on the transfer of defense equipment", "DefenseEquipmentTransferAgreement"),
        ("a free-trade deal", "TradeAgreement"),
        ("a mutual defense treaty", "SecurityPact"),
        ("a joint communiqué", "JointStatement"),
        ("the Treaty of Lima", "Treaty"),
        ("a peace treaty", "Treaty"),
        ("a memorandum of understanding", "Agreement"),
        ("the Lima Accords", "Agreement"),
        ("a ceasefire", "Agreement"),
    ],
)
def test_the_most_telling_pattern_comes_first(name: str, kind: str) -> None:
    assert kinds_of(name)[:1] == [kind]


# -- meetings and statuses ---------------------------------------------------------------------------------


def test_what_meeting_words_stand_for_are_classes() -> None:
    kinds = {*table("meetings")["nouns"].values(), *table("meetings")["modifiers"].values()}
    assert kinds <= v.MEETING_KINDS | {"Meeting"}


def test_modes_are_those_of_the_ontology() -> None:
    assert set(table("meetings")["mode"]) == set(v.MODES)


def test_ordinals_count_up() -> None:
    numbers = table("meetings")["ordinals"]
    assert numbers["first"] == numbers["inaugural"] == 1
    assert [number for name, number in numbers.items() if name != "inaugural"] == list(range(1, len(numbers)))


@pytest.mark.parametrize("section", ["modifiers", "verbs"])
def test_entries_are_sorted(section: str) -> None:
    assert list(table("meetings")[section]) == sorted(table("meetings")[section])


@pytest.mark.parametrize(
    ("family", "known"), [("meeting", v.MEETING_STATUSES), ("agreement", v.AGREEMENT_STATUSES)]
)
def test_statuses_are_those_of_the_ontology(family: str, known: tuple[str, ...]) -> None:
    for section, statuses in table("status")[family].items():
        assert set(statuses) <= set(known), section


@pytest.mark.parametrize("family", ["meeting", "agreement"])
def test_a_word_gives_one_status(family: str) -> None:
    for section, statuses in table("status")[family].items():
        counts = Counter(word for listed in statuses.values() for word in listed)
        assert not [word for word, number in counts.items() if number > 1], section


def test_nouns_above_an_agreement_are_single_words() -> None:
    nouns = [noun for listed in table("status")["agreement"]["nouns"].values() for noun in listed]
    assert not [noun for noun in nouns if " " in noun]


# -- levels ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("president", "head"),
        ("prime minister", "head"),
        ("chancellor", "head"),
        ("then prime minister", "head"),
        ("foreign minister", "minister"),
        ("secretary of state", "minister"),
        ("minister of foreign trade and tourism", "minister"),
        ("deputy prime minister", "official"),
        ("vice president", "official"),
        ("vice foreign minister", "official"),
        ("state minister for defense", "official"),
        ("ambassador", "official"),
        ("national security advisor", "official"),
    ],
)
def test_levels(title: str, level: str) -> None:
    assert office_level(title) == level


def test_the_heads_have_titles_that_can_be_found() -> None:
    known = {entry.title for forms in entries().values() for entry in forms.values()}
    assert words("levels", "head") <= known
