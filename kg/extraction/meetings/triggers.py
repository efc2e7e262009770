"""The words that speak of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extraction.lexicon import table, words
from kg.extraction.meetings.verbs import is_visit, meeting_verbs
from kg.extraction.syntax.forms import base_forms

__all__ = ["TWO_PLUS_TWO", "Trigger", "find_triggers", "is_sport", "names_both_ministries"]

TWO_PLUS_TWO = re.compile(r"(?i)(?<![\w+])(?:two|2)\s?[-–]?\s?(?:plus|\+)\s?[-–]?\s?(?:two|2)(?![\w+])")
"""Every way to write 2+2: two-plus-two, 2-plus-2, "2 plus 2", 2+2."""

_MINISTERS = re.compile(
    r"(?i)\b(?:foreign(?: affairs)?|diplomatic|external affairs)(?: ministers?)?"
    r"(?:,? and |/|-|, )(?:the )?(?:defen[cs]e|security|armed forces)(?: \w+)? minist"
    r"|\b(?:defen[cs]e|armed forces)(?: ministers?)?(?:,? and |/|-|, )(?:the )?foreign(?: affairs)? minist"
    r"|\bministers? (?:of|for) foreign affairs and (?:of |for )?(?:national )?defen[cs]e"
    r"|\bsecretar(?:y|ies) of state and (?:of )?defen[cs]e"
    r"|\bforeign (?:and|&) defen[cs]e minist"
)
"""Foreign and defence ministers named in one breath."""


@dataclass(frozen=True)
class Trigger:
    """One place that speaks of a meeting.

    Attributes:
        span: The words: "two-plus-two talks", "met".
        root: The token that stands in the tree for them.
        kind: Local name of the class that the words give; "Meeting" where they leave it open.
        is_verb: Is the meeting told by a verb and not named by a noun?
        elaborates: Does it tell what they spoke of: "discussed the border"?
        stands_for: Does a word stand for the noun: "the last one", "the second was held in"?
    """

    span: Span
    root: Token
    kind: str
    is_verb: bool = False
    stands_for: bool = False
    elaborates: bool = False


def find_triggers(doc: Doc) -> list[Trigger]:
    """Find what speaks of a meeting, in the order of the text; no two share a token."""
    marks = [span for m in TWO_PLUS_TWO.finditer(doc.text) if (span := _span(doc, m.start(), m.end()))]
    found: list[Trigger] = []
    taken: set[int] = set()
    for trigger in (*_marked(doc, marks), *_nouns(doc), *_verbs(doc), *_stand_ins(doc)):
        tokens = set(range(trigger.span.start, trigger.span.end))
        if not tokens & taken:
            taken |= tokens
            found.append(trigger)
    return sorted(_without_parts(found), key=lambda t: t.span.start)


def names_both_ministries(text: str) -> bool:
    """Does a text name foreign and defence ministers in one breath?"""
    return _MINISTERS.search(text) is not None


def is_sport(trigger: Trigger) -> bool:
    """Tell "Brazil meet Ghana in the final", a round of golf and the summit of a mountain from diplomacy."""
    doc, root = trigger.root.doc, trigger.root
    if trigger.is_verb:
        start, end = root.sent.start, root.sent.end
        officials = any(start <= span.start < end for span in doc.spans.get("offices", ()))
        return not officials and any(t.lower_ in words("meetings", "sport", "words") for t in root.sent)
    if root.lower_ == "summit" and base_forms(root.head) & words("meetings", "climbing", "words"):
        return True
    if root.lower_ not in {"round", "summit"} or root.i + 2 >= len(doc) or doc[root.i + 1].lower_ != "of":
        return False
    noun = next((child for child in root.children if child.dep_ == "nmod"), doc[root.i + 2])
    if root.lower_ == "round":
        return noun.lower_ not in words("meetings", "nouns") | {"negotiations"}
    return any(token.i == noun.i for span in doc.spans.get("places", ()) for token in span)


def _span(doc: Doc, start: int, end: int) -> Span | None:
    return doc.char_span(start, end, alignment_mode="expand")


def _marked(doc: Doc, marks: list[Span]) -> Iterator[Trigger]:
    """2+2 with the noun that it modifies, if one follows in the same phrase."""
    for mark in marks:
        sentence_end = mark[-1].sent.end
        end = mark.end
        for token in doc[mark.end : min(mark.end + 7, sentence_end)]:
            if token.lower_ in words("meetings", "nouns"):
                end = token.i + 1
                break
            if token.pos_ in {"VERB", "AUX", "ADP"} or token.text in {",", ".", ";"}:
                break
        span = doc[mark.start : end]
        kind = "MinisterialMeeting" if "economic" in _modifiers(span[0]) else "TwoPlusTwo"
        yield Trigger(span, span[-1] if end > mark.end else mark.root, kind)


def _nouns(doc: Doc) -> Iterator[Trigger]:
    nouns: dict[str, str] = table("meetings")["nouns"]
    in_names = {t.i for span in doc.spans.get("organizations", ()) for t in span}
    for token in doc:
        kind = nouns.get(token.lower_)
        if (
            not kind
            or token.i in in_names
            or (token.pos_ not in {"NOUN", "PROPN"} and token.dep_ not in {"obj", "obl", "nsubj", "nmod"})
        ):
            continue
        if (
            token.tag_.startswith("VB")
            and token.lower_ == "meeting"
            and token.dep_ not in {"obj", "obl", "nsubj"}
        ):
            continue
        modifiers = _modifiers(token)
        domestic = modifiers & words("meetings", "domestic", "words")
        if (domestic and not modifiers & words("meetings", "joint", "words")) or _names_no_meeting(token):
            continue
        kind = "Meeting" if is_visit(token) else _kind_of(modifiers, kind)
        yield Trigger(doc[token.i : token.i + 1], token, kind)


def _names_no_meeting(token: Token) -> bool:
    """Tell "to call off", "a call for calm" and "through dialogue" from meetings."""
    doc, form = token.doc, token.lower_
    before = doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if form in words("meetings", "plurals", "words"):
        return after != "with"
    if form in words("meetings", "meals", "words"):
        return not _is_with_or_between(token)
    if form == "retreat":
        owners = {word.strip("'’") for word in _modifiers(token)}
        return not owners & words("meetings", "of_people", "words")
    if form == "call" and (after in {"off", "for", "on", "up"} or before == "to"):
        return not is_visit(token)
    if form == "talks" and before == "in" and (token.dep_ in _PREDICATES or base_forms(token.head) & {"be"}):
        return True  # "is in talks with X" on something: they negotiate
    has_article = any(child.dep_ in {"det", "nmod:poss"} for child in token.children)
    if form in {"dialogue", "dialog"} and not has_article:
        return before in words("meetings", "means", "words") or token.dep_ in {"obj", "conj"}
    return before in words("meetings", "means", "words")


def _is_with_or_between(token: Token) -> bool:
    """Is it said whom it is with: "a working lunch with", "the dinner between the two leaders"?"""
    rest = token.doc[token.i + 1 : min(token.i + _ARTICLE, token.sent.end)]
    return any(word.lower_ in {"with", "between"} for word in rest)


_PREDICATES = frozenset({"root", "ROOT", "ccomp", "conj", "acl", "acl:relcl", "advcl", "parataxis", "xcomp"})


def _kind_of(modifiers: set[str], kind: str) -> str:
    if "summit" in modifiers and kind == "Meeting":
        return "Summit"
    for word, better in table("meetings")["modifiers"].items():
        if word in modifiers:
            return str(better)
    return kind


def _modifiers(token: Token) -> set[str]:
    """Give the words before a noun, and their hyphenated compounds ("working-level")."""
    left = token.doc[max(token.sent.start, token.i - 6) : token.i]
    plain = re.sub(r"\s*[-–]\s*", "-", left.text.lower())
    near = plain.split(",")[-1]
    return set(near.split())


def _stand_ins(doc: Doc) -> Iterator[Trigger]:
    """Find words that stand for a session of a series: "the last one", "the first was held in"."""
    ordinals, nouns = table("meetings")["ordinals"], table("meetings")["nouns"]
    last: Token | None = None
    near = 0
    for token in doc:
        if token.lower_ in nouns:
            last, near = token, token.i
        if last is None or token.i - near > _RECENT:
            continue
        before = token.nbor(-1).lower_ if token.i else ""
        is_one = token.lower_ == "one" and before in {"last", "latest", "first", "previous", "next"}
        is_number = token.lower_ in ordinals or token.lower_ in _LAST or _NUMBER.fullmatch(token.lower_)
        if (is_one or (is_number and before == "the")) and _is_told_of(token):
            near = token.i
            kind = _kind_of(_modifiers(last), nouns[last.lower_])
            yield Trigger(doc[token.i : token.i + 1], token, kind, stands_for=True)


_LAST = frozenset({"last", "latest", "previous", "next"})
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)")
_ARTICLE = 3
"""Where a place begins after its preposition, with an article or without."""

_RECENT = 40
"""How many words back the noun may be that such words stand for."""


def _is_told_of(token: Token) -> bool:
    """Is it said to take place: "the second took place", "the third is planned for", "the first in Oslo"?"""
    doc, end = token.doc, token.sent.end
    before = doc[max(token.i - 2, 0)]
    if base_forms(before) & {"hold", "host", "convene"} and doc[token.i + 1 : token.i + 2].text in {
        "in",
        "at",
    }:
        return True
    after = token.i + 1
    places = [*doc.spans.get("places", ()), *doc.spans.get("countries", ())]
    if doc[after : after + 1].text in {"in", "at"} and any(0 < s.start - after < _ARTICLE for s in places):
        return True
    while after < end and doc[after].lower_ in _HELPERS:
        after += 1
    return after < end and bool(base_forms(doc[after]) & words("meetings", "stands", "words"))


_HELPERS = frozenset(
    {"was", "were", "is", "will", "be", "to", "being", "had", "been", "has", "due", "expected"}
)


def _verbs(doc: Doc) -> Iterator[Trigger]:
    for verb in meeting_verbs(doc):
        i = verb.token.i
        yield Trigger(doc[i : i + 1], verb.token, verb.kind, is_verb=True, elaborates=verb.elaborates)


def _without_parts(triggers: list[Trigger]) -> Iterator[Trigger]:
    """Leave out a noun that is part of another's phrase: "round" of "talks", "summit" of "summit meeting"."""
    roots = {t.root.i: t for t in triggers}
    for trigger in triggers:
        root, head = trigger.root, trigger.root.head
        is_part = head.i in roots and head.i != root.i and not roots[head.i].is_verb
        if is_part and (root.dep_ in {"compound", "amod"} or _is_of(root)):
            continue
        if root.i + 1 in roots and root.lower_ in {"trilateral", "summit"}:
            continue  # "the trilateral summit", "summit talks"
        yield trigger


def _is_of(token: Token) -> bool:
    return token.dep_ == "nmod" and any(child.lower_ == "of" for child in token.children)
