"""Exercises: what tells them from other drills, their names, and how long they last."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extraction.arguments.cast import Cast
from kg.extraction.exercises.lengths import BEGINNING, LENGTH, days_agree, length_of, settle_days
from kg.extraction.exercises.names import named_exercises, same_name
from kg.extraction.exercises.parties import forces_in
from kg.extraction.exercises.series import take_parties_of_series
from kg.extraction.exercises.triggers import find_exercises, is_military
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.syntax.clauses import Clause
from kg.language.attributes import register_attributes

register_attributes()
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def is_exercise(text: str, word: str) -> bool:
    doc = NLP(text)
    token = next(token for token in doc if token.text == word)
    return is_military(doc[token.i : token.i + 1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Troops began an exercise near the lake.", "exercise"),
        ("Warships met for drills.", "drills"),
        ("They took part in exercise Blue Reef.", "exercise"),
        ("Soldiers came. They praised the exercise.", "exercise"),
    ],
)
def test_an_exercise_of_forces(text: str, word: str) -> None:
    assert is_exercise(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The exercise of the veto angered them.", "exercise"),
        ("They sell drills for wells.", "drills"),
        ("Doctors advise a daily exercise.", "exercise"),
    ],
)
def test_no_exercise_of_forces(text: str, word: str) -> None:
    assert not is_exercise(text, word)


@pytest.mark.parametrize(
    "text",
    [
        "It is the Blue Reef exercise. Blue Reef ends.",
        "In exercise Blue Reef they sailed. Then Blue Reef ended.",
    ],
)
def test_a_name_is_known_again(text: str) -> None:
    doc = NLP(text)
    at = next(token.i for token in doc if token.text == "exercise")
    found = list(named_exercises(doc, [doc[at : at + 1]]))
    assert [name for _, name in found] == ["blue reef", "blue reef"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They joined exercise AUSTRAL.", "austral"),
        ("They began drills code-named Red Otter.", "red otter"),
        ("They opened an exercise, dubbed “Red Otter”.", "red otter"),
        ("They joined the Red Otter 2019 naval exercise.", "red otter 2019"),
        ("Red Otter, an annual exercise, began.", "red otter"),
    ],
)
def test_a_name_is_read(text: str, name: str) -> None:
    doc = NLP(text)
    nouns = [doc[t.i : t.i + 1] for t in doc if t.text in {"exercise", "drills"}]
    assert name in [found for _, found in named_exercises(doc, nouns)]


@pytest.mark.parametrize(
    "text",
    [
        "It signed a Partnership, a plan that provides for an exercise.",
        "MILITARY EXERCISE BEGINS",
        "They held a Command Post exercise.",
    ],
)
def test_no_name_is_read(text: str) -> None:
    doc = NLP(text)
    nouns = [doc[t.i : t.i + 1] for t in doc if t.lower_ == "exercise"]
    assert not list(named_exercises(doc, nouns))


def test_second_names_and_names_with_a_year() -> None:
    doc = NLP(
        "The exercises Blue Reef and Red Reef ended. They were the largest so far in those waters. "
        "The next of them, Reef-2019, is planned. The Expo-2019 is not."
    )
    assert [name for _, name in find_exercises(doc) if name] == ["blue reef", "red reef", "reef-2019"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("blue reef 2019", "blue reef", True),
        ("blue reef 19", "blue reef 2019", True),
        ("blue reef-2019", "blue reef-2020", False),
        ("blue reef", "red reef", False),
    ],
)
def test_names_of_one_exercise(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Greek and Maltese ships sailed.", ["GRC", "MLT"]),
        ("Units from Mali, Chad and Niger came.", ["MLI", "TCD", "NER"]),
        ("The navies of Peru and Chile met Brazil's coast guard.", ["PER", "CHL", "BRA"]),
        ("The Kenyan army chief praised Uganda.", []),
    ],
)
def test_states_whose_forces_are_named(text: str, states: list[str]) -> None:
    doc = marked(text)
    assert [state._.iso3 for state in forces_in(doc[:], Cast(doc))] == states


STATES = {
    "Greek": "GRC", "Maltese": "MLT", "Mali": "MLI", "Chad": "TCD", "Niger": "NER", "Peru": "PER",
    "Chile": "CHL", "Brazil": "BRA", "Kenyan": "KEN", "Uganda": "UGA",
}  # fmt: skip


def marked(text: str) -> Doc:
    """Give a text with its states and the tags that the model would give."""
    doc = NLP(text)
    verbs, small = {"sailed", "came", "met", "praised"}, {"and", "from", "of", "The", "'s"}
    for token in doc:
        token.pos_ = "VERB" if token.text in verbs else "PART" if token.text in small else "NOUN"
        token.pos_ = "PUNCT" if token.is_punct else token.pos_
    spans = []
    for token in doc:
        if token.text in STATES:
            span = doc[token.i : token.i + 1]
            span._.iso3, span._.sense = STATES[token.text], "name"
            spans.append(span)
    doc.spans["countries"] = spans
    return doc


def test_the_next_edition_takes_the_parties_of_the_one_before() -> None:
    span = NLP("drill")[0:1]
    known = Happening(kind="Exercise", triggers=[span], about=frozenset({"blue reef 2019"}))
    known.add("party", "PER", span, "test")
    known.add("party", "CHL", span, "test")
    following = Happening(kind="Exercise", triggers=[NLP("a b c d e f drill")[6:7]], definite=True)
    following.add("status", "Planned", span, "test")
    following.facts.append(Fact("date", "2021", span, "test", 0.8, "2021-01-01", "2021-12-31"))
    other = Happening(
        kind="Exercise", triggers=[NLP("a b c d e f drill")[6:7]], about=frozenset({"red reef"})
    )
    take_parties_of_series([known, following, other])
    assert following.values("party") == {"PER", "CHL"}
    assert not other.values("party")


def exercise(*dates: tuple[str, str, str], rule: str = "test", length: str = "") -> Happening:
    span = NLP("drill from 1 to 9")[0:5]
    facts = [Fact("date", value, span, rule, 0.8, first, last) for value, first, last in dates]
    found = Happening(kind="Exercise", triggers=[span], facts=facts)
    if length:
        found.add(LENGTH, length, span, "test")
    return found


MONDAY = ("2021-06-07", "2021-06-07", "2021-06-07")
UNTIL = ("../2021-06-18", "", "2021-06-18")


def test_beginning_and_end_make_one_date() -> None:
    joined = exercise(MONDAY, UNTIL)
    settle_days(joined, None)
    assert joined.values("date") == {"2021-06-07/2021-06-18"}


def test_an_end_before_the_beginning_is_left_alone() -> None:
    apart = exercise(MONDAY, ("../2020-06-18", "", "2020-06-18"))
    settle_days(apart, None)
    assert len(apart.values("date")) == 2


def test_an_open_beginning_and_an_end_make_one_date() -> None:
    joined = exercise(("2021-06-07/..", "2021-06-07", ""), UNTIL)
    settle_days(joined, None)
    assert joined.values("date") == {"2021-06-07/2021-06-18"}


def test_a_stretch_goes_before_its_first_day() -> None:
    both = exercise(MONDAY, ("2021-06-07/2021-06-11", "2021-06-07", "2021-06-11"))
    settle_days(both, None)
    assert both.values("date") == {"2021-06-07/2021-06-11"}


@pytest.mark.parametrize(
    ("day", "date_"), [(MONDAY, "2021-06-07/2021-06-10"), (UNTIL, "2021-06-15/2021-06-18")]
)
def test_one_day_and_a_length_make_one_date(day: tuple[str, str, str], date_: str) -> None:
    known = exercise(day, length="3")
    settle_days(known, None)
    assert known.values("date") == {date_}


@pytest.mark.parametrize(
    ("published", "date_"),
    [(date(2021, 6, 9), "2021-06-07/.."), (date(2021, 9, 1), "2021-06-07"), (None, "2021-06-07")],
)
def test_one_that_began_lately_is_still_on(published: date | None, date_: str) -> None:
    begun = exercise(MONDAY, rule=BEGINNING)
    settle_days(begun, published)
    assert begun.values("date") == {date_}


def test_a_year_in_a_name_is_its_date() -> None:
    named = exercise()
    named.about = frozenset({"reef-2019"})
    settle_days(named, None)
    assert named.values("date") == {"2019"}


def test_a_later_day_can_be_that_of_an_exercise_that_began() -> None:
    friday = exercise(("2021-06-11", "2021-06-11", "2021-06-11"))
    year_after = exercise(("2022-06-11", "2022-06-11", "2022-06-11"))
    assert days_agree(exercise(MONDAY, rule=BEGINNING), friday)
    assert not days_agree(exercise(MONDAY), friday)
    assert not days_agree(exercise(MONDAY, rule=BEGINNING), year_after)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_length_counts_from_either_end(day: date, length: int) -> None:
    iso = day.isoformat()
    first, last = (
        exercise((iso, iso, iso), length=str(length)),
        exercise((f"../{iso}", "", iso), length=str(length)),
    )
    for known in (first, last):
        settle_days(known, None)
        fact = next(known.all("date"))
        assert fact.value == f"{fact.earliest}/{fact.latest}"
        assert (date.fromisoformat(fact.latest) - date.fromisoformat(fact.earliest)).days == length
        assert iso in {fact.earliest, fact.latest}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("The four-day drill began.", "3"),
        ("They began a week-long naval drill.", "7"),
        ("They began ten days of drill.", "9"),
        ("They began a 2-week drill.", "14"),
        ("They held talks for two days before the drill.", None),
    ],
)
def test_a_length_is_read(text: str, length: str | None) -> None:
    doc = NLP(text)
    kinds = {
        "The": "DET",
        "the": "DET",
        "a": "DET",
        "of": "ADP",
        "before": "SCONJ",
        ".": "PUNCT",
        "-": "PUNCT",
    }
    for token in doc:
        token.pos_ = kinds.get(token.text, "VERB" if token.text in {"began", "held"} else "NOUN")
    at = next(token.i for token in doc if token.text == "drill")
    found = length_of(doc[at : at + 1], Clause((), frozenset(), None))
    assert (found[0] if found else None) == length
