"""Agreements listed in one sentence, each with its own parties.

"A treaty with Chad and a pact with Niger" names each; "has agreements with Chad and Niger" and "has had one
with Chad since 1990 and with Niger since 1995" speak of one for each partner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.agreements.dates import add_beginning
from kg.extraction.arguments.beside import run_after
from kg.extraction.arguments.cast import Cast
from kg.extraction.happenings.happening import Happening

__all__ = ["one_for_each_partner", "parties_of_others"]

_INTRODUCING = frozenset({"with", "between", "among"})
_NEAR = 4
_FAR = 25


def parties_of_others(span: Span, rivals: Sequence[Span]) -> set[int]:
    """Give the tokens that say whom the other agreements of a sentence are with, if this one says so, too.

    Args:
        span: The words that name an agreement.
        rivals: The names of the others in the sentence.

    Returns:
        Indices of tokens.
    """
    if _introduction(span) is None:
        return set()
    names = sorted((span, *rivals), key=lambda name: name.start)
    found: set[int] = set()
    for name, following in zip(names, [*names[1:], None], strict=True):
        first = _introduction(name)
        if name.start != span.start and first is not None:
            end = following.start if following is not None else name.sent.end
            found |= set(range(first.i, end))
    return found


def _introduction(name: Span) -> Token | None:
    """Give the "with" or "between" right after a name."""
    after = name.doc[name.end : min(name.end + _NEAR, name.sent.end)]
    return next((token for token in after if token.lower_ in _INTRODUCING), None)


def one_for_each_partner(mention: Happening, rivals: Sequence[Span], cast: Cast) -> list[Happening]:
    """Split a mention that speaks of several agreements of one state with others.

    Args:
        mention: A mention.
        rivals: The names of other agreements in the sentence.
        cast: Who is who in the document.

    Returns:
        One mention for each partner; the mention itself where it speaks of one agreement.
    """
    span = mention.triggers[0]
    if _is_each(span):
        return _one_for_each_side(mention, cast)
    groups = list(_groups(span, rivals, cast))
    partners = {country._.iso3 for _, countries in groups for country in countries}
    own = mention.values("party") - partners
    several = len(groups) > 1 or span[-1].tag_ == "NNS" or span.text.lower().startswith("those")
    if len(own) != 1 or len(partners) < 2 or not several:
        return [mention]
    return [_part(mention, token, country, partners) for token, countries in groups for country in countries]


def _is_each(span: Span) -> bool:
    """Does each of several have one of its own: "Chad and Mali each signed a pact with Niger"?"""
    before = span.doc[max(span.sent.start, span.start - _FAR) : span.start]
    return any(token.lower_ in {"each", "separately"} and not _is_each_other(token) for token in before)


def _is_each_other(token: Token) -> bool:
    return token.doc[token.i + 1 : token.i + 2].text.lower() == "other"


def _one_for_each_side(mention: Happening, cast: Cast) -> list[Happening]:
    """Split "Chad and Mali each signed a pact with Niger" by those before it."""
    introduction = _introduction(mention.triggers[0])
    if introduction is None or introduction.lower_ != "with":
        return [mention]
    shared = {c._.iso3 for c in cast.countries_in(sorted(run_after(introduction, cast)))}
    sides = {fact.value: fact.span for fact in mention.all("party") if fact.value not in shared}
    if len(shared) != 1 or len(sides) < 2:
        return [mention]
    return [_side(mention, code, span, set(sides), min(shared), introduction) for code, span in sides.items()]


def _side(
    mention: Happening, code: str, span: Span, sides: set[str], shared: str, introduction: Token
) -> Happening:
    facts = [replace(f) for f in mention.facts if f.slot != "party" or f.value not in sides - {code}]
    part = replace(mention, triggers=list(mention.triggers), facts=facts, another=True)
    if shared not in part.values("party"):
        part.add(
            "party", shared, introduction.doc[introduction.i : introduction.i + 1], "partner of each", 0.7
        )
    return part


def _groups(span: Span, rivals: Sequence[Span], cast: Cast) -> Iterator[tuple[Token, list[Span]]]:
    """Give each "with" after the name and the states that it introduces."""
    stop = min((r.start for r in rivals if r.start > span.end), default=span.sent.end)
    for token in span.doc[span.end : min(stop, span.end + _FAR)]:
        if token.lower_ != "with":
            continue
        countries = {c._.iso3: c for c in cast.countries_in(sorted(run_after(token, cast)))}
        if countries:
            yield token, list(countries.values())


def _part(mention: Happening, introduction: Token, country: Span, partners: set[str]) -> Happening:
    code = country._.iso3
    facts = [
        replace(fact)
        for fact in mention.facts
        if fact.slot != "date" and (fact.slot != "party" or fact.value not in partners - {code})
    ]
    part = replace(mention, triggers=list(mention.triggers), facts=facts, another=True)
    if code not in part.values("party"):
        part.add("party", code, country, "one partner of several", 0.7)
    if not part.values("status") & {"Proposed", "UnderNegotiation"}:
        add_beginning(part, introduction)
    return part
