"""What kind of meeting it is: from what names it, and from who attends it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from kg.extraction.arguments.attachment import own_phrase
from kg.extraction.arguments.cast import Cast, Person
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.meetings.bodies import works_only
from kg.extraction.meetings.triggers import TWO_PLUS_TWO, Trigger, names_both_ministries
from kg.extraction.syntax.clauses import Clause, cases_of
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import subjects_of

__all__ = ["kind_of_mention", "kind_without_names", "take_kind_of_series", "take_kind_of_such"]

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
    tokens = sorted(own_phrase(trigger.span, clause) | clause.tokens)
    tokens = [i for i in tokens if not _is_source(doc[i])]
    forms = {doc[i].lower_ for i in tokens}
    phrase = "".join(doc[i].text_with_ws for i in tokens)
    kind = trigger.kind
    if kind in {"Summit", _OPEN} and mention.values("organization"):
        level = _kind_by_nouns(forms, phrase.lower())
        leads = any(cast.people[name].levels == {"head"} for name in mention.values("attendee"))
        if kind == "Summit" or level == "Summit" or (leads and level is None):
            return "MultilateralSummit"
        return level or kind
    if kind in {_OPEN, "MinisterialMeeting"} and names_both_ministries(phrase):
        return "TwoPlusTwo"
    if kind == _OPEN and _is_of_2_plus_2(trigger):
        return "TwoPlusTwo"
    if kind != _OPEN:
        return kind
    return _kind_of_open(mention, trigger, phrase.lower(), forms, cast)


def _kind_of_open(mention: Happening, trigger: Trigger, phrase: str, forms: set[str], cast: Cast) -> str:
    """Give the kind of what is called no more than a meeting, from who meets."""
    if "ministerial level" in phrase:
        return "MinisterialMeeting"
    bodies = _bodies(trigger)
    if works_only(bodies):
        return "WorkingLevelTalks"
    is_far = "Virtual" in mention.values("mode") or not _is_at_a_meeting(trigger)
    if trigger.root.lemma_.lower() == "speak" and is_far and not mention.values("place"):
        return "PhoneCall"
    people = [cast.people[name] for name in sorted(mention.values("attendee"))]
    if len(mention.values("party")) > 1 and _is_with_a_leader(people, forms):
        return "Summit"
    level = _kind_by_people(people) or _kind_by_nouns(forms, phrase) or _kind_by_titles(phrase)
    return level or ("BilateralTalks" if bodies else _OPEN)


def _is_at_a_meeting(trigger: Trigger) -> bool:
    """Is it said of those who are at a meeting: "A speaks to B at the start of their talks"?"""
    start, end = trigger.root.i, trigger.root.sent.end
    return any(
        token.dep_ == "nmod:poss" and token.head.lower_ in words("meetings", "nouns")
        for token in trigger.root.doc[start:end]
    )


def _is_source(token: Token) -> bool:
    """Is this who said it, as in "the official said" beside the meeting?"""
    return token.dep_ == "nsubj" and bool(base_forms(token.head) & words("roles", "verbs_of_saying"))


def _bodies(trigger: Trigger) -> list[Token]:
    """Give the committee or commission whose session it is."""
    owners = [child for child in trigger.root.children if child.dep_ in {"nmod", "compound"}]
    if trigger.is_verb or (trigger.root.dep_ == "obj" and not owners):
        owners += subjects_of(trigger.root if trigger.is_verb else trigger.root.head)
    return [owner for owner in owners if owner.lower_ in words("meetings", "bodies", "words")]


def _is_of_2_plus_2(trigger: Trigger) -> bool:
    """Is it a meeting "of the 2+2 mechanism"?"""
    owners = [child for child in trigger.root.children if child.dep_ == "nmod" and "of" in cases_of(child)]
    doc = trigger.root.doc
    return any(TWO_PLUS_TWO.search(doc[o.left_edge.i : o.right_edge.i + 1].text) for o in owners)


def _is_with_a_leader(people: Iterable[Person], tokens: Iterable[str]) -> bool:
    """Do a head of state or government and somebody called "leader" meet?"""
    people = list(people)
    heads = any("head" in person.levels for person in people)
    leads = "leader" in tokens or any("leader" in person.titles for person in people)
    return heads and leads and all(_is_top(person) for person in people)


def _is_top(person: Person) -> bool:
    return person.levels <= {"head"} or "leader" in person.titles


def kind_without_names(meeting: Happening, cast: Cast) -> str:
    """Give the kind of a meeting that no mention has made plain, by all who attend it and all parties.

    Args:
        meeting: A meeting with all that is known of it.
        cast: Who is who in the document.

    Returns:
        Local name of a class.
    """
    is_pair = len(meeting.values("party")) == 1 and len(meeting.values("attendee")) == _PAIR
    if meeting.kind == _OPEN and (is_pair or len(meeting.values("party")) == _PAIR):
        return _kind_of_peers(cast.people[name] for name in meeting.values("attendee")) or "BilateralTalks"
    if meeting.kind == "Summit" and len(meeting.values("party")) > _FEW:
        return "MultilateralSummit"
    return meeting.kind


def _kind_of_peers(people: Iterable[Person]) -> str | None:
    """Read the kind off two or more people of one rank, though the state of one may not be known."""
    people = list(people)
    if len(people) < 2 or (all(p.countries for p in people) and len(_states(people)) < 2):
        return None
    if all(person.levels == {"head"} for person in people):
        return "Summit"
    return "MinisterialMeeting" if all(person.levels == {"minister"} for person in people) else None


def _states(people: Iterable[Person]) -> set[str]:
    return {code for person in people for code in person.countries}


def take_kind_of_series(meetings: Iterable[Happening]) -> None:
    """Give the first session the kind of the later ones: "the sixth 2+2 since the inaugural meeting in 2016".

    Args:
        meetings: All meetings of a document; the kinds of vaguely named first sessions are set.
    """
    numbered: dict[frozenset[str], set[str]] = {}
    meetings = list(meetings)
    for meeting in meetings:
        number = meeting.first("ordinal")
        if number is not None and number.value != "1":
            numbered.setdefault(meeting.values("party"), set()).add(meeting.kind)
    for meeting in meetings:
        number = meeting.first("ordinal")
        kinds = numbered.get(meeting.values("party"), set())
        if (
            number is not None
            and number.value == "1"
            and meeting.kind in _LESS_THAN_A_SERIES
            and len(kinds) == 1
        ):
            meeting.kind = next(iter(kinds))


def take_kind_of_such(meetings: Iterable[Happening]) -> None:
    """Give "such ministerial talks" the kind of the meeting that they are likened to, if that is a 2+2.

    Args:
        meetings: All meetings of a document.
    """
    meetings = list(meetings)
    series = {m.values("party") for m in meetings if m.kind == "TwoPlusTwo"}
    for meeting in meetings:
        if meeting.kind == "MinisterialMeeting" and meeting.values("party") in series and _is_such(meeting):
            meeting.kind = "TwoPlusTwo"


def _is_such(meeting: Happening) -> bool:
    """Is it called "such talks", or one of them?"""
    words_before = (t.doc[t.sent.start : t.end] for t in meeting.triggers)
    return any(
        token.lower_ == "such" and token.nbor().lower_ != "as" for span in words_before for token in span[:-1]
    )


_LESS_THAN_A_SERIES = frozenset({_OPEN, "BilateralTalks", "MinisterialMeeting"})

_PAIR = 2
_FEW = 4
"""The summit of more states than these is that of a grouping."""


def _kind_by_people(people: Iterable[Person]) -> str | None:
    """Read the kind off the offices of the named people, if two sides are named."""
    people = [person for person in people if person.levels]
    if len(_states(people)) < 2:
        return None
    people = [person for person in people if person.countries]  # others bring the sides together
    if _is_two_plus_two(people):
        return "TwoPlusTwo"
    if all("head" in person.levels for person in people):
        return "Summit"
    if all("minister" in person.levels for person in people):
        return "MinisterialMeeting"
    if all(
        person.levels == {"official"} and not person.titles & words("levels", "high") for person in people
    ):
        return "WorkingLevelTalks"
    return "BilateralTalks"


def _is_two_plus_two(people: Iterable[Person]) -> bool:
    """Do the foreign and the defence ministers of two states attend, and nobody above them?"""
    people = list(people)
    if any("head" in person.levels for person in people):
        return False
    posts = {(code, title) for person in people for code in person.countries for title in person.titles}
    foreign = {code for code, title in posts if title in {"foreign minister", "secretary of state"}}
    defense = {code for code, title in posts if title in {"defense minister", "secretary of defense"}}
    return len(foreign & defense) == 2


def _kind_by_titles(phrase: str) -> str | None:
    """Read the kind off titles in the singular: "the Bolivian president meets her counterpart"."""
    heads = [title for title in words("levels", "head") for _ in range(_count(title, phrase))]
    ministers = _count("minister", phrase) - _count("prime minister", phrase)
    others = any(_count(title, phrase) for title in words("levels", "high"))
    pair = 1 if _count("counterpart", phrase) else 2
    if others or (heads and ministers):
        return None
    if len(heads) >= pair:
        return "Summit"
    return "MinisterialMeeting" if ministers >= pair else None


_DEPUTIES = re.compile(r"\b(?:deputy|vice|assistant|junior)[ -]+(?!prime )(?:\w+ )?ministers\b")
"""Those below a minister; a deputy prime minister ranks with ministers."""


def _count(title: str, phrase: str) -> int:
    return len(re.findall(rf"(?<!vice )(?<!deputy )\b{re.escape(title)}\b", phrase))


def _kind_by_nouns(tokens: Iterable[str], phrase: str) -> str | None:
    """Read the kind off unnamed participants: "the foreign ministers of Chad and Niger met"."""
    tokens = set(tokens)
    if _DEPUTIES.search(phrase):
        return "WorkingLevelTalks"
    for level, kind in (
        ("head", "Summit"),
        ("minister", "MinisterialMeeting"),
        ("official", "WorkingLevelTalks"),
    ):
        for noun in words("levels", "plural", level):
            if noun in tokens or (" " in noun and noun in phrase):
                return kind
    return None
