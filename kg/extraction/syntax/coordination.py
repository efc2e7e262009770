"""Verbs that share their subject: "met in Lima on Friday and signed a treaty"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.syntax.clauses import Clause

__all__ = ["first_conjunct", "own_subjects", "subjects_of", "with_shared_subject"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})


def first_conjunct(verb: Token) -> Token:
    """Give the verb that a verb without a subject of its own is joined to by "and"; else the verb itself."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not own_subjects(verb):
        verb = verb.head
    return verb


def subjects_of(verb: Token) -> list[Token]:
    """Give the subjects of a verb, its own or those that it shares."""
    return own_subjects(verb) or own_subjects(first_conjunct(verb))


def with_shared_subject(clause: Clause) -> Clause:
    """Add to the clause of a joined verb the subject that it shares.

    Args:
        clause: Any clause.

    Returns:
        The same, or one with the verb that has the subject at the end of its chain.
    """
    if not clause.chain:
        return clause
    first = first_conjunct(clause.chain[-1])
    if first.i == clause.chain[-1].i:
        return clause
    shared = {token.i for subject in own_subjects(first) for token in subject.subtree}
    return replace(clause, chain=(*clause.chain, first), tokens=clause.tokens | shared | {first.i})


def own_subjects(verb: Token) -> list[Token]:
    """Give the subjects that hang on a verb itself."""
    return [child for child in verb.children if child.dep_ in _SUBJECTS]
