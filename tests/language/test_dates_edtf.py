from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.dates.edtf import EdtfDate, parse
from kg.language.dates.reckoning import third

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2900, 12, 31))
YEARS = st.integers(1000, 2900)
NOT_WINTER = st.integers(21, 23)
"""The oracle ends a winter with its December; here it ends with the February after, as the weather has it."""

SINGLES = st.one_of(
    DAYS.map(EdtfDate.of_day),
    st.builds(EdtfDate.of_month, YEARS, st.integers(1, 12)),
    YEARS.map(EdtfDate.of_year),
    YEARS.map(EdtfDate.of_decade),
    YEARS.map(EdtfDate.of_century),
    st.builds(EdtfDate.of_season, YEARS, NOT_WINTER),
)
INTERVALS = st.tuples(SINGLES, SINGLES).filter(
    lambda pair: bool(pair[0].earliest and pair[1].latest and pair[0].earliest <= pair[1].latest)
)
VALUES = st.one_of(
    SINGLES,
    INTERVALS.map(lambda pair: EdtfDate.interval(*pair)),
    SINGLES.map(EdtfDate.onwards),
    SINGLES.map(EdtfDate.up_to),
    SINGLES.filter(lambda value: value.earliest != date(1000, 1, 1)).map(EdtfDate.before),
    SINGLES.map(EdtfDate.after),
)


def oracle_day(value: Any) -> date | None:
    return date(*value[:3]) if isinstance(value, time.struct_time) else None


@given(VALUES)
def test_what_is_written_is_read_back(value: EdtfDate) -> None:
    assert parse(value.text) == value


@given(VALUES)
def test_bounds_agree_with_the_edtf_library(value: EdtfDate) -> None:
    library = pytest.importorskip("edtf", reason="the test extra has edtf")
    read = library.parse_edtf(value.text)
    assert oracle_day(read.lower_strict()) == value.earliest
    assert oracle_day(read.upper_strict()) == value.latest


@given(SINGLES, st.sampled_from(["early", "mid", "late"]))
def test_a_third_lies_within_the_whole(value: EdtfDate, part: str) -> None:
    inner = third(value, part)
    assert inner.earliest
    assert inner.latest
    assert value.earliest
    assert value.latest
    assert value.earliest <= inner.earliest <= inner.latest <= value.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-01-20~", "2022-01-20", "2022-01-20"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("../2021-12-31", None, "2021-12-31"),
        ("2007-06-06/..", "2007-06-06", None),
        ("2007-06/", "2007-06-01", None),
        ("2019/2022-03", "2019-01-01", "2022-03-31"),
    ],
)
def test_level_1_forms_are_read(text: str, earliest: str | None, latest: str | None) -> None:
    value = parse(text)
    assert value.text == text
    assert (value.earliest and value.earliest.isoformat()) == earliest
    assert (value.latest and value.latest.isoformat()) == latest


@pytest.mark.parametrize(
    "text",
    ["", "/", "soon", "2022-13", "2022-02-30", "20-1-2022", "2022/2021", "2022-25", "2022-1", "2022//2023"],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|day|month"):
        parse(text)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        EdtfDate.interval(EdtfDate.of_year(2022), EdtfDate.of_year(2021))
    with pytest.raises(ValueError, match="ends before it begins"):
        EdtfDate.between(date(2022, 1, 2), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("2022-01", "early", "2022-01-01/2022-01-10"),
        ("2022-01", "mid", "2022-01-11/2022-01-20"),
        ("2022-02", "late", "2022-02-21/2022-02-28"),
        ("2022", "early", "2022-01/2022-04"),
        ("2022", "late", "2022-09/2022-12"),
        ("199X", "early", "1990/1993"),
        ("199X", "late", "1997/1999"),
        ("18XX", "late", "1867/1899"),
        ("2022-22", "late", "2022-08"),
        ("2022-01-17/2022-01-23", "early", "2022-01-17/2022-01-19"),
        ("2022-01-20", "early", "2022-01-20"),
    ],
)
def test_thirds(whole: str, part: str, expected: str) -> None:
    assert third(parse(whole), part).text == expected
