"""Meetings: each mention of one with its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from kg.extraction.arguments.beside import hosts
from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.circumstances import find_date, find_mode, find_place, is_of_calling_off
from kg.extraction.arguments.participants import Participants, find_participants
from kg.extraction.arguments.place_names import name_of_place, place_before
from kg.extraction.arguments.references import add_antecedents, add_referents, note_reference
from kg.extraction.happenings.happening import SOMEBODY, Happening
from kg.extraction.lexicon import words
from kg.extraction.meetings.bodies import joint_body_of
from kg.extraction.meetings.earlier import is_last_told, last_before
from kg.extraction.meetings.groupings import grouping_meant, groupings_that_meet
from kg.extraction.meetings.kinds import kind_of_mention
from kg.extraction.meetings.separate import one_for_each_stay, separate, stays_of_series
from kg.extraction.meetings.sessions import find_ordinal, is_one_of_a_series
from kg.extraction.meetings.somebody import guests_after, is_meeting_of_somebody
from kg.extraction.meetings.status import (
    CALLED_OFF,
    cases_above,
    status_of,
    status_of_never_held,
    was_never_held,
)
from kg.extraction.meetings.triggers import Trigger, find_triggers, is_sport
from kg.extraction.meetings.verbs import is_visit
from kg.extraction.status import context
from kg.extraction.syntax.clauses import Clause, cases_of, clause_of
from kg.extraction.syntax.subjects import core_of, subjects_of

__all__ = ["meeting_mentions"]


_NOWHERE = Clause((), frozenset(), None)
"""The clause of what is mentioned in passing: it has its own phrase only."""

_TIME_BEFORE_OR_AFTER = frozenset({"since", "after", "before", "following", "ahead", "until"})


def meeting_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of a meeting with what is said of it there, in the order of the text.

    Args:
        doc: The document, read.
        cast: Who is who in it.

    Returns:
        One happening for each mention; mentions of the same meeting are not brought together yet.
    """
    triggers = find_triggers(doc)
    found = [(trigger, mention) for trigger in triggers for mention in _mention(trigger, triggers, cast)]
    for (_, before), (trigger, mention) in pairwise(found):
        if mention.kind == "Meeting" and any(c.lower_ in {"similar", "such"} for c in trigger.root.children):
            mention.kind = before.kind
    return _without_doubles(found)


def _without_doubles(found: Sequence[tuple[Trigger, Happening]]) -> list[Happening]:
    """Make one of a verb and the noun in its clause: "met in Rome for the 2+2 talks"."""
    result: list[Happening] = []
    verbs = {trigger.root.i: mention for trigger, mention in found if trigger.is_verb}
    for trigger, mention in found:
        told = None if trigger.is_verb else verbs.get(_governor(trigger.root))
        if told in result and told.kind == "PhoneCall" and mention.values("organization"):
            result.remove(told)  # "spoke with the allies in a virtual summit of the grouping"
            mention.extend(told.facts)
            result.append(mention)
        elif told is None or mention.another or mention.values("organization"):
            result.append(mention)
        else:
            told.triggers += mention.triggers
            told.extend(mention.facts)
            told.kind = told.kind if mention.kind in _VAGUE else mention.kind
    return result


_VAGUE = frozenset({"Meeting", "BilateralTalks"})


def _governor(noun: Token) -> int:
    """Give the verb that takes a noun as "for the talks" or "at a summit"; -1 if there is none."""
    cases = cases_of(noun)
    return int(noun.head.i) if noun.dep_ == "obl" and cases & {"for", "at", "in", "during"} else -1


def _telling(trigger: Trigger) -> Token:
    """Give what the clause is looked for from: "taking" in "the last one taking place in May"."""
    after = trigger.root.doc[trigger.span.end : min(trigger.span.end + 1, trigger.root.sent.end)]
    return after[0] if trigger.stands_for and len(after) and after[0].tag_ == "VBG" else trigger.root


