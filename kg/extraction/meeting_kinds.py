"""What kind of meeting it is: from what names it, and from who attends it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.cast import Cast, Person
from kg.extraction.clauses import Clause
from kg.extraction.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.triggers import Trigger, names_both_ministries

__all__ = ["kind_of_mention", "kind_without_names"]

_OPEN = "Meeting"


def kind_of_mention(mention: Happening, trigger: Trigger, clause: Clause, cast: Cast) -> str:
    """Give the kind of a meeting as one mention shows it; "Meeting" where it leaves the kind open.

    Args:
        mention: The mention with its participants.
        trigger: What names it.
        clause: The clause that it stands in.
        cast: Who is who in the document.

    Returns:
        Local name of a class.
    """
    doc = trigger.root.doc
    tokens = sorted({t.i for t in trigger.root.subtree} | clause.tokens)
    forms = {doc[i].lower_ for i in tokens}
    phrase = doc[tokens[0] : tokens[-1] + 1].text
    kind = trigger.kind
    if kind in {"Summit", _OPEN} and mention.values("organization"):
        return "MultilateralSummit" if kind == "Summit" or "leaders" in phrase.lower() else kind
    if kind in {_OPEN, "MinisterialMeeting"} and names_both_ministries(phrase):
        return "TwoPlusTwo"
    if kind != _OPEN:
        return kind
    if trigger.root.lemma_.lower() == "speak" and not mention.values("place"):
        return "PhoneCall"
    people = [cast.people[name] for name in sorted(mention.values("attendee"))]
    if len(mention.values("party")) > 1 and _is_with_a_leader(people, forms):
        return "Summit"
    return _kind_by_people(people) or _kind_by_nouns(forms, phrase.lower()) or _OPEN


def _is_with_a_leader(people: Iterable[Person], tokens: Iterable[str]) -> bool:
    """Do a head of state or government and somebody called "leader" meet?"""
    people = list(people)
    heads = any("head" in person.levels for person in people)
    return heads and "leader" in tokens and all(person.levels <= {"head"} for person in people)


def kind_without_names(meeting: Happening) -> str:
    """Give the kind of a meeting that no mention has made plain."""
    if meeting.kind == _OPEN and len(meeting.values("party")) == 2:
        return "BilateralTalks"
    return meeting.kind


def _kind_by_people(people: Iterable[Person]) -> str | None:
    """Read the kind off the offices of the named people, if two sides are named."""
    people = [person for person in people if person.levels]
    if len({code for person in people for code in person.countries}) < 2:
        return None
    if _is_two_plus_two(people):
        return "TwoPlusTwo"
    if all("head" in person.levels for person in people):
        return "Summit"
    if all("minister" in person.levels for person in people):
        return "MinisterialMeeting"
    if all(person.levels == {"official"} for person in people):
        return "WorkingLevelTalks"
    return "BilateralTalks"


def _is_two_plus_two(people: Iterable[Person]) -> bool:
    """Do the foreign and the defence ministers of two states attend?"""
    posts = {(code, title) for person in people for code in person.countries for title in person.titles}
    foreign = {code for code, title in posts if title in {"foreign minister", "secretary of state"}}
    defense = {code for code, title in posts if title in {"defense minister", "secretary of defense"}}
    return len(foreign & defense) == 2


def _kind_by_nouns(tokens: Iterable[str], phrase: str) -> str | None:
    """Read the kind off unnamed participants: "the foreign ministers of Chad and Niger met"."""
    tokens = set(tokens)
    for level, kind in (
        ("head", "Summit"),
        ("minister", "MinisterialMeeting"),
        ("official", "WorkingLevelTalks"),
    ):
        for noun in words("levels", "plural", level):
            if noun in tokens or (" " in noun and noun in phrase):
                return kind
    return None
