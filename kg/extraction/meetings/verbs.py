"""Verbs that tell of a meeting: "met", "received", "raised it with", "brought them together"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extraction.lexicon import table
from kg.extraction.syntax.clauses import cases_of
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import core_of, subjects_of

__all__ = ["MeetingVerb", "is_visit", "meeting_verbs"]


@dataclass(frozen=True)
class MeetingVerb:
    """A verb that may tell of a meeting.

    Attributes:
        token: The verb.
        kind: Local name of the class that it gives; "Meeting" where it leaves it open.
        elaborates: Does it tell what they spoke of, rather than that they met?
    """

    token: Token
    kind: str
    elaborates: bool = False


def meeting_verbs(doc: Doc) -> Iterator[MeetingVerb]:
    """Find the verbs that may tell of a meeting.

    Args:
        doc: The document, read.

    Yields:
        The verbs in the order of the text. Who takes part shows whether people or states meet.
    """
    verbs: dict[str, dict[str, object]] = table("meetings")["verbs"]
    for token in doc:
        if token.pos_ != "VERB" or _is_other_verb(token) or token.dep_ in {"amod", "compound"}:
            continue
        verb = next((verbs[form] for form in sorted(base_forms(token)) if form in verbs), None)
        if verb is None:
            continue
        if not verb.get("matter"):
            kind = "Meeting" if is_visit(token) else str(verb["kind"])
            yield MeetingVerb(token, kind, elaborates=_is_of_them(token, verb))
        elif _is_by_telephone(token):
            yield MeetingVerb(token, "PhoneCall")
        elif _is_said_by_whom(token):
            yield MeetingVerb(token, str(verb["kind"]), elaborates=True)


def _is_of_them(token: Token, verb: Mapping[str, object]) -> bool:
    """Does it tell who brought those together of whom the text has told?"""
    return bool(verb.get("host")) and any(child.lower_ == "them" for child in token.children)


def is_visit(call: Token) -> bool:
    """Is this the call that is paid: "called on President X", "paid a courtesy call on"?

    Who is called on to do something is not visited.
    """
    doc, end = call.doc, call.sent.end
    if call.lower_ not in _CALLS or doc[call.i + 1 : call.i + 2].text.lower() not in {"on", "upon"}:
        return False
    if call.pos_ == "NOUN" and "pay" not in base_forms(call.head):
        return False
    people = (s for s in doc.spans.get("people", ()) if call.i < s.start < min(call.i + _TITLE, end))
    met = next(people, None)
    if met is None or any(t.pos_ == "VERB" for t in doc[call.i + 1 : met.start]):
        return False
    rest = doc[met.end : min(met.end + _TITLE, end)]
    return not any(t.lower_ == "to" and t.i + 1 < end and t.nbor().tag_ == "VB" for t in rest)


_CALLS = frozenset({"call", "calls", "called", "calling"})
_TITLE = 10
"""How many words a title before a name has at most."""


def _is_said_by_whom(verb: Token) -> bool:
    """Is it said with whom somebody discussed it, or are two named who did?"""
    doc = verb.doc
    people = doc.spans.get("people", ())
    below = [
        *verb.children,
        *(c for views in verb.children if views.lower_ in _VIEWS for c in views.children),
    ]
    others = [c for c in below if c.dep_ in {"obl", "nmod"} and "with" in cases_of(c)]
    met = {t.i for other in others for t in core_of(other)}
    if any(span.root.i in met for span in people):
        return True
    subject = {t.i for noun in subjects_of(verb) for t in core_of(noun)}
    return sum(span.root.i in subject for span in people) > 1


def _is_by_telephone(verb: Token) -> bool:
    """Is this "discussed the border by phone"?"""
    near = verb.doc[verb.i : min(verb.i + _FAR, verb.sent.end)].text.lower()
    return any(phrase in near for phrase in _BY_TELEPHONE)


_FAR = 20
_BY_TELEPHONE = ("by phone", "by telephone", "over the phone", "on the phone", "by video", "via video")


def _is_other_verb(token: Token) -> bool:
    """Tell "sit down" from "sit" and "call" from "call on", "call off", "call for"."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    forms = base_forms(token)
    if "call" in forms and after in _PARTICLES:
        return not is_visit(token)
    if "see" in forms:
        return token.tag_ == "VBN" or any(_makes_it_a_view(child) for child in token.children)
    if "bring" in forms:
        return all(t.lower_ != "together" for t in token.doc[token.i : min(token.i + _FAR, token.sent.end)])
    if "exchange" in forms:
        return all(child.lower_ not in _VIEWS for child in token.children)
    return "sit" in forms and after != "down"


_VIEWS = frozenset({"views", "opinions", "ideas"})


def _makes_it_a_view(child: Token) -> bool:
    """Is this "sees X as a rival", "saw X resign"?"""
    return child.dep_ in {"xcomp", "ccomp"} or any(
        c.lower_ == "as" and c.dep_ == "case" for c in child.children
    )


_PARTICLES = frozenset({"off", "for", "on", "up", "upon", "it", "itself"})
