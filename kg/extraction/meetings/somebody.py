"""Whether a verb tells of a meeting of people: "met the premier" does, "met the deadline" does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from spacy.tokens import Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.participants import Participants
from kg.extraction.lexicon import table, words
from kg.extraction.meetings.bodies import joint_body_of
from kg.extraction.meetings.groupings import groupings_that_meet
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.verbs import is_visit
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import core_of, subjects_of

__all__ = ["guests_after", "is_meeting_of_somebody"]

_PRONOUNS: Final = frozenset({"him", "her", "them", "each", "other"})
_NEAR: Final = 6
_FAR: Final = 14


def is_meeting_of_somebody(trigger: Trigger, participants: Participants, *, is_virtual: bool) -> bool:
    """Tell "X met Y", "X was received by Y" and "the leaders met" from all else that these verbs say.

    Args:
        trigger: A verb.
        participants: Who takes part.
        is_virtual: The clause says that it was by telephone or video.

    Returns:
        Whether people or states meet.
    """
    verb = _verb(trigger)
    if verb.get("matter"):
        is_told = is_virtual or trigger.kind != "PhoneCall"
        named = len(participants.people) + len(participants.references)
        return is_told and (named > 1 or _is_of_all(trigger))
    if (verb.get("named") or verb.get("host")) and not _is_by_somebody(trigger, participants):
        return False
    if verb.get("named") and not _is_of_a_name(trigger, participants):
        return False
    gathers = bool(base_forms(trigger.root) & {"meet", "convene", "gather"})
    if gathers and (joint_body_of(trigger) is not None or any(groupings_that_meet(trigger))):
        return True
    objects = [child for child in trigger.root.children if child.dep_ == "obj" and _is_its_own(child)]
    objects = [child for child in objects if child.lower_ != "face"]  # "met face to face"
    if not verb.get("person") and any(not _is_somebody(child, participants) for child in objects):
        return False
    if verb.get("person"):
        if not _meets_a_person(trigger, participants, objects):
            return False
    elif not (
        _has_other_side(trigger, verb["before"], participants)
        or is_virtual
        or _two_talk(trigger, participants)
    ):
        return False
    return _has_two_sides(trigger, participants)


def _two_talk(trigger: Trigger, participants: Participants) -> bool:
    """Is it two who do it: "A and B spoke for an hour", "negotiators from Chad and Mali sat down"?"""
    subject = {t.i for token in subjects_of(trigger.root) for t in core_of(token)}
    if "sit" in base_forms(trigger.root):
        nouns = {t.i for token in subjects_of(trigger.root) for t in token.subtree}
        return len({span._.iso3 for span in participants.countries if span.root.i in nouns}) > 1
    after = trigger.root.nbor().lower_ if trigger.root.i + 1 < len(trigger.root.doc) else ""
    return after != "of" and sum(span.root.i in subject for span in participants.people) > 1


def _is_by_somebody(trigger: Trigger, participants: Participants) -> bool:
    """Is the subject, if there is one, somebody with a name, an office or a pronoun?"""
    known = (*participants.people, *participants.references, *participants.offices)
    somebody = {t.i for span in known for t in span}
    subjects = subjects_of(trigger.root)
    is_of_a_noun = trigger.root.dep_ == "acl"  # "an offer by X to bring them together"
    return is_of_a_noun or not subjects or bool(somebody & {t.i for noun in subjects for t in core_of(noun)})


def _is_of_a_name(trigger: Trigger, participants: Participants) -> bool:
    """Does a name follow the verb: "saw the premier, X"?"""
    after = set(_right_after(trigger.root))
    return any(token.i in after for span in participants.people for token in span)


def _is_of_all(trigger: Trigger) -> bool:
    """Is the subject all who talk: "the two ministers discussed it by phone"?"""
    return any(map(_is_plural_reference, subjects_of(trigger.root)))


def guests_after(trigger: Trigger, cast: Cast) -> set[int]:
    """Give the tokens of the people named right behind a verb of receiving: "received in her office X of Y".

    Args:
        trigger: What tells of the meeting.
        cast: Who is who in the document.

    Returns:
        Indices of tokens; none for other verbs and for nouns.
    """
    if not is_visit(trigger.root) and (not trigger.is_verb or not _verb(trigger).get("person")):
        return set()
    return {token.i for span in cast.people_in(_right_after(trigger.root)) for token in span}


def _is_its_own(child: Token) -> bool:
    """Does no other verb stand between a verb and its object: "met and affirmed their cooperation"?"""
    between = child.doc[child.head.i + 1 : child.i]
    return not any(token.pos_ == "VERB" and token.dep_ != "amod" for token in between)


def _verb(trigger: Trigger) -> dict[str, Any]:
    verbs: dict[str, dict[str, Any]] = table("meetings")["verbs"]
    return next(verbs[form] for form in sorted(base_forms(trigger.root)) if form in verbs)


def _meets_a_person(trigger: Trigger, participants: Participants, objects: Iterable[Token]) -> bool:
    """Is it a person that is received or called? Not "hosts American troops" or "calls Japan a partner"."""
    root = trigger.root
    if any(child.dep_ == "xcomp" and child.pos_ != "VERB" for child in root.children):
        return False
    if "host" in base_forms(root) and root.i + 1 < len(root.doc) and root.nbor().lower_ == "by":
        return False  # talks are hosted by somebody, people are received
    heads = [h for h in (*objects, *_passive_subjects(root)) if h.lower_ not in words("meetings", "nouns")]
    received = {t.i for token in heads for t in core_of(token) if not _is_owner(t, token)}
    received |= set(_right_after(root))
    people = (*participants.people, *participants.offices, *participants.references)
    if any(received & set(range(span.start, span.end)) for span in people):
        return True
    return any(root.doc[i].lower_ in _PRONOUNS | words("meetings", "guests", "words") for i in received)


def _is_owner(token: Token, head: Token) -> bool:
    """Is this only whose it is: "welcomed both leaders' promise"?"""
    while token.i != head.i:
        if token.dep_ == "nmod:poss":
            return True
        token = token.head
    return False


def _right_after(root: Token) -> Iterator[int]:
    """Give the words after a verb up to the next verb or stop, without what an agent or a place takes."""
    for token in root.doc[root.i + 1 + is_visit(root) : min(root.i + _FAR, root.sent.end)]:
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or _cuts_off(token):
            return
        yield token.i


def _cuts_off(token: Token) -> bool:
    return token.text == ";" or (token.pos_ == "ADP" and token.lower_ not in {"of", "in", "at"})


def _passive_subjects(root: Token) -> list[Token]:
    if not any(child.dep_ == "aux:pass" for child in root.children):
        return []
    return subjects_of(root)


def _has_two_sides(trigger: Trigger, participants: Participants) -> bool:
    spans: tuple[Span, ...] = (*participants.people, *participants.countries, *participants.organizations)
    sides: set[object] = {span.start for span in spans}
    sides |= {(span.start, name) for span in participants.references for name in span._.referents}
    subjects = subjects_of(trigger.root)
    plural = any(_is_plural_reference(subject) or _is_we(subject, trigger) for subject in subjects)
    pronoun = any(subject.lower_ in {"he", "she", "it", "we"} for subject in subjects)
    grouping = bool(participants.organizations) and "meet" in base_forms(trigger.root)
    return len(sides) >= 2 or plural or grouping or (pronoun and bool(sides))


def _is_we(subject: Token, trigger: Trigger) -> bool:
    """Is this "we met", said by both, and not "we met the envoy"?"""
    after = {token.lower_ for token in trigger.root.doc[trigger.span.end : trigger.span.end + 2]}
    has_object = any(child.dep_ == "obj" for child in trigger.root.children)
    return subject.lower_ == "we" and not has_object and "with" not in after


def _has_other_side(trigger: Trigger, wanted: list[str], participants: Participants) -> bool:
    """Does one of the prepositions that go with the verb follow it closely, and somebody after it?"""
    if "" in wanted:
        return True
    doc, sentence = trigger.span.doc, trigger.root.sent
    for token in doc[trigger.span.end : min(trigger.span.end + _NEAR, sentence.end)]:
        if token.lower_ in wanted and not (token.lower_ == "to" and trigger.root.tag_ not in _PAST):
            other = doc[token.i + 1 : min(token.i + _NEAR + 3, sentence.end)]
            return any(_is_somebody(word, participants) for word in other)
    return False


_PAST: Final = frozenset({"VBD", "VBN"})


def _is_somebody(token: Token, participants: Participants) -> bool:
    spans = (*participants.people, *participants.countries, *participants.references)
    inside = {t.i for span in spans for t in span}
    nouns = words("roles", "role_nouns") | _PRONOUNS | words("meetings", "guests", "words")
    return token.i in inside or token.lower_ in nouns or any(t.i in inside for t in core_of(token))


def _is_plural_reference(token: Token) -> bool:
    phrase = token.doc[token.left_edge.i : token.right_edge.i + 1].text.lower()
    return any(
        reference in phrase for reference in words("roles", "plural_references") if " " in reference
    ) or (token.lower_ in words("roles", "plural_references"))
