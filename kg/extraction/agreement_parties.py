"""Parties of agreements that the sentence names in a place of its own, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extraction.cast import Cast
from kg.extraction.clauses import Clause
from kg.extraction.happening import Happening
from kg.extraction.references import main_pair
from kg.extraction.subjects import core_of, subjects_of

__all__ = ["add_common_party", "add_main_pair", "add_partner_of_relative", "add_speakers", "is_in_statement"]


def is_in_statement(mention: Happening) -> bool:
    """Is it the statement in which the sentence says something: "in a joint statement, they condemned"?

    Args:
        mention: A mention of an agreement.
    """
    root = mention.triggers[0].root
    return mention.kind == "JointStatement" and any(
        child.dep_ == "case" and child.lower_ == "in" for child in root.children
    )


def add_speakers(mention: Happening, clause: Clause, cast: Cast) -> None:
    """Take those who say something in a statement, and not those of whom they say it.

    Args:
        mention: A mention of an agreement; its facts are added to.
        clause: The clause that it stands in.
        cast: Who is who in the document.
    """
    if not is_in_statement(mention):
        return
    for subject in subjects_of(clause.chain[0]) if clause.chain else ():
        for country in cast.countries_in(sorted(token.i for token in core_of(subject))):
            mention.add("party", country._.iso3, country, "those who say it", 0.75)


def add_partner_of_relative(mention: Happening, clause: Clause, cast: Cast) -> None:
    """Read "Chad, with which it signed a treaty in May".

    Args:
        mention: A mention of an agreement; its facts are added to.
        clause: The clause that it stands in.
        cast: Who is who in the document.
    """
    for verb in clause.chain:
        partners = {child.lower_ for child in verb.children if _is_with(child)} & {"which", "whom"}
        if verb.dep_ == "acl:relcl" and partners:
            sides = {verb.head.i, *_tokens_of_it(verb)}
            for country in cast.countries_in(sorted(sides)):
                mention.add("party", country._.iso3, country, "partner before a relative clause", 0.75)


def _tokens_of_it(verb: Token) -> Iterator[int]:
    """Give the subject of the sentence for which "it" stands: "Chad turned to Mali, with which it signed"."""
    if not any(child.dep_ == "nsubj" and child.lower_ in {"it", "they"} for child in verb.children):
        return
    for subject in subjects_of(verb.sent.root):
        yield from (token.i for token in core_of(subject))


def add_common_party(mention: Happening, earlier: Sequence[Happening]) -> None:
    """Read "a similar pact with Chad" as one of the state to which all agreements named before belong.

    Args:
        mention: A mention of an agreement; its facts are added to.
        earlier: The mentions before it.
    """
    span, partners = mention.triggers[-1], mention.values("party")
    follows = any(token.lower_ == "with" for token in span.doc[span.end : span.end + 2])
    if len(partners) != 1 or mention.first("reference") or not (mention.another or follows):
        return
    pairs = {other.values("party") for other in earlier if len(other.values("party")) > 1}
    common = frozenset.intersection(*pairs) - partners if len(pairs) > 1 else frozenset[str]()
    for code in common if len(common) == 1 else ():
        mention.add("party", code, span, "party to all agreements before", 0.6)


def _is_with(token: Token) -> bool:
    return any(child.lower_ == "with" for child in token.children if child.dep_ == "case")


def add_main_pair(agreements: Iterable[Happening], doc: Doc) -> None:
    """Give to an agreement that is spoken of without parties the two states that the text is about.

    "A treaty to protect investments is being negotiated" in a report on two states is theirs; an agreement of
    which no act is told may be anybody's.

    Args:
        agreements: What may lack parties; they are completed in place.
        doc: The document.
    """
    pair = main_pair(doc)
    for agreement in agreements:
        if agreement.values("party") or agreement.values("organization") or not pair:
            continue
        if agreement.kind == "JointStatement" or agreement.values("status") - {"Existing"}:
            for code in sorted(pair):
                agreement.add("party", code, agreement.triggers[0], "the states of the text", 0.5)
