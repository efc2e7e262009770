"""What holds for resolution as a whole: names that stay, and an order that does not count."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Findings
from kg.resolution import Resolution, events, resolve, resolve_and_settle
from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry
from tests.resolution.made import Happening, Person, report
from tests.small import findings as small_findings

FIRST = date(2023, 1, 1)
PARTIES = st.sampled_from([("KEN", "CHL"), ("KEN", "PER"), ("KEN", "CHL", "PER"), ()])
EVENTS = st.builds(
    Happening,
    kind=st.sampled_from(["Summit", "TwoPlusTwo", "BilateralTalks", "Exercise"]),
    parties=PARTIES,
    status=st.sampled_from(["", "Planned", "Postponed", "Held", "Cancelled"]),
    date=st.sampled_from(["", "2023", "2023-03", "2023-03-03", "2023-03-03/2023-03-09", "2023-03-04/.."]),
    place=st.sampled_from(["", "Nairobi", "Mombasa"]),
    ordinal=st.sampled_from([None, None, 2, 3]),
)
AGREEMENTS = st.builds(
    Happening,
    kind=st.sampled_from(["AcquisitionAndCrossServicingAgreement", "Treaty", "Agreement"]),
    parties=PARTIES,
    key=st.just("agreement/1"),
    status=st.sampled_from(["", "Proposed", "Signed", "InForce"]),
    date=st.sampled_from(["", "2022", "2022-05-01"]),
    label=st.sampled_from(["Treaty of Lima", "Chile–Kenya pact"]),
)
PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["Ana Rojas", "Rojas Ana", "Luis Rojas", "Rojas", "Ana"]),
    country=st.sampled_from(["", "CHL", "PER"]),
    title=st.sampled_from(["", "foreign minister"]),
)


@st.composite
def reports(draw: st.DrawFn, *, apart: bool = False) -> list[Findings]:
    """Some reports; where they are to be told apart by their days, in the order of publication."""
    number = draw(st.integers(1, 5))
    gaps = st.integers(1 if apart else 0, 50)
    day, result = FIRST, []
    for n in range(number):
        day += timedelta(draw(gaps))
        things: tuple[Happening | Person, ...] = (draw(EVENTS), draw(AGREEMENTS), draw(PEOPLE))
        published = day if apart or draw(st.booleans()) else None
        result.append(report(f"report {n}", published, *things))
    return result


@settings(max_examples=150, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_count(found: list[Findings], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve_and_settle(shuffled) == resolve_and_settle(found)


@settings(max_examples=100, deadline=None)
@given(reports())
def test_every_mention_has_one_individual(found: list[Findings]) -> None:
    resolution = resolve(found)
    places = [place for individual in resolution.individuals for place in individual.mentions]
    assert len(places) == len(set(places))
    assert set(places) == {(f.document.id, mention.key) for f in found for mention in f.mentions}
    for f in found:
        assert (f.document.id, DOCUMENT_KEY) in resolution.iris
        for claim in f.claims:
            subject, _, _ = resolution.triple(claim)
            assert subject.startswith(v.BASE_IRI)


@settings(max_examples=100, deadline=None)
@given(reports())
def test_a_happening_is_told_once_by_a_report(found: list[Findings]) -> None:
    for individual in resolve(found).individuals:
        if v.classes_of(individual.kind)[-1] in {v.ent("Event"), v.ent("Agreement")}:
            documents = [document for document, _ in individual.mentions]
            assert len(documents) == len(set(documents))


@settings(max_examples=100, deadline=None)
@given(reports())
def test_the_winner_is_a_value_that_a_report_gives(found: list[Findings]) -> None:
    resolution, settled = resolve_and_settle(found)
    given_values = {resolution.triple(claim) for f in found for claim in f.claims}
    for (subject, predicate), value in {**settled.winners, **settled.bounds}.items():
        assert (subject, predicate, value) in given_values
    for dispute in settled.disputes:
        assert set(dispute.winners) <= set(dispute.claims)
        assert len(dispute.claims) >= 2


@settings(max_examples=100, deadline=None)
@given(reports(apart=True))
def test_a_later_report_renames_nothing(found: list[Findings]) -> None:
    """An individual that begins with the same mention has the same IRI."""
    order = {f.document.id: n for n, f in enumerate(found)}

    def names(resolution: Resolution) -> dict[tuple[str, str], str]:
        return {min(i.mentions, key=lambda place: order[place[0]]): i.iri for i in resolution.individuals}

    before, after = names(resolve(found[:-1])), names(resolve(found))
    assert {place: iri for place, iri in after.items() if place in before}.items() <= before.items()


SUMMITS = [
    report("a", date(2023, 1, 10), Happening("Summit", status="Planned", ordinal=3)),
    report("b", date(2023, 2, 10), Happening("Summit", status="Planned", date="2023-03")),
    report("c", date(2023, 3, 4), Happening("Summit", status="Held", date="2023-03-03", ordinal=3)),
]


def iris_of(found: list[Findings], key: str) -> list[str]:
    resolution = resolve(found)
    return [resolution.iris[f.document.id, key] for f in found]


def test_an_announced_summit_keeps_its_name_when_it_is_held() -> None:
    assert len(set(iris_of(SUMMITS[1:], "meeting/1"))) == 1
    assert iris_of(SUMMITS[1:2], "meeting/1") == iris_of(SUMMITS[1:], "meeting/1")[:1]


def test_a_person_known_by_surname_keeps_that_name() -> None:
    found = [
        report("a", date(2023, 1, 1), Person("Rojas", "CHL")),
        report("b", date(2023, 2, 1), Person("Ana Rojas", "CHL")),
    ]
    before, after = resolve(found[:1]), resolve(found)
    assert {i.iri for i in before.individuals} <= {i.iri for i in after.individuals}


def test_states_are_named_by_their_code() -> None:
    (kenya,) = (
        i for i in resolve(small_findings()).individuals if "KEN" in i.iri and i.kind.endswith("Country")
    )
    assert kenya.iri == "https://w3id.org/entente/id/country/KEN"
    assert kenya.label == "Kenya"


def test_the_base_iri_can_be_chosen() -> None:
    resolution, settled = resolve_and_settle(small_findings(), "https://example.org/")
    assert all(iri.startswith("https://example.org/") for iri in resolution.iris.values())
    assert all(iri.startswith("https://example.org/") for d in settled.disputes for iri in (d.iri, *d.claims))


def test_an_iri_says_what_it_names() -> None:
    names = {re.sub(r"-[0-9a-f]{8}$", "", i.iri) for i in resolve(small_findings()).individuals}
    assert {
        f"{v.BASE_IRI}person/fumio-kishida-jpn",
        f"{v.BASE_IRI}meeting/summit-jpn-ken",
        f"{v.BASE_IRI}agreement/acquisitionandcrossservicingagreement-jpn-ken",
    } <= names


def test_nothing_gives_nothing() -> None:
    resolution, settled = resolve_and_settle([])
    assert (resolution.individuals, dict(resolution.iris), resolution.notes) == ((), {}, ())
    assert (settled.winners, settled.disputes) == ({}, ())


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """Give the entries that were held against a cluster, one for each comparison."""
    seen: list[Entry] = []
    plain = events.event_reason

    def noting(cluster: Profile, entry: Entry) -> str | None:
        seen.append(entry)
        return plain(cluster, entry)

    monkeypatch.setattr(events, "event_reason", noting)
    return seen


def test_events_of_other_parties_are_never_compared(compared: list[Entry]) -> None:
    states = [f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDEFGHIJ"]
    found = [
        report(f"report {n}", FIRST, Happening("Summit", ("KEN", state), date="2023-03-03"))
        for n, state in enumerate(states * 2)
    ]
    resolution = resolve(found)
    assert len([i for i in resolution.individuals if i.kind == v.ent("Summit")]) == len(states)
    assert len(compared) == len(states)


def test_events_of_other_years_are_seldom_compared(compared: list[Entry]) -> None:
    days = [FIRST + timedelta(100 * n) for n in range(120)]
    resolve([report(f"report {day}", day, Happening("Summit", date=day.isoformat())) for day in days])
    assert len(compared) < 10 * len(days)
