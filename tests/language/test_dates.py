from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.language.attributes import register_attributes
from kg.language.dates import DateComponent, DateMention, find, parse
from kg.language.dates.grammar import normalise

DATA = Path(__file__).parent / "data"
ENGLISH = spacy.blank("en")
PUBLISHED = date(2016, 9, 8)  # a Thursday
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_row(row: dict[str, str]) -> None:
    """See that the expression in brackets has its value, or that a text without one has no date."""
    doc = ENGLISH(re.sub(r"[\[\]]", "", row["text"]))
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [(doc[each.start : each.end].text, each.edtf) for each in find(doc, published)]
    if row["edtf"] == "nothing":
        assert [value for _, value in found if value] == []
        return
    (words,) = re.findall(r"\[(.+?)\]", row["text"])
    assert (words, row["edtf"] or None) in found


def values(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    return [each.edtf for each in find(ENGLISH(text), published)]


@pytest.mark.parametrize("row", rows("dates.csv"), ids=lambda row: f"{row['published']} {row['text']}")
def test_expression_has_the_value_of_the_table(row: dict[str, str]) -> None:
    check_row(row)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", rows("dates_known_failures.csv"), ids=lambda row: row["why"])
def test_known_failure(row: dict[str, str]) -> None:
    check_row(row)


def test_without_publication_a_date_word_is_marked_and_has_no_value() -> None:
    (mention,) = find(ENGLISH("They met on Friday."), None)
    assert mention == DateMention(3, 4, None, None, None)


def test_earliest_and_latest_are_iso_days_and_open_ends_none() -> None:
    doc = ENGLISH("They had planned to meet by the end of 2015.")
    (mention,) = find(doc, PUBLISHED)
    assert (mention.edtf, mention.earliest, mention.latest) == ("../2015-12-31", None, "2015-12-31")


def test_offsets_are_tokens_of_the_doc() -> None:
    doc = Doc(Vocab(), words=["In", "mid", "-", "January", "2015"], spaces=[True, False, False, True, False])
    (mention,) = find(doc, None)
    assert (mention.start, mention.end) == (1, 5)


def test_person_called_like_a_month_is_no_date() -> None:
    doc = ENGLISH("A speech by May was well received.")
    assert values(doc.text) == ["../2016-05-31"]
    doc.spans["people"] = [Span(doc, 3, 4)]
    assert find(doc, PUBLISHED) == []


def test_a_range_that_was_put_off_is_two_dates() -> None:
    assert values("The summit was postponed from September 5 to September 20.") == [
        "2016-09-05",
        "2016-09-20",
    ]


def test_a_list_of_days_that_do_not_adjoin_is_no_interval() -> None:
    assert values("They met on Monday and Wednesday.") == ["2016-09-05", "2016-09-07"]


def test_a_line_break_within_a_paragraph_is_a_space_and_a_blank_line_is_not() -> None:
    assert values("They met in May\n2014.") == ["2014-05"]
    assert values("They met in May\n\n2014 was a hard year.")[0] != "2014-05"


def test_the_day_somebody_spoke_is_not_what_later_dates_count_from() -> None:
    text = "Troops left on 1 May 2016, he said Friday. Two days later, the border opened."
    assert values(text)[-1] == "2016-05-03"


def test_a_bound_is_not_what_later_dates_count_from() -> None:
    text = "They met on 1 May 2016. All troops must leave by 31 December 2017. A month later, he resigned."
    assert values(text)[-1] == "2016-06"


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert values("They met on 30 February 2015.") == [None]


def test_stated_weekday_chooses_the_year() -> None:
    assert values("They will meet on Tuesday, November 1.") == ["2016-11-01"]
    assert values("They met on Sunday, November 1.") == ["2015-11-01"]


def test_a_day_a_year_off_by_tense_is_the_one_nearby() -> None:
    assert values("He ordered the army to leave on August 30.") == ["2016-08-30"]


def test_dates_in_addresses_are_not_read() -> None:
    assert values("See https://example.org/2014/05/06/talks and example.org/2014-05-06.") == []


def test_component_sets_the_span_group() -> None:
    register_attributes()
    doc = ENGLISH("The pact was signed in May 2014 and lapsed on Friday.")
    doc._.published = None
    DateComponent()(doc)
    found = [
        (span.text, span.label_, span._.edtf, span._.earliest, span._.latest) for span in doc.spans["dates"]
    ]
    assert found == [
        ("May 2014", "DATE", "2014-05", "2014-05-01", "2014-05-31"),
        ("Friday", "DATE", None, None, None),
    ]


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y", "%b. %d, %Y"]))
def test_a_full_date_is_read_in_every_order(day: date, form: str) -> None:
    written = day.strftime(form).replace("May.", "May")
    assert values(f"They met on {written} in Bern.", None) == [day.isoformat()]


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_past_weekday_is_within_the_last_week(published: date, weekday: str) -> None:
    (value,) = values(f"The talks were held {weekday}.", published)
    day = date.fromisoformat(value or "")
    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta(0) <= published - day < timedelta(7)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_coming_weekday_is_within_the_next_week(published: date, weekday: str) -> None:
    (value,) = values(f"The talks will be held {weekday}.", published)
    day = date.fromisoformat(value or "")
    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta(0) <= day - published < timedelta(7)


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "May 19 - – 21 2014 , to from and between by since until the end of early mid late next last "
        "this week month Friday spring said will meet held . | || 30 February three days later "
        "ago in 1990s '90s year's 's",
    )
)
"""Words of date expressions, for texts that make no sense; a bar stands for a line break."""


@given(
    st.lists(WORDS, max_size=25).map(lambda words: " ".join(words).replace("|", "\n")),
    st.one_of(st.none(), DAYS),
)
@settings(max_examples=300)
def test_whatever_is_found_is_in_order_and_agrees_with_its_edtf(text: str, published: date | None) -> None:
    previous = 0
    for mention in find(ENGLISH(text), published):
        assert previous <= mention.start < mention.end
        previous = mention.end
        if mention.edtf is None:
            assert mention.earliest is None
            assert mention.latest is None
        else:
            value = parse(mention.edtf)
            assert (mention.earliest, mention.latest) == tuple(
                day.isoformat() if day else None for day in (value.earliest, value.latest)
            )


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert len(normalise(text)) == len(text)
    find(ENGLISH(text), PUBLISHED)
