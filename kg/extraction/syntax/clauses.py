"""What a noun or verb governs, read off a tree of Universal Dependencies.

A clause is a predicate with its complements' chain ("plan" over "hold" in "plan to hold talks") and every
token below it that belongs to no other clause. Arguments are looked for in the phrase of the trigger first
and in its clause second, so that a date or a place goes with what it is attached to and not with what it
stands next to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

__all__ = ["Clause", "adds_participants", "cases_of", "clause_of", "is_infinitive"]

_COMPLEMENT = frozenset({"xcomp", "ccomp", "csubj", "aux", "aux:pass", "cop"})
_OTHER_CLAUSE = frozenset({"acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "csubj", "acl"})
_ADDS_PARTICIPANTS = frozenset({"join", "include", "involve", "accompany", "comprise", "feature"})
"""Verbs whose participle or relative clause adds to the participants: "joined by", "that included"."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(frozen=True)
class Clause:
    """A predicate and what belongs to it.

    Attributes:
        chain: The predicate that governs the trigger, and the predicates above it that take it as their
            complement, the innermost first: (hold, plan).
        tokens: Indices of every token that belongs to the clause.
        reporter: The verb of saying above the clause, if there is one.
        carriers: Verbs of participles and relative clauses on the trigger that tell of it themselves: "the
            agreement that Chad and Niger signed in May".
    """

    chain: tuple[Token, ...]
    tokens: frozenset[int]
    reporter: Token | None
    carriers: tuple[Token, ...] = ()

    @property
    def source(self) -> str:
        """Who is said to have said it: the subject of the verb of saying; "" where there is none."""
        for child in self.reporter.children if self.reporter is not None else ():
            if child.dep_ in _SUBJECTS and child.pos_ != "PRON":
                text: str = child.doc[child.left_edge.i : child.i + 1].text
                return " ".join(text.split())
        return ""

    @property
    def tells_itself(self) -> bool:
        """Does a clause on the trigger name its own subject or agent, and leave the main clause to others?"""
        return any(
            child.dep_ in _SUBJECTS | {"obl:agent"} and child.pos_ != "PRON"
            for verb in self.carriers
            for child in verb.children
        )


def is_predicate(token: Token) -> bool:
    """Is this the head of a clause: a verb, or a noun or adjective with a copula or a subject?"""
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"amod", "compound", "case", "aux", "aux:pass", "cop", "fixed", "mark"}
    return any(child.dep_ in _SUBJECTS or child.dep_ == "cop" for child in token.children)


def clause_of(trigger: Token, verbs_of_saying: frozenset[str]) -> Clause:
    """Give the clause that a trigger stands in.

    Args:
        trigger: The noun or verb.
        verbs_of_saying: Lemmas of verbs that report what another says.

    Returns:
        The clause; for a headline without a verb, the whole sentence.
    """
    predicate = trigger
    while not is_predicate(predicate) and predicate.head.i != predicate.i:
        predicate = predicate.head
    chain = [predicate]
    reporter = None
    while chain[-1].head.i != chain[-1].i:
        head, relation = chain[-1].head, chain[-1].dep_
        if relation == "acl" and is_infinitive(chain[-1]) and len(chain) < _LONGEST:
            chain += [head, _governor(head)] if _governor(head).i != head.i else [head]
            continue
        if relation in {"ccomp", "parataxis"} and head.lemma_.lower() in verbs_of_saying:
            reporter = head
            break
        if relation in _COMPLEMENT and is_predicate(head):
            chain.append(head)
        else:
            break
    members = set(_members(chain[-1], frozenset(token.i for token in chain)))
    carriers = tuple(
        child for child in trigger.children if child.dep_ in {"acl", "acl:relcl"} and _carries(child)
    )
    members |= {token.i for verb in carriers for token in verb.subtree}
    return Clause(tuple(chain), frozenset(members | {token.i for token in chain}), reporter, carriers)


_CARRYING = frozenset(
    {
        "hold",
        "sign",
        "host",
        "conclude",
        "negotiate",
        "reach",
        "ratify",
        "conduct",
        "stage",
        "have",
        "attend",
        "agree",
        "take",
        "convene",
    }
)


def _carries(verb: Token) -> bool:
    return verb.lemma_.lower() in _CARRYING and not _is_under_it(verb)


def _is_under_it(verb: Token) -> bool:
    """Is it what is done under it, and not with it: "a deal under which Chad would agree to"?"""
    relatives = (child for child in verb.children if child.lower_ == "which")
    return any(case.lower_ in {"under", "by", "through"} for word in relatives for case in word.children)


_LONGEST = 6
"""A chain longer than this is a slip of the parser."""


def cases_of(token: Token) -> set[str]:
    """Give the prepositions before a phrase.

    Args:
        token: The head of the phrase.
    """
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def is_infinitive(token: Token) -> bool:
    """Say whether a verb stands with "to".

    Args:
        token: The verb.
    """
    return any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in token.children)


def _governor(noun: Token) -> Token:
    """Give the predicate above a noun: "express" for the desire in "expressed its desire to sign"."""
    node = noun
    while not is_predicate(node) and node.head.i != node.i:
        node = node.head
    return node


def adds_participants(token: Token) -> bool:
    """Does a clause only name more participants: "joined by Peru", "that included Fiji"?"""
    return token.lemma_.lower() in _ADDS_PARTICIPANTS


def _members(token: Token, chain: frozenset[int]) -> Iterator[int]:
    """Give the tokens below a predicate that no other clause claims."""
    yield token.i
    for child in token.children:
        if child.i in chain or not _opens_clause(child):
            yield from _members(child, chain)


def _opens_clause(token: Token) -> bool:
    """Does another clause begin here? A conjoined verb with a subject of its own does, too."""
    if adds_participants(token):
        return False
    if token.dep_ in _OTHER_CLAUSE:
        return True
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
        return any(child.dep_ in _SUBJECTS for child in token.children)
    return False
