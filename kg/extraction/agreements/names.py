"""The words that name, describe or take up an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span

from kg.extraction.agreements.treaties import is_treaty_of_many, treaty_patterns
from kg.extraction.lexicon import agreement_kinds, pattern_of, table
from kg.extraction.syntax.forms import base_forms

__all__ = ["Name", "find_names"]

_ALSO_CALLED = re.compile(
    r"(?i)[\s,(“\"]*(?:(?:also )?(?:called|known as|named|dubbed)|or)?[\s,(“\"]*(?:the|an?)?[\s,(“\"]*"
    r"(?:(?:[A-Z][a-z]+ )?[12]\d{3} )?"
)
_NAMED = re.compile(r"(?i)\b(?:called|known as|named|dubbed)\b")
_DEFINITION = re.compile(
    r"\s*(?:\((?:the )?[“\"]?|, "
    r"|,? (?:or|(?:also |better )?known as|called|dubbed|abbreviated as),? (?:the )?[“\"]?)"
    r"(?P<short>[A-Z]\w*[A-Z]\w*|(?<=[“\"])[A-Z]\w+)\b"
)
_NOT_AFTER = frozenset({"in", "of", "no", "into", "under"})
_NOT_BEFORE = frozenset({"ally", "allies", "obligation", "obligations", "partner", "partners", "signatory"})


@dataclass(frozen=True)
class Name:
    """Words that name or describe an agreement.

    Attributes:
        span: The words.
        kind: Local name of the class.
        again: "similar" for "such an accord", "same" for "the pact", "short" for an abbreviation that the
            text explained before, "titled" for "the Agreement on border trade", "" for a name of its own.
        made: The noun names an agreement only where the text says that it was made: "signed a roadmap".
        alias: Other words beside them for the same agreement: "a defense pact called the …".
    """

    span: Span
    kind: str
    again: str = ""
    alias: Span | None = None
    made: bool = False

    @property
    def is_proper(self) -> bool:
        """Is it called by a name of its own: "the Lima Accords"?"""
        if self.is_of_many and not self.again:
            return True
        own = self.again in {"", "short"} and not self.span.text.isupper()
        spans = [span for span in (self.span, self.alias) if span is not None]
        return own and any(t.text[0].isupper() and not t.is_sent_start for span in spans for t in span)

    @property
    def is_of_many(self) -> bool:
        """Is it known as an agreement of many states: "the Convention on the Law of the Sea"?"""
        return is_treaty_of_many(self.span.text) or self._is_of_organization

    @property
    def _is_of_organization(self) -> bool:
        """Does a body of many states give it its name: "the ECOWAS treaty"?"""
        organizations = self.span.doc.spans.get("organizations", ())
        return any(self.span.start <= body.start < self.span.end for body in organizations)

    @property
    def is_bare(self) -> bool:
        """Is it called no more than "accord", "treaty" or "the pact"?"""
        is_noun = len(self.span) == 1 and self.kind in {"Agreement", "Treaty"} and not self.is_of_many
        is_noun = is_noun and not self.made
        return self.again == "same" or is_noun


def find_names(doc: Doc) -> list[Name]:
    """Find what names an agreement; where two patterns fit, the more telling one wins."""
    text = doc.text  # put together anew by every call
    found: list[Name] = []
    taken: set[int] = set()
    for kind, again, pattern in _patterns():
        for match in pattern.finditer(text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or taken & set(range(span.start, span.end)):
                continue
            span, whole = (span if again else _without_strangers(span)), span
            if (len(span) == 1 < len(whole)) or _is_of_another_noun(span):
                continue
            if not (again or _names_something(span)):
                continue  # a noun that is left alone is found by a later pattern
            taken |= set(range(span.start, span.end))
            is_treaty = again == "same" and span[-1].lower_ == "treaty"
            way = "titled" if again == "same" and _is_title(span) else again.removesuffix(_MADE)
            found.append(Name(span, "Treaty" if is_treaty else kind, way, made=again == _MADE))
    found = _without_aliases(_without_own_words(sorted(found, key=lambda name: name.span.start)))
    return sorted((*found, *_abbreviations(found, taken)), key=lambda name: name.span.start)


_MADE = "made"
"""The way of nouns that name an agreement only where it is said to be made."""


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    again = table("agreements")["again"]
    kinds = agreement_kinds()
    return (
        *((kind, "", pattern) for kind, pattern in treaty_patterns()),
        *((kind.name, "", pattern) for kind in kinds for pattern in kind.patterns),
        *(("Agreement", way, pattern_of(again[way])) for way in ("similar", "same")),
        *((kind.name, "", pattern) for kind in kinds for pattern in kind.bare),
        *(("Agreement", _MADE, pattern_of(pattern)) for pattern in table("agreements")["made"]["patterns"]),
    )


def _is_title(span: Span) -> bool:
    """Does a capital noun open a title of its own: "the Agreement between", "the Treaty about"?"""
    after = span.doc[span.end : min(span.end + 1, span.sent.end)].text.lower()
    return span[-1].text.istitle() and after in _OPENS_TITLE


_OPENS_TITLE = frozenset({"between", "on", "about", "concerning", "regarding", "for", "establishing"})


def _without_strangers(span: Span) -> Span:
    """Cut off what is no part of a name: "Chad Signs Border Treaty", "the Chadian Border Treaty"."""
    states = {
        token.i
        for state in span.doc.spans.get("countries", ())
        if state._.sense != "capital"
        for token in state
    }
    while len(span) > 1 and (span[0].i in states or _is_act(span, 0) or span[0].text in {"-", "–"}):
        span = span[1:]
    return span


def _is_act(span: Span, at: int) -> bool:
    verbs = table("status")["agreement"]["verbs"].values()
    forms = base_forms(span[at])
    return span[at].pos_ in {"VERB", "AUX"} and any(forms & set(listed) for listed in verbs)


def _names_something(span: Span) -> bool:
    """Tell a named or described agreement from "in agreement" and "a treaty ally"."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].lower_ in _NOT_BEFORE:
        return False
    if span[-1].lower_ in {"accession", "membership"}:
        before = doc[max(span.sent.start, span.start - 8) : span.start]
        return any(token.lower_.startswith("ratif") for token in before)
    if span.root.lower_ == "deal" and span.root.pos_ == "VERB":
        return False
    if span.text.lower() in _SAID_BY_ONE and not _is_issued(span):
        return False
    return not (len(span) == 1 and span.start and doc[span.start - 1].lower_ in _NOT_AFTER)


