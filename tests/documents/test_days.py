"""Reading days."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.days import day_in_address, day_of, month_and_day_of, year_in_address

DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "value",
    [
        "2015-03-03",
        " 2015-03-03 ",
        "2015/03/03",
        "20150303",
        "2015-03-03T23:59:00-05:00",
        "2015-03-03 10:00:00",
        "2015-03-03T10:00:00Z",
        "3 March 2015",
        "03 March, 2015",
        "3rd of March 2015",
        "March 3, 2015",
        "March 3rd, 2015",
        "Mar. 3, 2015",
        "Tuesday, March 3, 2015",
        "Tue, 3 Mar 2015 10:00:00 GMT",
        "3-Mar-2015",
        "March 3, 2015 at 5:00 p.m.",
        "3 MARCH 2015",
        "03/03/2015",
        "1425376800",
        "1425376800000",
        "1425376800.25",
    ],
)
def test_the_third_of_march(value: str) -> None:
    assert day_of(value) == date(2015, 3, 3)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2015",
        "March 2015",
        "2015-03",
        "3 March",
        "2015-02-30",
        "31 June 2015",
        "03/04/2015",
        "03/03/15",
        "12345",
        "99999999999999999999",
        "0",
        "-1425376800",
        "in March 2015",
        "Room 3, March 4, 2015",
    ],
)
def test_no_day(value: str) -> None:
    assert day_of(value) is None


def test_order_of_numbers_is_known_where_one_is_no_month() -> None:
    assert day_of("13/04/2015") == day_of("04/13/2015") == date(2015, 4, 13)


@given(DAYS)
def test_every_day_in_words(day: date) -> None:
    month = f"{day:%B}"
    for value in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%a, %d %b %Y 10:00}",
    ):
        assert day_of(value) == day
    assert month_and_day_of(f"{day.day} {month}") == (day.month, day.day)


@given(DAYS)
def test_every_day_in_numbers(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)
    assert day_of(day.isoformat()) == day
    assert day_of(str(int(noon.timestamp()))) == day
    assert day_in_address(f"https://example.org/{day:%Y/%m/%d}/talks") == day
    assert day_in_address(f"{day:%Y-%m-%d}-talks.txt") == day


@given(st.text())
def test_nothing_fails(value: str) -> None:
    assert day_of(value) is None or isinstance(day_of(value), date)
    day_in_address(value)
    year_in_address(value)
    month_and_day_of(value)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2015/mar/03/talks", date(2015, 3, 3)),
        ("20150303_talks.txt", date(2015, 3, 3)),
        ("https://example.org/2015/03/talks", None),
        ("https://example.org/article/20159999", None),
        ("https://example.org/2015/03/03/since-2014-02-02", None),
        ("report.txt", None),
        ("1201503031.txt", None),
    ],
)
def test_day_in_address(address: str, day: date | None) -> None:
    assert day_in_address(address) == day


def test_year_in_address() -> None:
    assert year_in_address("https://example.org/2015/03/talks") == 2015
    assert year_in_address("https://example.org/talks-2015") is None
    assert year_in_address("https://example.org/2015/03/2016/04/") is None
