"""An IRI once given stays: whatever reports are added, removed or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Findings
from kg.resolution import NO_NAMES, EarlierNames, Resolution, resolve, resolve_and_settle
from kg.resolution.revision import names_for
from tests.resolution.made import Happening, Person, report
from tests.resolution.test_resolve import reports

DAY = date(2023, 3, 4)
SUMMIT = Happening("Summit", status="Held", date="2023-03-03")
JOINED = [
    report("a", date(2023, 1, 10), Happening("Summit", status="Planned", ordinal=3)),
    report("b", date(2023, 2, 10), Happening("Summit", status="Planned", date="2023-03")),
    report("c", date(2023, 3, 4), Happening("Summit", status="Held", date="2023-03-03", ordinal=3)),
]


def names_in(resolution: Resolution) -> EarlierNames:
    """Give what a build remembers of a resolution."""
    return EarlierNames(
        {place: iri for place, iri in resolution.iris.items() if place[1] != DOCUMENT_KEY},
        {i.iri: i.replaces for i in resolution.individuals if i.replaces},
    )


def again(found: Sequence[Findings], before: Sequence[Findings], earlier: Resolution) -> Resolution:
    """Resolve as a second build does."""
    return resolve(found, earlier=names_for(found, before, names_in(earlier)))


def summits(resolution: Resolution) -> list[str]:
    return [i.iri for i in resolution.individuals if i.kind == v.ent("Summit")]


def test_a_report_of_the_same_day_renames_nothing() -> None:
    one, other = (report(f"report {n}", DAY, SUMMIT) for n in range(2))
    for first in (one, other):
        before = resolve([first])
        assert summits(again([one, other], [first], before)) == summits(before)


def test_an_older_report_renames_nothing() -> None:
    late = report("late", DAY, SUMMIT)
    early = report("early", DAY - timedelta(30), Happening("Summit", status="Planned", date="2023-03"))
    before = resolve([late])
    after = again([early, late], [late], before)
    assert summits(after) == summits(before) != summits(resolve([early, late]))


def test_a_report_that_joins_two_individuals_takes_no_name_away() -> None:
    before = resolve(JOINED[:2])
    after = again(JOINED, JOINED[:2], before)
    assert len(summits(before)) == 2
    (kept,) = summits(after)
    (individual,) = (i for i in after.individuals if i.iri == kept)
    assert {kept, *individual.replaces} == set(summits(before))


def test_a_name_that_leads_to_another_still_does_so_later() -> None:
    first = resolve(JOINED[:2])
    second = again(JOINED, JOINED[:2], first)
    more = [*JOINED, report("d", date(2023, 4, 1), SUMMIT)]
    third = again(more, JOINED, second)
    assert summits(third) == summits(second)
    assert [i.replaces for i in third.individuals if i.replaces] == [
        i.replaces for i in second.individuals if i.replaces
    ]


def test_without_the_report_that_joined_them_two_individuals_have_their_names_back() -> None:
    first = resolve(JOINED[:2])
    joined = again(JOINED, JOINED[:2], first)
    parted = again(JOINED[:2], JOINED, joined)
    assert set(summits(parted)) == set(summits(first))
    assert not [i for i in parted.individuals if i.replaces]


def test_the_report_that_gave_the_name_can_go() -> None:
    found = [report("a", DAY, SUMMIT), report("b", DAY + timedelta(1), SUMMIT)]
    before = resolve(found)
    assert summits(again(found[1:], found, before)) == summits(before)


def test_no_two_individuals_share_a_name_that_was_given_before() -> None:
    """Two people who were taken for one, and are not, as a new report shows."""
    one = [report("a", DAY, Person("Ana Rojas", "CHL")), report("b", DAY + timedelta(1), Person("Ana Rojas"))]
    before = resolve(one)
    more = [*one, report("c", DAY + timedelta(2), Person("Ana Rojas", "PER"))]
    people = [i.iri for i in again(more, one, before).individuals if i.kind == v.ent("Person")]
    assert len(set(people)) == len(people) == 3
    assert before.iris[one[0].document.id, "person/ana-rojas"] in people


def test_a_changed_report_keeps_the_names_of_what_it_still_speaks_of() -> None:
    old = [report("a", DAY, SUMMIT, Person("Ana Rojas", "CHL"))]
    new = [report("a", DAY, Person("Luis Soto", "PER"), SUMMIT, Person("Ana Rojas", "CHL"))]
    assert old[0].document.id != new[0].document.id
    before, after = resolve(old), again(new, old, resolve(old))
    assert {i.iri for i in before.individuals} <= {i.iri for i in after.individuals}


def test_a_changed_report_may_put_a_date_right() -> None:
    old = [report("a", DAY, Happening("Summit", status="Held", date="2023-03-03"), Person("Ana"))]
    new = [report("a", DAY, Happening("Summit", status="Held", date="2023-03-02"), Person("Eva"))]
    assert summits(again(new, old, resolve(old))) == summits(resolve(old))


def test_a_changed_report_that_speaks_of_another_meeting_gives_it_another_name() -> None:
    old = [report("a", DAY, Happening("Summit", ("KEN", "CHL"), status="Held", date="2023-03-03"))]
    other = Happening("Summit", ("KEN", "PER"), status="Held", date="2023-03-03")
    new = [report("a", DAY, other, Person("Ana"))]
    assert summits(again(new, old, resolve(old))) != summits(resolve(old))


def test_other_rules_may_find_other_meetings_in_the_same_text() -> None:
    """Keys are numbers in the order of the text: what is found besides moves them."""
    first = Happening("TwoPlusTwo", status="Held", date="2023-01-01", key="meeting/1", label="the 2+2")
    moved = replace(SUMMIT, key="meeting/2", label="the summit")
    old = report("a", DAY, replace(SUMMIT, label="the summit"))
    made = report("a", DAY, first, moved)
    document = old.document
    new = Findings(
        document,
        tuple(replace(m, document=document.id) for m in made.mentions),
        tuple(replace(c, document=document.id) for c in made.claims),
    )
    assert summits(again([new], [old], resolve([old]))) == summits(resolve([old]))


def test_another_report_takes_no_names_over() -> None:
    old, new = [report("a", DAY, SUMMIT)], [report("b", DAY, SUMMIT)]
    assert names_for(new, old, names_in(resolve(old))).iris == {}
    assert names_for(new, [], NO_NAMES) == NO_NAMES


@settings(max_examples=150, deadline=None)
@given(reports(), st.data())
def test_names_never_decide_what_is_one(found: list[Findings], data: st.DataObject) -> None:
    """A second build gives what a first one gives but for the IRIs, and keeps those that were given."""
    before = data.draw(st.lists(st.sampled_from(found), unique_by=lambda f: f.document.id))
    first = resolve(before)
    second, scratch = again(found, before, first), resolve(found)
    assert parts(second) == parts(scratch)
    assert len({i.iri for i in second.individuals}) == len(second.individuals)
    _, settled = resolve_and_settle(found, earlier=names_in(first))
    _, anew = resolve_and_settle(found)
    assert len(settled.winners) == len(anew.winners)
    assert sorted((d.label, d.rule) for d in settled.disputes) == sorted(
        (d.label, d.rule) for d in anew.disputes
    )


@settings(max_examples=150, deadline=None)
@given(reports(), st.data())
def test_every_name_lives_on_while_a_report_speaks_of_it(found: list[Findings], data: st.DataObject) -> None:
    before = data.draw(st.lists(st.sampled_from(found), unique_by=lambda f: f.document.id))
    first = resolve(before)
    second = again(found, before, first)
    known = {name for i in second.individuals for name in (i.iri, *i.replaces)}
    assert {i.iri for i in first.individuals} <= known
    living = {i.iri for i in second.individuals}
    assert not [i for i in second.individuals if living & set(i.replaces)]


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_same_reports_again_change_nothing(found: list[Findings]) -> None:
    first = resolve(found)
    assert again(found, found, first) == first


def parts(resolution: Resolution) -> set[tuple[tuple[str, str], ...]]:
    return {individual.mentions for individual in resolution.individuals}
