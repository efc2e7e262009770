from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.dates import spoken_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-20", "20 Jan 2022"),
        ("2022-01", "Jan 2022"),
        ("2022", "2022"),
        ("2022-03?", "perhaps Mar 2022"),
        ("2022-03-04~", "about 4 Mar 2022"),
        ("2022-22", "summer 2022"),
        ("2021-11-21/2021-12-10", "21 Nov – 10 Dec 2021"),
        ("2021-12-30/2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2022-03-01/2022-03-10", "1–10 Mar 2022"),
        ("2022-03-01/2022-03-01", "1 Mar 2022"),
        ("2022-03/2022-05", "Mar – May 2022"),
        ("2021/2023", "2021 – 2023"),
        ("2022-03/..", "Mar 2022 or later"),
        ("../2022-03", "Mar 2022 or earlier"),
    ],
)
def test_a_date_is_told_in_words(edtf: str, words: str) -> None:
    assert spoken_date(edtf) == words


@pytest.mark.parametrize("edtf", ["", "/", "../..", "2022-13-01", "2022-02-30", "202X", "soon", "2022-25"])
def test_what_is_no_date_of_these_forms_stays_as_it_is(edtf: str) -> None:
    assert spoken_date(edtf) == edtf


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_keeps_its_day_and_year(day: date) -> None:
    words = spoken_date(day.isoformat()).split()
    assert (int(words[0]), int(words[-1])) == (day.day, day.year)


@given(st.text(max_size=30))
def test_any_text_is_survived(text: str) -> None:
    assert spoken_date(text) or not text
