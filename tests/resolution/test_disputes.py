from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from kg import vocabulary as v
from kg.records import Dispute, Findings, Literal
from kg.resolution import resolve_and_settle
from kg.resolution.iris import claim_iri
from tests.resolution.made import Happening, report
from tests.small import findings as small_findings

DAYS = (date(2023, 2, 1), date(2023, 3, 4), date(2023, 3, 5), date(2023, 3, 6))


def told(*happenings: Happening) -> list[Findings]:
    """Give a report for each, one after the other."""
    return [report(str(n), DAYS[n], happening) for n, happening in enumerate(happenings)]


def winner(found: Sequence[Findings], predicate: str) -> str | None:
    """Give the value of the resolved view of the only happening, or None."""
    _, settled = resolve_and_settle(found)
    values = [value for (_, p), value in settled.winners.items() if p == v.ent(predicate)]
    assert len(values) < 2
    value = values[0] if values else None
    return value.value if isinstance(value, Literal) else value and value.removeprefix(v.ENT)


def disputes(found: Sequence[Findings], predicate: str) -> list[Dispute]:
    _, settled = resolve_and_settle(found)
    return [d for d in settled.disputes if d.predicate == v.ent(predicate)]


def summit(status: str = "Held", day: str = "2023-03-03", **more: object) -> Happening:
    return Happening("Summit", status=status, date=day, **more)  # type: ignore[arg-type]


def acsa(status: str, day: str = "") -> Happening:
    return Happening("AcquisitionAndCrossServicingAgreement", key="agreement/1", status=status, date=day)


@pytest.mark.parametrize(
    "statuses",
    [
        ("Possible", "Planned", "Held"),
        ("Planned", "Cancelled"),
        ("Planned", "Held", "Held"),
        ("Planned", "Cancelled", "Held"),  # called off, and held after all
    ],
)
def test_what_the_event_overtook_is_history(statuses: tuple[str, ...]) -> None:
    found = told(*map(summit, statuses))
    assert winner(found, "status") == statuses[-1]
    assert not disputes(found, "status")


def test_the_latest_report_gives_the_status_in_any_order_of_reports() -> None:
    found = told(summit("Planned"), summit("Held"))
    assert winner(found[::-1], "status") == "Held"


def test_held_and_cancelled_are_a_dispute() -> None:
    """What was held cannot be cancelled afterwards."""
    found = told(summit("Planned"), summit("Held"), summit("Cancelled"))
    (dispute,) = disputes(found, "status")
    assert winner(found, "status") == "Cancelled"
    assert len(dispute.claims) == 2
    assert len(dispute.winners) == 1
    assert dispute.rule == "the latest report"


@pytest.mark.parametrize(
    "statuses",
    [
        ("Proposed", "UnderNegotiation", "AgreedInPrinciple", "Signed"),
        ("Signed", "Ratified", "InForce", "Suspended"),
        ("Existing", "Signed"),
        ("InForce", "Terminated"),
    ],
)
def test_the_life_of_an_agreement_is_no_dispute(statuses: tuple[str, ...]) -> None:
    found = told(*(acsa(status, f"2023-0{n + 1}") for n, status in enumerate(statuses)))
    assert winner(found, "status") == statuses[-1]
    assert not disputes(found, "status")
    assert not disputes(found, "date")


def test_the_date_of_the_latest_act_stands() -> None:
    found = told(acsa("Signed", "2023-01-20"), acsa("InForce", "2023-03"))
    assert winner(found, "date") == "2023-03"


def test_a_wider_date_that_holds_the_narrower_is_no_rival() -> None:
    found = told(summit("Planned", "2023-03"), summit("Held", "2023-03-03"), summit("Held", "2023-03"))
    assert winner(found, "date") == "2023-03-03"
    assert not disputes(found, "date")


def test_the_day_of_a_postponed_meeting_is_the_one_that_was_planned() -> None:
    found = told(summit("Planned", "2023-02-21/2023-03-10"), summit("Postponed", "../2023-03-31"))
    assert winner(found, "status") == "Postponed"
    assert winner(found, "date") == "2023-02-21/2023-03-10"
    assert not disputes(found, "date")


