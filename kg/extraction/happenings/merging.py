"""One happening, many mentions: headline, lead, "the talks" and "the planned online gathering" are one.

A sieve over the mentions in the order of the text, precise first: a mention joins the most recent happening
that nothing speaks against and something speaks for; else it is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from kg.extraction.exercises.editions import editions_agree
from kg.extraction.exercises.lengths import days_agree
from kg.extraction.exercises.names import same_name
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.meetings.fringes import ASIDE

__all__ = ["can_be_one", "dates_agree", "join", "merge", "same_exercise", "same_meeting"]

_OPEN: Final = frozenset({"Meeting"})
_COMPATIBLE: Final = frozenset(
    {
        frozenset({"TwoPlusTwo", "MinisterialMeeting"}),
        frozenset({"Summit", "MultilateralSummit"}),
        frozenset({"Summit", "PhoneCall"}),
    }
)
_TO_COME: Final = frozenset({"Planned", "Possible"})
_ON_THE_WAY: Final = _TO_COME | {"Held"}
_CALLED_OFF: Final = frozenset({"Postponed", "Cancelled"})
_OF_EVENTS: Final = _ON_THE_WAY | _CALLED_OFF


def merge(
    mentions: Sequence[Happening],
    is_same: Callable[[Happening, Happening], bool],
    closeness: Callable[[Happening, Happening], int] | None = None,
) -> list[Happening]:
    """Bring the mentions of each happening together.

    Args:
        mentions: Mentions of one family, in the order of the text.
        is_same: Tells whether a mention (second) can be a known happening (first).
        closeness: Tells how well they go together; by what they have in common if left out. Of equals, the
            happening that the text began to speak of last is taken.

    Returns:
        The happenings, in the order in which they are first spoken of.
    """
    closeness = closeness or _closeness
    known: list[Happening] = []
    for mention in mentions:
        candidates = [happening for happening in known if is_same(happening, mention)]
        if candidates:
            join(max(candidates, key=lambda h: (closeness(h, mention), known.index(h))), mention)
        else:
            known.append(mention)
    return known


def same_meeting(known: Happening, mention: Happening) -> bool:
    """Can a mention of a meeting be one that the text has spoken of before?"""
    if not (can_be_one(known, mention) and parties_agree(known, mention)):
        return False
    if not (_statuses_agree(known, mention) or _says_nothing_new(known, mention)):
        return False
    if known.another != mention.another and not _same_date(known, mention):
        return False
    return mention.definite or _says_the_same(known, mention)


def can_be_one(known: Happening, mention: Happening) -> bool:
    """Is nothing that two tell of a meeting such that it must be two: kind, day, place, number, delegates?"""
    if not (kinds_agree(known.kind, mention.kind) and dates_agree(known, mention)):
        return False
    if _is_call_and_visit(known, mention) or _is_call_and_visit(mention, known):
        return False
    if not (_values_agree(known, mention, "ordinal") and _places_agree(known, mention)):
        return False
    if _sends_another(known, mention) or mention.triggers[0] in known.triggers:
        return False
    return bool(known.first(ASIDE)) == bool(mention.first(ASIDE)) or _share_people(known, mention)


def _sends_another(known: Happening, mention: Happening) -> bool:
    """Does a state send somebody else: "A met B" and "A met C", where B and C are of one state?"""
    ours, theirs = _delegations(known), _delegations(mention)
    if len(ours) < 2 or len(theirs) < 2:
        return False
    return any(not ours[code] & theirs[code] for code in ours.keys() & theirs.keys())


def _delegations(meeting: Happening) -> dict[str, set[str]]:
    """Give who attends for each state, as far as names tell."""
    people: dict[str, set[str]] = {}
    for attendee in meeting.all("attendee"):
        for party in meeting.all("party"):
            if party.span == attendee.span:
                people.setdefault(party.value, set()).add(attendee.value)
    return people


def _is_call_and_visit(call: Happening, visit: Happening) -> bool:
    """Is one a call, and the other at a place?"""
    return call.kind == "PhoneCall" and visit.first("place") is not None


def _says_nothing_new(known: Happening, mention: Happening) -> bool:
    """Does it only take up what was said: "the talks", without a time or place of their own?"""
    if not mention.definite or mention.first("date") or mention.first("ordinal"):
        return False
    return mention.values("place") <= known.values("place")


def _share_people(known: Happening, mention: Happening) -> bool:
    shared = known.values("attendee") & mention.values("attendee")
    return len(shared) > 1 or (mention.definite and not mention.first(ASIDE))


def same_exercise(known: Happening, mention: Happening) -> bool:
    """Can a mention of an exercise be one that the text has spoken of before?

    Its status does not tell two apart where they have one name or "the drills" takes up what was told: a
    report says of one exercise that it began, that it is on and what it will bring.
    """
    if known.another != mention.another or not days_agree(known, mention):
        return False
    if not editions_agree(known, mention):
        return False
    if known.about and mention.about:  # each has a name
        return any(same_name(one, other) for one in known.about for other in mention.about)
    if _is_held_and_called_off(known, mention):
        return False
    ours, theirs = known.values("party"), mention.values("party")
    is_part = ours <= theirs or theirs <= ours
    if mention.definite and not mention.about:
        return is_part or len(ours) < _TWO or len(theirs) < _TWO or len(ours & theirs) >= _TWO
    if _is_held_and_called_off(mention, known):
        return False
    is_headline = all(not trigger.sent.start for trigger in known.triggers)  # its tense tells no status
    is_free = is_headline or mention.definite or (ours == theirs and _is_plan_called_off(known, mention))
    return is_part and (is_free or _statuses_agree(known, mention))


_TWO: Final = 2


def _is_held_and_called_off(one: Happening, other: Happening) -> bool:
    return one.values("status") == {"Held"} and bool(other.values("status") & _CALLED_OFF)


def _is_plan_called_off(known: Happening, mention: Happening) -> bool:
    """Is one a plan, and the other the calling off of it?"""
    both = known.values("status") | mention.values("status")
    return bool(both & _TO_COME) and bool(both & _CALLED_OFF) and "Held" not in both


def kinds_agree(one: str, other: str) -> bool:
    """Can two kinds be those of one meeting?"""
    return one == other or bool(_OPEN & {one, other}) or frozenset({one, other}) in _COMPATIBLE


def parties_agree(known: Happening, mention: Happening) -> bool:
    """Does one set of parties hold the other?"""
    ours, theirs = known.values("party"), mention.values("party")
    organizations = known.values("organization"), mention.values("organization")
    if any(organizations) and not organizations[0] & organizations[1]:
        return mention.definite and not theirs and not organizations[1]
    if not ours or not theirs:
        return mention.definite or bool(organizations[0] & organizations[1])
    return ours <= theirs or theirs <= ours


def _bounds(fact: Fact) -> tuple[date, date]:
    return (
        date.fromisoformat(fact.earliest) if fact.earliest else date.min,
        date.fromisoformat(fact.latest) if fact.latest else date.max,
    )


def dates_agree(known: Happening, mention: Happening) -> bool:
    """Do the dates of two mentions overlap, as far as they have any?"""
    for ours in known.all("date"):
        for theirs in mention.all("date"):
            a, b = _bounds(ours), _bounds(theirs)
            if a[1] < b[0] or b[1] < a[0]:
                return False
    return True


def _same_date(known: Happening, mention: Happening) -> bool:
    return bool(known.values("date") & mention.values("date"))


def _values_agree(known: Happening, mention: Happening, slot: str) -> bool:
    ours, theirs = known.values(slot), mention.values(slot)
    return not ours or not theirs or bool(ours & theirs)


def _places_agree(known: Happening, mention: Happening) -> bool:
    """Cities must be equal; a state holds its cities."""
    ours, theirs = known.first("place"), mention.first("place")
    if ours is None or theirs is None or set(ours.value.split()) <= set(theirs.value.split()):
        return True
    if set(theirs.value.split()) <= set(ours.value.split()):
        return True
    return _state(ours) is not None and _state(ours) == _state(theirs) and _is_wide(ours) != _is_wide(theirs)


def _state(fact: Fact) -> str | None:
    code: str | None = fact.span._.iso3
    return code


def _is_wide(fact: Fact) -> bool:
    """Is the place a state?"""
    return bool(fact.span._.sense == "name")


def _statuses_agree(known: Happening, mention: Happening) -> bool:
    ours, theirs = known.values("status"), mention.values("status")
    if not ours or not theirs or ours & theirs:
        return True
    return bool(ours & _TO_COME) and bool(theirs & _TO_COME)


def _says_the_same(known: Happening, mention: Happening) -> bool:
    """Is there something in common beside the parties?"""
    if known.values("attendee") & mention.values("attendee") and not _is_of_fewer(known, mention):
        return True
    if _same_date(known, mention) or known.values("ordinal") & mention.values("ordinal"):
        return True
    if known.kind == mention.kind and known.values("organization") & mention.values("organization"):
        return True
    same_parties = bool(known.values("party")) and known.values("party") == mention.values("party")
    return same_parties and (known.kind == mention.kind or bool(_OPEN & {known.kind, mention.kind}))


def _is_of_fewer(known: Happening, mention: Happening) -> bool:
    """Do two of the many who met at a large meeting meet on their own?"""
    ours, theirs = known.values("party"), mention.values("party")
    return len(theirs) == _TWO and len(ours) > _SEVERAL and theirs < ours and not mention.definite


_SEVERAL: Final = 3


def _closeness(known: Happening, mention: Happening) -> int:
    """Count what two have in common."""
    slots = ("party", "attendee", "date", "place", "ordinal", "organization", "status")
    awaits = bool(known.values("status") & _TO_COME) and bool(mention.values("status") & _CALLED_OFF)
    shared = sum(len(known.values(slot) & mention.values(slot)) for slot in slots)
    return shared + (known.kind == mention.kind) + awaits


def join(known: Happening, mention: Happening) -> None:
    """Let a happening take what a mention of it says."""
    on_the_way = mention.values("status") <= _ON_THE_WAY or known.values("status") == {"Held"}
    if known.values("status") <= _OF_EVENTS and on_the_way and not _statuses_agree(known, mention):
        wished = known.kind == "Exercise" and known.values("status") == {"Possible"}
        (known if wished else mention).drop("status")
    known.triggers.extend(mention.triggers)
    known.extend(mention.facts)
    if known.kind in _OPEN or (known.kind == "MinisterialMeeting" and mention.kind == "TwoPlusTwo"):
        known.kind = mention.kind
    if known.kind == "Agreement" or (known.kind == "Treaty" and not mention.definite):
        known.kind = mention.kind if mention.kind != "Agreement" else known.kind
    if (known.kind, mention.kind) == ("SecurityPact", "DefenseCooperationAgreement"):
        known.kind = mention.kind  # the title says "defence pact"
    known.bare = known.bare and mention.bare
    known.proper = known.proper or mention.proper
    known.about |= mention.about
