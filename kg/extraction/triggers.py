"""The words that speak of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extraction.lexicon import table, words

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
    """

    span: Span
    root: Token
    kind: str

    @property
    def is_verb(self) -> bool:
        """Is the meeting told by a verb and not named by a noun?"""
        return self.root.lower_ not in words("meetings", "nouns") and not TWO_PLUS_TWO.search(self.span.text)


def find_triggers(doc: Doc) -> list[Trigger]:
    """Find what speaks of a meeting, in the order of the text; no two share a token."""
    marks = [span for m in TWO_PLUS_TWO.finditer(doc.text) if (span := _span(doc, m.start(), m.end()))]
    found: list[Trigger] = []
    taken: set[int] = set()
    for trigger in (*_marked(doc, marks), *_nouns(doc), *_verbs(doc)):
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
    for token in doc:
        kind = nouns.get(token.lower_)
        if not kind or (
            token.pos_ not in {"NOUN", "PROPN"} and token.dep_ not in {"obj", "obl", "nsubj", "nmod"}
        ):
            continue
        if (
            token.tag_.startswith("VB")
            and token.lower_ == "meeting"
            and token.dep_ not in {"obj", "obl", "nsubj"}
        ):
            continue
        modifiers = _modifiers(token)
        if modifiers & words("meetings", "domestic", "words"):
            continue
        yield Trigger(doc[token.i : token.i + 1], token, _kind_of(modifiers, kind))


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


def _verbs(doc: Doc) -> Iterator[Trigger]:
    verbs: dict[str, dict[str, object]] = table("meetings")["verbs"]
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in verbs and token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
            yield Trigger(doc[token.i : token.i + 1], token, str(verbs[lemma]["kind"]))


def _without_parts(triggers: list[Trigger]) -> Iterator[Trigger]:
    """Leave out a noun that is part of another's phrase: "round" of "talks", "summit" of "summit meeting"."""
    roots = {t.root.i: t for t in triggers}
    for trigger in triggers:
        root, head = trigger.root, trigger.root.head
        is_part = head.i in roots and head.i != root.i and not roots[head.i].is_verb
        if is_part and (root.dep_ in {"compound", "amod"} or _is_of(root)):
            continue
        yield trigger


def _is_of(token: Token) -> bool:
    return token.dep_ == "nmod" and any(child.lower_ == "of" for child in token.children)
