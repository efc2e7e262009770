from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.language.dates.checks import CHECKS
from kg.language.dates.grammar import matches, rules
from kg.language.dates.lexicon import CUES, WORDS, load_toml
from kg.language.dates.meanings import MEANINGS

DATA = Path(__file__).parent / "data"


def test_every_rule_has_a_meaning_and_a_check_that_exist() -> None:
    for rule in rules():
        assert rule.meaning in MEANINGS | {"nothing"}, rule.name
        assert rule.check is None or rule.check in CHECKS, rule.name


def test_every_meaning_and_check_is_used() -> None:
    assert {rule.meaning for rule in rules()} == MEANINGS | {"nothing"}
    assert {rule.check for rule in rules()} - {None} == set(CHECKS)


def test_rule_names_differ() -> None:
    counts = Counter(rule.name for rule in rules())
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_macro_and_list_is_used() -> None:
    grammar = load_toml("grammar.toml")
    patterns = " ".join([*grammar["macros"].values(), *(rule["pattern"] for rule in grammar["rule"])])
    assert [name for name in grammar["macros"] if f"{{{name}}}" not in patterns] == []
    named = {rule["after"] for rule in grammar["rule"] if isinstance(rule.get("after"), str)}
    assert set(grammar["lists"]) - named == {"year_openers", "counted", "amounts"}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_no_rule_matches_the_empty_string(rule: object) -> None:
    assert not getattr(rule, "pattern").match("")  # noqa: B009


def test_words_are_in_lower_case_and_listed_once() -> None:
    for name, table in WORDS.items():
        words = [word for entry in table.values() for word in entry] if name == "names" else list(table)
        assert words == [word.lower() for word in words], name
    grammar = load_toml("grammar.toml")
    cues = load_toml("cues.toml")
    for name, words in [*grammar["lists"].items(), *cues.items(), *WORDS["names"].items()]:
        assert [word for word, count in Counter(words).items() if count > 1] == [], name


def test_no_word_looks_both_ways() -> None:
    assert (
        CUES["coming"] & (CUES["irregular_past"] | CUES["speech"] | CUES["be_past"] | CUES["have_past"])
        == set()
    )
    assert CUES["modals"] & CUES["be_present"] == set()


def test_the_table_of_expressions_uses_every_rule() -> None:
    with (DATA / "dates.csv").open(encoding="utf-8") as file:
        texts = [re.sub(r"[\[\]]", "", row["text"]) for row in csv.DictReader(file)]
    used = {match.rule for text in texts for match in matches(text)}
    unused = {rule.name for rule in rules() if rule.meaning != "nothing"} - used
    assert unused == set()