def _is_of_another_noun(span: Span) -> bool:
    """Is this "the protocol part of the visit" or "the truce village", and not "treaty talks"?"""
    noun = span[-1].head
    if any(t.lower_ in _BODIES for t in span.doc[span.end : span.end + 1]):
        return True  # "the Lima Pact Organization"
    if span[-1].dep_ != "compound" or noun.i != span.end or len(span) > _SHORT:
        return False
    return noun.lower_ in _OTHER_THINGS


_BODIES = frozenset({"organization", "organisation"})
_SHORT = 2
_OTHER_THINGS = frozenset(
    {"part", "village", "line", "zone", "officer", "department", "office", "ally", "chief", "bill", "law"}
)


_SAID_BY_ONE = frozenset({"declaration", "statement", "declarations", "communique", "communiqué"})
"""Nouns that name something between states only where several sign or issue it."""

_SIGNED_BY_SEVERAL = frozenset({"sign", "adopt", "endorse", "co-sign"})
_ISSUING = frozenset({"sign", "adopt", "issue", "endorse", "release", "co-sign"})


def _without_own_words(names: Sequence[Name]) -> Iterator[Name]:
    """Leave out "the declaration" of one side: no statement of several was spoken of before."""
    known = False
    for name in names:
        known = known or name.kind == "JointStatement"
        if known or name.span[-1].lower_ not in _SAID_BY_ONE or _is_issued(name.span):
            yield name


def _is_issued(span: Span) -> bool:
    before = span.doc[max(span.sent.start, span.start - 4) : span.start]
    after = span.doc[span.end : min(span.end + 1, span.sent.end)]
    if any(base_forms(token) & _SIGNED_BY_SEVERAL for token in after):
        return True
    return any(base_forms(token) & _ISSUING for token in before)


def _without_aliases(names: Iterable[Name]) -> list[Name]:
    """Make one of two names that stand in apposition; the more telling kind is kept."""
    ranks = {kind.name: rank for rank, kind in enumerate(agreement_kinds())}
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        if last is not None and last.alias is None and _are_apposed(last.span, name.span):
            kind = min(last.kind, name.kind, key=lambda k: ranks[k])
            result[-1] = Name(last.span, kind, last.again and name.again, name.span)
        else:
            result.append(name)
    return result


def _are_apposed(first: Span, second: Span) -> bool:
    if second.root.head.i == first.root.i and (second.root.dep_ == "appos" or _are_rest(first, second)):
        return True  # "an accord allowing patrols, a so-called shiprider agreement"
    between = first.doc.text[first.end_char : second.start_char]
    if _ALSO_CALLED.fullmatch(between) is None or first.root.sent != second.root.sent:
        return False
    named = _NAMED.search(between) is not None
    if named or "," not in between or "(" in between or "appos" in {first.root.dep_, second.root.dep_}:
        return True
    after = second.doc[second.end].text if second.end < len(second.doc) else "."
    return after in {",", "."}  # "a security pact, the Nadi Agreement, which"


def _are_rest(first: Span, second: Span) -> bool:
    """Are these several without names: "a number of memorandums and agreements"?"""
    several = {first.root.tag_, second.root.tag_} <= {"NNS", "NNPS"} or first[0].lower_ == "memoranda"
    return several and len(second) == 1 and second.root.dep_ == "conj"


def _abbreviations(names: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Give what takes a name up by the short form that the text explains: "the pact (SECA) ... SECA"."""
    for name in names:
        doc = name.span.doc
        last = name.alias or name.span
        defined = _DEFINITION.match(doc.text, last.end_char)
        if defined is None or last.text.isupper():
            continue
        for match in re.finditer(rf"\b{re.escape(defined['short'])}\b", doc.text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if match.start() == defined.start("short"):
                continue  # "a pact (SECA)" speaks of it once
            if span is not None and not taken & set(range(span.start, span.end)):
                taken |= set(range(span.start, span.end))
                yield replace(name, span=span, again="short", alias=None)