def _mention(trigger: Trigger, triggers: Sequence[Trigger], cast: Cast) -> list[Happening]:
    clause = clause_of(_telling(trigger), words("roles", "verbs_of_saying"))
    negated = context.is_negated(clause, trigger.root)
    never_held = negated and was_never_held(trigger, clause)
    stays = stays_of_series(trigger)
    is_denied = negated and not never_held and not is_last_told(trigger, clause)
    if is_denied or _is_none(trigger, clause, is_told=bool(stays)):
        return []
    rivals = [t.span for t in triggers if t is not trigger and t.root.sent == trigger.root.sent]
    participants, in_passing = _participants(trigger, clause, cast, rivals)
    mode = find_mode(trigger.span, clause)
    is_virtual = mode is not None and mode[0] == "Virtual"
    if trigger.is_verb and not is_meeting_of_somebody(trigger, participants, is_virtual=is_virtual):
        return []
    mention = Happening(kind=trigger.kind, triggers=[trigger.span])
    _mark_reference(mention, trigger)
    mention.another = mention.another or (in_passing and cases_above(trigger.root, clause) >= {"since"})
    _add_participants(mention, participants, cast, trigger)
    if not in_passing:
        add_antecedents(mention, clause, cast)
        note_reference(mention, trigger.root.sent)
    _add_circumstances(mention, trigger, _NOWHERE if in_passing else clause, rivals)
    if trigger.stands_for:
        _take_from_series(mention, trigger, cast)
    status = status_of(trigger, clause, in_passing=in_passing)
    _add_status(mention, status_of_never_held(trigger, clause) if never_held else status)
    mention.attribute(clause.source)
    if not trigger.elaborates:
        mention.kind = kind_of_mention(mention, trigger, clause, cast)
    last = last_before(mention, trigger, negated=negated)
    told = [] if negated and not never_held else separate(mention, trigger, cast)
    if stays:
        told = [one for several in told for one in one_for_each_stay(several, stays)]
    return told if last is None else [*told, last]


def _is_none(trigger: Trigger, clause: Clause, *, is_told: bool) -> bool:
    """Is it only supposed, a match, or a series of which no meeting is told?"""
    is_series = not is_told and is_one_of_a_series(trigger.span)
    return is_series or is_sport(trigger) or context.is_hypothetical(clause) or _is_counterfactual(clause)


def _participants(
    trigger: Trigger, clause: Clause, cast: Cast, rivals: Sequence[Span]
) -> tuple[Participants, bool]:
    """Give who takes part, and whether the clause tells of something else."""
    in_passing = _is_in_passing(trigger, clause, rivals)
    foreign = [
        t.i for span in rivals for t in span if t.i not in clause.tokens or _is_another_verb(t, trigger)
    ]
    also = hosts(trigger.span, cast) | guests_after(trigger, cast)
    participants = find_participants(trigger.span, clause, cast, foreign, own_phrase=in_passing, also=also)
    if in_passing and _is_of_the_subject(trigger, clause, participants):
        return find_participants(trigger.span, clause, cast, foreign, also=also), False
    return participants, in_passing


def _is_another_verb(token: Token, trigger: Trigger) -> bool:
    """Does it tell of the next meeting: "was received by X and will meet Y"?"""
    is_joined = token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ == "VERB"
    return is_joined and token.i > trigger.root.i and not token.is_ancestor(trigger.root)


def _add_status(mention: Happening, status: tuple[str, Span, str] | None) -> None:
    """Note the status; the day on which it was called off is not that of the meeting."""
    if status is None:
        return
    mention.add("status", *status)
    date = mention.first("date")
    if date and status[0] in CALLED_OFF and is_of_calling_off(date.span, status[1], mention.triggers[0]):
        mention.drop("date")


def _take_from_series(mention: Happening, trigger: Trigger, cast: Cast) -> None:
    """Let "the last one" be of those who "have held such talks six times"."""
    subjects = subjects_of(trigger.root.sent.root)
    states = cast.countries_in(sorted({t.i for subject in subjects for t in core_of(subject)}))
    if not mention.values("party") and len({span._.iso3 for span in states}) > 1:
        for span in states:
            mention.add("party", span._.iso3, span, "subject of the series", 0.7)


def _is_counterfactual(clause: Clause) -> bool:
    """Is it only what "would have" happened?"""
    return any({"would", "have"} <= {child.lower_ for child in token.children} for token in clause.chain)


def _is_in_passing(trigger: Trigger, clause: Clause, rivals: Sequence[Span]) -> bool:
    """Does the clause tell of something else: "for the sixth round since the inaugural meeting in 2019"?"""
    if trigger.is_verb or trigger.root.i in {token.i for token in clause.chain}:
        return False
    if any(child.lower_ == "their" for child in trigger.root.children):
        return False  # "announced it after their summit": the summit of those whom the clause names
    if not any(token.pos_ in {"VERB", "AUX"} for token in trigger.root.sent):
        return True  # a headline without a verb: "Statement by A on B's meeting with C"
    above = [rival.root for rival in rivals if rival.root.is_ancestor(trigger.root)]
    is_hosted = trigger.root.dep_ == "obj" and trigger.root.head in above  # "hosted a dinner for"
    if not is_hosted and any(root.i in clause.tokens for root in above):
        return True
    return bool(cases_above(trigger.root, clause) & _TIME_BEFORE_OR_AFTER)


