"""Who meets whom where a caption, a quotation or a look back stands beside the meeting of the report."""

from __future__ import annotations

from datetime import date

import pytest

from kg import vocabulary as v
from kg.extraction import extract
from kg.language import read
from kg.records import Findings
from tests.small import document

pytestmark = pytest.mark.model

DAY = date(2022, 1, 14)
KINDS = v.MEETING_KINDS | {"Meeting"}


def found_in(text: str) -> Findings:
    return extract(document(text, "report.txt", DAY), read(text, DAY))


def meetings(found: Findings) -> dict[str, str]:
    """Give the kind of each meeting by its key."""
    kinds = {m.key: m.kind.removeprefix(v.ENT) for m in found.mentions}
    return {key: kind for key, kind in kinds.items() if kind in KINDS}


def values(found: Findings, key: str, name: str) -> set[str]:
    return {str(c.object) for c in found.claims if (c.subject, c.predicate) == (key, v.ent(name))}


CAPTION = (
    "Kenyan President Juma Otieno (C) speaks to Foreign Minister Rui Costa (L) and Defense Minister Ana Dias "
    "of Portugal with Kenyan Foreign Minister Ken Mosi (R) and Defense Minister Sam Oduya (2-R) at the start "
    "of their meeting at the president's residence in Nairobi on Friday.\n\n"
    "At the fourth Kenya-Portugal two-plus-two ministerial talks in Nairobi, the foreign and defense "
    "ministers of both countries agreed to train police.\n"
)


def test_a_president_who_receives_the_four_ministers_is_not_one_of_them() -> None:
    found = found_in(CAPTION)
    kinds = meetings(found)
    assert "PhoneCall" not in kinds.values()
    (talks,) = [key for key, kind in kinds.items() if kind == "TwoPlusTwo"]
    assert values(found, talks, "attendee") == {
        f"person/{name}" for name in ("rui-costa", "ana-dias", "ken-mosi", "sam-oduya")
    }
    assert any("person/juma-otieno" in values(found, key, "attendee") for key in kinds.keys() - {talks})


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile are planning to hold online ministerial security talks in May, officials said. "
        "Through the “two-plus-two” talks, Lima and Santiago will share concerns. Peru and Chile have held "
        "such ministerial security talks six times, the last one virtually in January last year.",
        "The foreign and defence ministers of Italy and Oman will meet on Monday. Italy and Oman have held "
        "such ministerial meetings twice, the last one in Rome in March 2020.",
    ],
)
def test_such_talks_are_of_the_kind_that_they_are_likened_to(text: str) -> None:
    kinds = meetings(found_in(text))
    assert sorted(kinds.values()) == ["TwoPlusTwo", "TwoPlusTwo"]


@pytest.mark.parametrize(
    "text",
    [
        '"Our concerns are of course Sudan, and also piracy, and these are areas in which we can work with '
        'Ghana," Portuguese Defense Minister Ana Dias said at the outset of the meeting with Ghana in Accra.',
        "Mali's President Issa Keita met Prime Minister Rui Costa of Portugal on Friday. “We stand with "
        "Ukraine and Chad,” Keita said during the talks.",
        "Peru and Chile held talks on Friday. “This is what Brazil and Spain have asked us to do,” Peruvian "
        "Foreign Minister Eva Soto said after the meeting.",
    ],
)
def test_states_that_are_only_spoken_of_in_a_quotation_do_not_meet(text: str) -> None:
    found = found_in(text)
    met = {party for key in meetings(found) for party in values(found, key, "party")}
    assert met
    assert not met & {f"country/{code}" for code in ("SDN", "UKR", "TCD", "BRA", "ESP")}