def test_the_bounds_are_those_of_the_winning_date() -> None:
    _, settled = resolve_and_settle(told(summit("Planned", "2023-03"), summit("Held", "2023-03-03")))
    assert {(p.removeprefix(v.ENT), value) for (_, p), value in settled.bounds.items()} == {
        ("earliest", Literal("2023-03-03", v.XSD_DATE)),
        ("latest", Literal("2023-03-03", v.XSD_DATE)),
    }


def test_a_plan_is_no_rival_to_the_event() -> None:
    """The same summit by its number; it was held on another day than planned."""
    found = told(
        summit("Planned", "2023-03-01/2023-03-10", ordinal=2, place="Mombasa"),
        summit("Held", "2023-03-03", ordinal=2, place="Nairobi"),
    )
    assert winner(found, "place") == "https://w3id.org/entente/id/place/nairobi"
    assert not disputes(found, "place")


def test_overlapping_dates_are_a_dispute_and_the_narrower_wins() -> None:
    found = told(summit("Held", "2023-03-01/2023-03-04"), summit("Held", "2023-03-04/2023-03-09"))
    (dispute,) = disputes(found, "date")
    assert winner(found, "date") == "2023-03-01/2023-03-04"
    assert len(dispute.claims) == 2


def test_more_sources_win_for_a_place() -> None:
    found = told(summit(place="Nairobi"), summit(place="Nairobi"), summit(place="Mombasa"))
    (dispute,) = disputes(found, "place")
    assert winner(found, "place") == "https://w3id.org/entente/id/place/nairobi"
    assert (len(dispute.claims), len(dispute.winners)) == (3, 2)
    assert set(dispute.winners) < set(dispute.claims)


def test_the_rivals_are_claims_of_the_reports() -> None:
    found = told(summit(place="Nairobi"), summit(place="Mombasa"))
    resolution, settled = resolve_and_settle(found)
    (dispute,) = settled.disputes
    claims = {
        claim_iri(resolution.iris[f.document.id, "document"], resolution.triple(claim), v.BASE_IRI)
        for f in found
        for claim in f.claims
        if claim.predicate == v.ent("place")
    }
    assert set(dispute.claims) == claims
    assert dispute.subjects[0] in resolution.labels


def test_one_report_is_never_at_odds_with_itself() -> None:
    assert not resolve_and_settle(told(summit(ordinal=2, place="Nairobi")))[1].disputes


def test_a_number_that_is_given_twice_is_a_dispute_of_the_series() -> None:
    found = told(summit(day="2023-03-03", ordinal=2), summit(day="2022-01-10", ordinal=2))
    resolution, settled = resolve_and_settle(found)
    (dispute,) = settled.disputes
    assert dispute.predicate == v.ent("ordinal")
    assert len(set(dispute.subjects)) == len(dispute.claims) == 2
    assert not dispute.winners
    assert dispute.label.startswith("number 2 is given to")
    assert all(resolution.labels[subject] in dispute.label for subject in dispute.subjects)


@pytest.mark.parametrize(
    "other",
    [
        summit(day="2022-01-10", ordinal=3),
        summit(day="2022-01-10"),
        summit(day="2022-01-10", ordinal=2, parties=("KEN", "PER")),
        Happening("TwoPlusTwo", date="2022-01-10", ordinal=2),
    ],
)
def test_other_numbers_parties_and_kinds_are_other_series(other: Happening) -> None:
    assert not resolve_and_settle(told(summit(day="2023-03-03", ordinal=2), other))[1].disputes


def test_a_session_held_in_place_of_a_postponed_one_has_its_number() -> None:
    found = told(summit("Postponed", "2023-02-10", ordinal=2), summit("Held", "2023-03-03", ordinal=2))
    assert not resolve_and_settle(found)[1].disputes


def test_a_state_that_holds_the_city_is_no_rival_whatever_more_reports_say() -> None:
    found = told(summit(place="Kenya"), summit(place="Kenya"), summit(place="Nairobi"))
    assert winner(found, "place") == "https://w3id.org/entente/id/place/nairobi"
    assert not disputes(found, "place")


def test_disputes_of_the_small_dataset() -> None:
    """Two reports give the second summit of Japan and Kenya to two days."""
    _, settled = resolve_and_settle(small_findings())
    assert [(d.predicate, len(d.subjects)) for d in settled.disputes] == [(v.ent("ordinal"), 2)]
