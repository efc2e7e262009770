from __future__ import annotations

from datetime import date

import pytest

from kg.records import Findings
from kg.resolution import resolve
from tests.resolution.made import Happening, report, together

MARCH, APRIL, AUGUST = date(2023, 3, 4), date(2023, 4, 1), date(2023, 8, 1)


def number(happenings: list[Happening], days: tuple[date | None, ...] = (MARCH, APRIL, AUGUST)) -> int:
    """Give how many individuals the happenings are, each told by a report of its own."""
    found = [report(str(n), days[n], happening) for n, happening in enumerate(happenings)]
    family = "Agreement" if happenings[0].key.startswith("agreement") else "Event"
    return len(together(resolve(found), family))


SAME = [
    ("the same day", Happening("Summit", date="2023-03-03"), Happening("Summit", date="2023-03-03")),
    (
        "planned in a month, held on a day of it",
        Happening("Summit", status="Planned", date="2023-03"),
        Happening("Summit", status="Held", date="2023-03-03"),
    ),
    (
        "a kind that says little",
        Happening("BilateralTalks", date="2023-03-03"),
        Happening("Summit", date="2023-03-03"),
    ),
    ("an open interval", Happening("Summit", date="2023-03-01/.."), Happening("Summit", date="2023-03-03")),
    (
        "the same number, one undated",
        Happening("TwoPlusTwo", ordinal=4),
        Happening("TwoPlusTwo", ordinal=4, date="2023-03-03"),
    ),
    ("the same number, both undated", Happening("TwoPlusTwo", ordinal=4), Happening("TwoPlusTwo", ordinal=4)),
    ("undated, in reports of the same weeks", Happening("Summit"), Happening("Summit")),
    (
        "one numbered, on the same day",
        Happening("TwoPlusTwo", ordinal=4, date="2023-03-03"),
        Happening("TwoPlusTwo", date="2023-03-03"),
    ),
    (
        "the order of the parties",
        Happening("Summit", ("KEN", "CHL"), date="2023-03-03"),
        Happening("Summit", ("CHL", "KEN"), date="2023-03-03"),
    ),
]
APART = [
    ("other days", Happening("Summit", date="2023-03-03"), Happening("Summit", date="2023-03-04")),
    (
        "other parties",
        Happening("Summit", date="2023-03-03"),
        Happening("Summit", ("KEN", "PER"), date="2023-03-03"),
    ),
    (
        "a party more",
        Happening("Summit", date="2023-03-03"),
        Happening("Summit", ("KEN", "CHL", "PER"), date="2023-03-03"),
    ),
    ("other kinds", Happening("Summit", date="2023-03-03"), Happening("PhoneCall", date="2023-03-03")),
    (
        "postponed, and held in its place",
        Happening("Summit", status="Postponed", date="2023-03"),
        Happening("Summit", status="Held", date="2023-03-03"),
    ),
    (
        "other numbers on one day",
        Happening("TwoPlusTwo", ordinal=4, date="2023-03-03"),
        Happening("TwoPlusTwo", ordinal=5, date="2023-03-03"),
    ),
    (
        "the same number, other days",
        Happening("TwoPlusTwo", ordinal=4, date="2023-03-03"),
        Happening("TwoPlusTwo", ordinal=4, date="2023-09-03"),
    ),
    ("one undated", Happening("Summit"), Happening("Summit", date="2023-03-03")),
    ("nobody is known to take part", Happening("Summit", ()), Happening("Summit", ())),
    (
        "an exercise and a summit",
        Happening("Exercise", date="2023-03-03"),
        Happening("Summit", date="2023-03-03"),
    ),
]
TALKS = pytest.param(
    "an exercise and talks",
    Happening("Exercise", date="2023-03-03"),
    Happening("BilateralTalks", date="2023-03-03"),
    id="an exercise and talks",
)


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[case[0] for case in SAME])
def test_one_event(why: str, one: Happening, other: Happening) -> None:
    assert number([one, other]) == number([other, one]) == 1


@pytest.mark.parametrize(("why", "one", "other"), [*APART, TALKS], ids=[*(case[0] for case in APART), None])
def test_two_events(why: str, one: Happening, other: Happening) -> None:
    assert number([one, other]) == number([other, one]) == 2


def test_undated_events_of_reports_months_apart_are_two() -> None:
    assert number([Happening("Summit"), Happening("Summit")], (MARCH, AUGUST)) == 2


def test_undated_events_of_reports_without_a_day_are_two() -> None:
    assert number([Happening("Summit"), Happening("Summit")], (MARCH, None)) == 2


def test_what_fits_two_events_joins_neither() -> None:
    days = [Happening("Summit", date="2023-03-03"), Happening("Summit", date="2023-03-20")]
    assert number([*days, Happening("Summit", date="2023-03")]) == 3


