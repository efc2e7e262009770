"""Parties of agreements that the sentence names in a place of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Span, Token

from kg.extraction.agreements.signatories import looks_on
from kg.extraction.agreements.stages import Act
from kg.extraction.arguments.beside import run_after
from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.participants import Participants
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax import coordination
from kg.extraction.syntax.clauses import Clause, cases_of
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import core_of, subjects_of

__all__ = [
    "add_actors",
    "add_common_party",
    "add_makers",
    "add_participants",
    "add_partner_of_relative",
    "add_speakers",
    "is_in_statement",
    "tells_its_side",
]


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
        said_by = sorted(token.i for token in core_of(subject))
        for country in cast.countries_in(said_by):
            mention.add("party", country._.iso3, country, "those who say it", 0.75)
        for body in cast.organizations_in(said_by):
            mention.add("organization", body._.referent, body, "those who say it", 0.75)


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


def _is_mediator(side: Span) -> bool:
    """Has a state or body only brought others together: "China brokered a deal between"?"""
    node = side.root
    while node.dep_ in _PART_OF_SIDE and node.head.i != node.i:
        node = node.head
    agent = node.dep_ in {"nsubj", "obl:agent"} or (node.dep_ == "obl" and "by" in cases_of(node))
    return agent and bool(base_forms(node.head) & words("status", "mediating", "words"))


_PART_OF_SIDE = frozenset({"conj", "flat", "compound", "amod", "nmod:poss", "nmod:desc", "appos", "nmod"})


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


def add_makers(mention: Happening, cast: Cast) -> None:
    """Read "a security pact launched in 2021 by Australia and Chile".

    Args:
        mention: A mention of an agreement; its facts are added to.
        cast: Who is who in the document.
    """
    for verb in mention.triggers[0].root.children:
        if verb.dep_ != "acl" or not base_forms(verb) & words("status", "made", "words"):
            continue
        for agent in (child for child in verb.children if "by" in cases_of(child)):
            for country in cast.countries_in(sorted(token.i for token in core_of(agent))):
                mention.add("party", country._.iso3, country, "those who made it", 0.75)


def add_participants(mention: Happening, participants: Participants, own: Collection[int]) -> None:
    """Take those who take part in what the clause tells.

    Args:
        mention: A mention of an agreement; its facts are added to.
        participants: The arguments of its clause.
        own: Tokens of its own name and of others: the Treaty of Rome is no treaty with Italy.
    """
    for span in participants.countries:
        aside = looks_on(span) or _is_mediator(span) or _is_dateline(span)
        if span.start not in own and not aside:
            mention.add("party", span._.iso3, span, "participant of the clause", 0.85)
    for span in participants.organizations:
        if span.start not in own and not _is_mediator(span):
            mention.add("organization", span._.referent, span, "participant of the clause", 0.7)


def _is_dateline(state: Span) -> bool:
    """Is it the city where the report was written, in capitals before it: "LIMA, Oct. 26 - "?"""
    return state._.sense == "capital" and state.text.isupper() and not state.sent.text.isupper()


def add_actors(mention: Happening, act: Act, cast: Cast) -> None:
    """Take the states of those who act: "Chad's parliament approved", "that Chad and Niger signed".

    Where the clause on the agreement names two, it is theirs, whoever the sentence speaks of.

    Args:
        mention: A mention of an agreement; its facts are added to.
        act: What is done with it.
        cast: Who is who in the document.
    """
    if act.stage == "InForce":
        _add_those_bound(mention, act, cast)
    root = mention.triggers[0].root
    if not (act.stage == "Ratified" or act.is_own_clause or root.is_ancestor(act.word.root)):
        return
    if base_forms(act.word.root) & words("status", "mediating", "words"):
        return
    owners = [child for child in act.word.root.children if child.dep_ == "nmod:poss"]
    subjects = [
        s
        for s in (*coordination.subjects_of(act.word.root), *owners)
        if s.i != root.i and not s.is_ancestor(root)
    ]
    countries = cast.countries_in(sorted({token.i for subject in subjects for token in subject.subtree}))
    if act.is_own_clause and len({country._.iso3 for country in countries}) > 1:
        mention.drop("party")
    for country in countries:
        mention.add("party", country._.iso3, country, _SUBJECT_OF_ACT, 0.8)


def _add_those_bound(mention: Happening, act: Act, cast: Cast) -> None:
    """Read "entered into force for Sweden and Finland"."""
    after = act.word.doc[act.word.end : act.word.end + 1]
    for introduction in after if after.text == "for" else ():
        for country in cast.countries_in(sorted(run_after(introduction, cast))):
            mention.add("party", country._.iso3, country, "state for which it is in force", 0.8)


def tells_its_side(mention: Happening, act: Act | None) -> bool:
    """Tell whether a clause on it says who made it: "they discussed the pact that Chad signed with".

    Args:
        mention: A mention of an agreement with the parties found so far.
        act: What is done with it.
    """
    told = act is not None and act.is_own_clause
    return told and any(fact.rule == _SUBJECT_OF_ACT for fact in mention.all("party"))


_SUBJECT_OF_ACT = "subject of the act"