def _is_of_the_subject(trigger: Trigger, clause: Clause, participants: Participants) -> bool:
    """Did those meet whom the clause names: "signed it after talks with B", "after talks, A and B"?"""
    if not cases_above(trigger.root, clause) & {"after", "following"}:
        return False
    if any(child.lower_ in {"the", "this", "that"} for child in trigger.root.children):
        return False
    if trigger.root.doc[trigger.span.end : trigger.span.end + 1].text == "with" and participants.people:
        return True
    sides = {span._.iso3 for span in participants.countries}
    return len(participants.people) < 2 and len(sides) < 2 and not participants.organizations


def _mark_reference(mention: Happening, trigger: Trigger) -> None:
    root = trigger.root
    before = {child.lower_ for child in root.children if child.i < root.i}
    start = mention.triggers[0].start
    near = {token.lower_ for token in root.doc[max(root.sent.start, start - 4) : root.i]}
    near |= {child.lower_ for child in root.children if child.dep_ == "advmod"}
    mention.definite = bool(before & {"the", "this", "these", "that", "their", "its"}) or _is_of_a_day(root)
    mention.definite = mention.definite or trigger.elaborates
    # A courtesy call is paid beside the meeting that brought the caller.
    mention.another = bool(near & words("meetings", "another", "words")) or is_visit(root)


def _is_of_a_day(root: Token) -> bool:
    """Is this "Thursday's session", which the text has told of?"""
    owners = [child for child in root.children if child.dep_ == "nmod:poss"]
    return any(s.start <= o.i < s.end for o in owners for s in root.doc.spans.get("dates", ()))


def _add_participants(mention: Happening, participants: Participants, cast: Cast, trigger: Trigger) -> None:
    for span in participants.people:
        person = cast.person(span)
        mention.add("attendee", person.name, span, "participant of the clause", 0.85)
        for code in sorted(person.countries):
            mention.add("party", code, span, "country of an attendee", 0.8)
    for span in participants.offices:
        for person in cast.holders_of(span):
            mention.add("attendee", person.name, span, "holder of an office that takes part", 0.75)
        if not span._.iso3 and not span._.holder and trigger.span.end <= span.start:
            mention.add(SOMEBODY, span._.title or span.text, span, "office that takes part", 0.5)
    add_referents(mention, participants.references, cast, "reference in the clause")
    body = joint_body_of(trigger)
    if body is not None and len(mention.values("party")) < 2:
        mention.add("reference", "the parties", body, "a body of two states", 0.6)
    called_after = place_before(trigger.span)
    for span in participants.countries:
        if called_after is not None and span.start == called_after.start:
            continue
        mention.add("party", span._.iso3, span, "participant of the clause", 0.85)
    owners = cast.organizations_in(
        range(trigger.span.end, min(trigger.span.end + _FAR, trigger.root.sent.end))
    )
    for span in dict.fromkeys((*participants.organizations, *owners)):
        if _modifies(span, trigger):
            mention.add("organization", span._.referent, span, "modifier of the trigger", 0.8)
    for span in groupings_that_meet(trigger):
        mention.add("organization", span._.referent, span, "those of a grouping meet", 0.75)


def _modifies(span: Span, trigger: Trigger) -> bool:
    """Does the name of an organization stand right before the trigger or hang on it: "G7 summit"?

    Where it is only said that they met there, "at the UN", it is a place.
    """
    if cases_of(span.root) & {"at", "in"}:
        return False
    if trigger.span.start - _NEAR <= span.start < trigger.span.start or span.root.head.i == trigger.root.i:
        return True
    between = trigger.span.doc[trigger.span.end : span.start]
    is_owner = between[:1].text.lower() == "of" and all(t.pos_ in _OF_A_NAME for t in between)
    return is_owner and len(between) < (_FAR if between[-1:].text.lower() in {"of", "the"} else _NEAR)


_NEAR = 4
_FAR = 11
_OF_A_NAME = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "CCONJ"})
"""What stands in "of the Council of Heads of State of the" before a name."""


def _add_circumstances(mention: Happening, trigger: Trigger, clause: Clause, rivals: Sequence[Span]) -> None:
    date = find_date(trigger.span, clause, rivals)
    if date is not None:
        mention.add_date(date, "date of the clause")
    is_call = trigger.kind == "PhoneCall"  # who calls may be anywhere
    place = None if is_call else find_place(trigger.span, clause, rivals)
    if place is not None:
        mention.add("place", name_of_place(place), place, "place of the clause", 0.8)
    mode = find_mode(trigger.span, clause)
    if mode:
        mention.add("mode", mode[0], mode[1], "word for the mode", 0.9)
    ordinal = find_ordinal(trigger.span)
    if ordinal:
        mention.add("ordinal", str(ordinal[0]), ordinal[1], "number of the session", 0.85)
    grouping = grouping_meant(trigger)
    if grouping is not None and place is not None and not mention.values("organization"):
        mention.add("organization", grouping._.referent, grouping, "grouping named before", 0.65)