PLANNED, POSTPONED, HELD = (
    Happening("Summit", status=s, date="2023-03") for s in ("Planned", "Postponed", "Held")
)


def test_what_was_planned_is_what_is_postponed() -> None:
    assert number([PLANNED, POSTPONED]) == 1
    assert number([PLANNED, PLANNED, POSTPONED]) == 1
    assert number([PLANNED, POSTPONED, POSTPONED]) == 1


def test_what_is_planned_after_the_postponement_is_another() -> None:
    assert number([POSTPONED, PLANNED]) == 2
    assert number([PLANNED, POSTPONED, PLANNED]) == 2
    assert number([PLANNED, POSTPONED], (None, APRIL)) == 2


def test_what_was_held_is_not_what_is_postponed() -> None:
    assert number([HELD, POSTPONED]) == number([POSTPONED, HELD]) == 2
    assert number([Happening("Summit", date="2023-03"), POSTPONED]) == 2


def test_a_cluster_is_held_together_by_its_narrowest_date() -> None:
    chain = [
        Happening("Summit", date="2023-03-01/2023-03-10"),
        Happening("Summit", date="2023-03-03"),
        Happening("Summit", date="2023-03-05/2023-03-20"),
    ]
    assert number(chain) == 2


@pytest.mark.parametrize("kind", ["Summit", "Exercise", "AcquisitionAndCrossServicingAgreement", "Treaty"])
def test_never_two_mentions_of_one_report(kind: str) -> None:
    """One report tells of two; neither it nor a second report makes one of them."""
    family = "agreement" if kind not in {"Summit", "Exercise"} else "event"
    twice = [Happening(kind, date="2023-03-03", key=f"{family}/{n}", label="it") for n in (1, 2)]
    found = [report("a", MARCH, *twice), report("b", APRIL, twice[0])]
    for mentions in together(resolve(found), family.capitalize()):
        documents = [document for document, _ in mentions]
        assert len(set(documents)) == len(documents)


def agreement(kind: str, label: str = "", names: tuple[str, ...] = (), **more: str) -> Happening:
    return Happening(kind, key="agreement/1", label=label, names=names, **more)  # type: ignore[arg-type]


def test_two_states_have_one_acsa() -> None:
    kind = "AcquisitionAndCrossServicingAgreement"
    signed = agreement(kind, status="Signed", date="2022-01-20")
    in_force = agreement(kind, status="InForce", date="2023-04-01")
    assert number([signed, in_force]) == 1


def test_other_pairs_have_other_acsas() -> None:
    kind = "AcquisitionAndCrossServicingAgreement"
    assert number([agreement(kind), Happening(kind, ("KEN", "PER"), key="agreement/1")]) == 2


def test_a_kind_more_is_an_agreement_more() -> None:
    kinds = ("AcquisitionAndCrossServicingAgreement", "ReciprocalAccessAgreement", "Treaty")
    assert number([agreement(kind, "Chile–Kenya pact") for kind in kinds]) == 3


def test_treaties_of_one_name_are_one_and_of_two_names_two() -> None:
    lima, quito = (
        agreement("Treaty", f"Treaty of {city}", (f"Treaty of {city}",)) for city in ("Lima", "Quito")
    )
    assert number([lima, quito]) == 2
    assert number([lima, lima, quito]) == 2


def test_a_treaty_that_was_signed_is_the_one_that_is_ratified() -> None:
    signed = agreement("Treaty", "Chile–Kenya treaty, 2022-01-20", ("Treaty of Lima",), date="2022-01-20")
    ratified = agreement("Treaty", "Chile–Kenya treaty, 2023-03-04", ("Treaty of Lima",), date="2023-03-04")
    assert number([signed, ratified]) == 1


def test_treaties_with_names_of_their_own_are_two() -> None:
    one, other = (
        agreement("Treaty", "Chile–Kenya treaty", (name,)) for name in ("Treaty of Lima", "Treaty of Quito")
    )
    assert number([one, other]) == 2


def findings_of(*happenings: Happening) -> list[Findings]:
    return [report(str(n), MARCH, happening) for n, happening in enumerate(happenings)]


def test_the_more_telling_kind_is_the_kind() -> None:
    found = findings_of(
        Happening("BilateralTalks", date="2023-03-03"), Happening("Summit", date="2023-03-03")
    )
    (event,) = (i for i in resolve(found).individuals if i.mentions[0][1] == "meeting/1")
    assert event.kind.endswith("#Summit")


def test_a_merge_says_why() -> None:
    found = findings_of(Happening("Summit", date="2023-03-03"), Happening("Summit", date="2023-03-03"))
    (event,) = (i for i in resolve(found).individuals if i.mentions[0][1] == "meeting/1")
    assert len(event.reasons) == 1
    assert event.reasons[0].endswith("the same parties and kind, and dates that agree")
