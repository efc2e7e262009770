"""The bundled reports themselves: how many, how long, how varied, and what each was written to show."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from datetime import date

import pytest

from kg.samples import reports
from tests.samples.reading import Fact, body, content, happenings, records, sentence

BY_NAME = {record["document"]: record for record in records()}
EACH = pytest.mark.parametrize("record", records(), ids=BY_NAME)


@EACH
def test_a_report_has_120_to_250_words(record: Fact) -> None:
    assert 120 <= len(body(record).split()) <= 250


@EACH
def test_nothing_is_quoted(record: Fact) -> None:
    quoted = re.findall(r"[\"“]([^\"“”]*)[\"”]", content(record))
    assert all(len(words.split()) <= 2 for words in quoted), "a quotation would have to be somebody's words"


def test_the_folder_holds_reports_alone() -> None:
    assert {path.name for path in reports().iterdir()} == set(BY_NAME)
    assert Counter(path.suffix for path in reports().iterdir()).keys() == {".txt", ".md", ".html"}


def test_the_world_and_the_years_are_covered() -> None:
    countries = {iso3 for record in records() for iso3 in record["countries"]}
    years = [record["published"][:4] for record in records() if record["published"]]
    assert len(records()) >= 28
    assert len(countries) >= 60
    assert (min(years), max(years)) == ("2007", "2025")


def test_no_country_is_in_most_reports() -> None:
    seen = Counter(iso3 for record in records() for iso3 in record["countries"])
    seen.pop("USA")
    assert all(count < len(records()) / 2 for count in seen.values())


def test_weekdays_agree_with_the_calendar() -> None:
    """Where a weekday is all that a sentence says about the day, it is the weekday of the day expected."""
    checked = 0
    weekday_or_month = re.compile(rf"\b({'|'.join([*calendar.day_name, *calendar.month_name[1:]])})\b")
    for record in records():
        for fact in happenings(record):
            words = weekday_or_month.findall(sentence(record, fact))
            only_weekday = len(words) == 1 and words[0] in calendar.day_name
            if only_weekday and re.fullmatch(r"\d{4}-\d\d-\d\d", fact["date"] or ""):
                assert words == [calendar.day_name[date.fromisoformat(fact["date"]).weekday()]]
                checked += 1
    assert checked >= 40


def test_a_copy_is_nearly_the_same_and_states_the_same() -> None:
    copies = [record for record in records() if record["copy_of"]]
    assert copies
    for copy in copies:
        original = BY_NAME[copy["copy_of"]]
        mine, theirs = set(body(copy).split()), set(body(original).split())
        assert len(mine & theirs) / len(mine | theirs) > 0.95
        assert content(copy).splitlines()[0] != content(original).splitlines()[0]
        assert copy["meetings"] == original["meetings"]


def test_contradictions_are_mutual_and_real() -> None:
    at_odds = {(a["document"], b) for a in records() for b in a["contradicts"]}
    assert len(at_odds) >= 2
    assert at_odds == {(b, a) for a, b in at_odds}
    first = {
        fact["date"]
        for name in ("india-australia-2plus2.txt", "india-australia-2plus2-second.txt")
        for fact in BY_NAME[name]["meetings"]
        if fact["type"] == "two-plus-two" and fact["ordinal"] == 1
    }
    pact = {BY_NAME[name]["agreements"][0]["date"] for name in ("aukus-washington.txt", "aukus-canberra.txt")}
    assert first == {"2021-09-11", "2017-12-12"}
    assert pact == {"2021-09-15", "2021-09-16"}


@pytest.mark.parametrize(
    ("story", "steps"),
    [
        ("us-india-2plus2", ["postponed", "held"]),
        ("us-north-korea-singapore", ["planned", "cancelled", "cancelled", "held"]),
        ("guyana-venezuela", ["planned", "held"]),
    ],
)
def test_a_meeting_goes_through_its_life(story: str, steps: list[str]) -> None:
    told = sorted(
        (record["published"], fact["status"])
        for record in records()
        if record["story"] == story
        for fact in record["meetings"][:1]
    )
    assert [status for _, status in told][: len(steps)] == steps


@pytest.mark.parametrize(
    ("story", "steps"),
    [
        ("australia-japan-raa", ["agreed-in-principle", "signed", "in-force"]),
        ("uk-japan-raa", ["signed", "in-force"]),
        ("philippines-japan-raa", ["signed", "in-force"]),
        ("pukpuk", ["agreed-in-principle", "signed"]),
        ("new-start", ["signed", "suspended"]),
        ("prespa", ["signed", "in-force"]),
    ],
)
def test_an_agreement_goes_through_its_life(story: str, steps: list[str]) -> None:
    told = sorted(
        (record["published"], record["agreements"][0]["status"])
        for record in records()
        if record["story"] == story
    )
    assert [status for _, status in told] == steps


def test_page_furniture_stands_in_the_text() -> None:
    furnished = [record for record in records() if record["chrome"]]
    assert furnished
    for record in furnished:
        lines = (reports() / record["document"]).read_text(encoding="utf-8").splitlines()
        assert set(record["chrome"]) <= {line.strip() for line in lines}
    page = (reports() / "us-india-2plus2-held.html").read_text(encoding="utf-8")
    assert all(sign in page for sign in ("<nav>", "article:published_time", "<figcaption>", "Related posts"))


def test_one_report_has_no_publication_date() -> None:
    assert [record["document"] for record in records() if record["published"] is None] == [
        "india-japan-acsa.txt"
    ]
