"""From gathered facts to one value a slot, and to what follows from who attends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kg.extraction.agreements.stages import TO_COME
from kg.extraction.arguments.cast import Cast
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words

__all__ = [
    "infer_attendees",
    "infer_mode",
    "keep_best",
    "settle_agreement_status",
    "settle_status",
]


def keep_best(happening: Happening, slot: str) -> None:
    """Keep one value of a slot: the most precise date, else the most confident, else the most frequent."""
    facts = list(happening.all(slot))
    if len({fact.value for fact in facts}) < 2:
        return
    counts = Counter(fact.value for fact in facts)

    def rank(fact: Fact) -> tuple[float, ...]:
        return (_width(fact), -fact.confidence, -counts[fact.value], fact.span.start)

    best = min(facts, key=rank).value
    happening.facts = [fact for fact in happening.facts if fact.slot != slot or fact.value == best]


def _width(fact: Fact) -> int:
    if fact.slot != "date":
        return 0
    first = date.fromisoformat(fact.earliest) if fact.earliest else date.min
    last = date.fromisoformat(fact.latest) if fact.latest else date.max
    return (last - first).days


def settle_status(happening: Happening, published: date | None) -> None:
    """Keep one status, and hold it against the calendar.

    What lies after the report cannot have been held, and what lies before it is no longer planned unless it
    was called off. Where no word gives a status, the calendar does.
    """
    order = ("Cancelled", "Postponed", "Held", "Planned", "Possible")
    said = happening.values("status")
    status = next((s for s in order if s in said), None)
    when = happening.first("date")
    if published and when and status not in {"Cancelled", "Postponed"}:
        if when.earliest and date.fromisoformat(when.earliest) > published and status in {None, "Held"}:
            status = "Planned"
        elif when.latest and date.fromisoformat(when.latest) < published and status in {None, "Planned"}:
            status = "Held"
    if status is None:
        return
    support = next((f for f in happening.all("status") if f.value == status), None)
    if support is None and when is not None:
        support = Fact("status", status, when.span, "date against the day of the report", 0.7)
    happening.facts = [f for f in happening.facts if f.slot != "status" or f.value == status]
    if support is not None and support not in happening.facts:
        happening.facts.append(support)


_STAGES = (
    "Terminated",
    "Suspended",
    "InForce",
    "Ratified",
    "Signed",
    "AgreedInPrinciple",
    "UnderNegotiation",
    "Proposed",
    "Existing",
)


def settle_agreement_status(agreement: Happening) -> None:
    """Keep the latest stage of life that the text tells of, and the date of that act only."""
    if agreement.kind == "JointStatement":  # what is agreed and issued is there; it enters into no force
        agreement.facts = [_as_existing(fact) for fact in agreement.facts]
    said = agreement.values("status")
    status = next((stage for stage in _STAGES if stage in said), None)
    if status is None:
        return
    acts = [fact for fact in agreement.all("status") if fact.value == status]
    sentences = {fact.span.sent.start for fact in acts}
    agreement.facts = [
        fact
        for fact in agreement.facts
        if (fact.slot != "status" or fact.value == status)
        and (fact.slot != "date" or fact.span.sent.start in sentences)
    ]


def _as_existing(fact: Fact) -> Fact:
    is_made = fact.slot == "status" and fact.value in {"AgreedInPrinciple", "Proposed"}
    return replace(fact, value="Existing") if is_made and fact.rule != TO_COME else fact


def infer_mode(meeting: Happening) -> None:
    """A call is virtual; a meeting with a place of its own is in person, unless the text says otherwise."""
    if meeting.first("mode"):
        return
    place = meeting.first("place")
    if meeting.kind == "PhoneCall":
        meeting.add("mode", "Virtual", meeting.triggers[0], "a call", 0.9)
    elif place is not None:
        meeting.add("mode", "InPerson", place.span, "a physical place is given", 0.75)


_ATTEND_BY_OFFICE: Final[dict[str, frozenset[str]]] = {
    "TwoPlusTwo": frozenset(
        {"foreign minister", "defense minister", "secretary of state", "secretary of defense"}
    ),
    "Summit": words("levels", "head"),
}
"""Kinds of meeting that tell which offices take part."""


def infer_attendees(meetings: Sequence[Happening], cast: Cast) -> None:
    """Put in the people whose offices take part in the meeting that the text is mostly about.

    A report of a 2+2 names its four ministers and one of a summit its leaders, but seldom in one clause.
    """
    for meeting in meetings:
        if meeting.kind == "MinisterialMeeting" and not meeting.another and not meeting.values("attendee"):
            for title in sorted(_titles_named(meeting)):
                _infer_for(meeting, {title}, cast)
    for kind, titles in _ATTEND_BY_OFFICE.items():
        talks = [m for m in meetings if m.kind == kind and not m.another and len(m.values("party")) >= 2]
        if talks:
            _infer_for(max(talks, key=lambda m: (len(m.triggers), -m.start)), titles, cast)


def _titles_named(meeting: Happening) -> set[str]:
    """Give the offices that the text names as those who meet: "the foreign ministers of Chad and Niger"."""
    sentences = {trigger.sent.text.lower() for trigger in meeting.triggers}
    offices = ("foreign", "defense", "defence", "trade", "finance", "economy", "interior", "energy")
    return {
        f"{office.replace('defence', 'defense')} minister"
        for office in offices
        if any(f"{office} ministers" in sentence for sentence in sentences)
    }


def _infer_for(main: Happening, titles: Collection[str], cast: Cast) -> None:
    named = [cast.people[name] for name in main.values("attendee") if name in cast.people]
    taken = {(code, title) for person in named for code in person.countries for title in person.titles}
    for person in cast.people.values():
        here = [o for o in person.current if o._.iso3 in main.values("party") and o._.title in titles]
        if here and not any((o._.iso3, o._.title) in taken for o in here):
            main.add("attendee", person.name, here[0], "holder of an office that takes part", 0.7)
