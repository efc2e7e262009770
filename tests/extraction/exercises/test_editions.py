"""Which edition of a series an exercise is."""

from __future__ import annotations

import pytest

from kg.extraction.exercises.editions import edition_of, editions_agree
from kg.extraction.happenings.happening import Happening
from tests.extraction.trees import tree


def drill(ordinal: str, *, edition: bool = False) -> Happening:
    """Give "the 5th drill" or "the 5th edition of drill"."""
    own = f"{ordinal} {ordinal} ADJ amod 2\ndrill drill NOUN root 0"
    above = f"{ordinal} {ordinal} ADJ amod 2\nedition edition NOUN root 0"
    doc = tree(f"{above}\nof of ADP case 4\ndrill drill NOUN nmod 2" if edition else own)
    return Happening("Exercise", [doc[len(doc) - 1 : len(doc)]])


@pytest.mark.parametrize(
    ("ordinal", "number"), [("15th", 15), ("fifth", 5), ("first", None), ("joint", None)]
)
@pytest.mark.parametrize("edition", [True, False])
def test_the_number_is_read(ordinal: str, number: int | None, edition: bool) -> None:
    assert edition_of(drill(ordinal, edition=edition).triggers[0]) == number


def test_two_numbers_are_two_exercises() -> None:
    assert not editions_agree(drill("5th"), drill("sixth", edition=True))
    assert editions_agree(drill("5th"), drill("fifth", edition=True))
    assert editions_agree(drill("5th"), drill("joint"))
