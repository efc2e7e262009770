"""The status that the words around a happening give it.

After the manner of medical ConText (Harkema et al. 2009) on the dependency tree: cue words are data, their
scope is what they govern. The innermost predicate speaks first; what stands above it ("plan" over "hold")
overrules it, since a planned holding is planned.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.lexicon import table, words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.forms import base_forms

__all__ = [
    "is_conditional",
    "is_hypothetical",
    "is_negated",
    "is_to_come",
    "modal_status",
    "status_of_adjective",
    "status_of_verb",
]


def status_of_verb(token: Token, family: str) -> str | None:
    """Give the status that a predicate gives to what it governs, by its lemma."""
    forms = base_forms(token)
    phrases = {f"{form} {particle}" for form in forms for particle in _particles(token)}
    for status, known in table("status")[family]["phrasal"].items():
        if phrases & set(known):
            return str(status)
    for status, lemmas in table("status")[family]["verbs"].items():
        if forms & set(lemmas):
            return str(status)
    return None


def _particles(token: Token) -> set[str]:
    """Give what may be the particle of a verb: what the tree says, and the next word ("put off")."""
    following = {after.lower_ for after in token.doc[token.i + 1 : token.i + 2]}
    return following | {child.lower_ for child in token.children if child.dep_ == "compound:prt"}


def status_of_adjective(token: Token, family: str) -> str | None:
    """Give the status that a word before the trigger gives it: "the planned meeting"."""
    for child in token.children:
        for status, forms in table("status")[family]["adjectives"].items():
            if child.lower_ in forms and child.i < token.i:
                return str(status)
    return None


def modal_status(predicate: Token) -> str | None:
    """Give the status that an auxiliary or an infinitive gives: "will meet", "may meet", "to meet"."""
    for child in predicate.children:
        if child.dep_ in {"aux", "aux:pass", "mark", "cop"}:
            for status, forms in table("status")["meeting"]["auxiliaries"].items():
                if child.lower_ in forms:
                    return str(status)
    if _is_bare_infinitive(predicate):
        return "Planned"
    return None


def _is_bare_infinitive(predicate: Token) -> bool:
    """Is this "to meet" at the top of a headline, or "is to meet"?"""
    to = next((c for c in predicate.children if c.lower_ == "to" and c.dep_ in {"mark", "aux"}), None)
    if to is None:
        return False
    follows_is = to.i > to.sent.start and to.nbor(-1).lower_ in {"is", "are", "was", "were"}
    return follows_is or predicate.dep_ in {"ROOT", "root", "acl", "parataxis"}


def is_conditional(clause: Clause) -> bool:
    """Does the clause only name a condition: "once both have ratified it", "if it is signed"?"""
    marks = words("status", "conditions", "words")
    return any(
        child.lower_ in marks and child.dep_ in {"mark", "advmod"}
        for predicate in clause.chain
        for child in predicate.children
    )


def is_hypothetical(clause: Clause) -> bool:
    """Is it only supposed: "if they met", "a summit would help"?

    What somebody is said to have said "would" happen is planned, and no supposition.
    """
    marks = words("status", "hypothetical", "words")
    children = [child for predicate in clause.chain for child in predicate.children]
    if any(child.lower_ in marks and child.dep_ == "mark" for child in children):
        return True
    would = any(child.lower_ == "would" for child in clause.chain[-1].children) if clause.chain else False
    return would and clause.reporter is None


def is_to_come(clause: Clause) -> bool:
    """Does the clause speak of what is planned, hoped, promised, put off or owed?"""
    return any(
        modal_status(predicate) is not None
        or (predicate.lemma_.lower() != "agree" and status_of_verb(predicate, "meeting") is not None)
        or _is_owed(predicate)
        for predicate in clause.chain
    )


def _is_owed(predicate: Token) -> bool:
    """Is this "must approve", or "have to approve"?"""
    must = words("status", "owed", "words")
    if any(child.lower_ in must and child.dep_ == "aux" for child in predicate.children):
        return True
    governs = any(child.dep_ == "xcomp" for child in predicate.children)
    return predicate.lemma_.lower() in {"have", "need"} and governs


def is_negated(clause: Clause, trigger: Token) -> bool:
    """Does a negation govern the trigger: "did not meet", "refused to meet", "no plans for talks"?"""
    negations = words("status", "negation", "words")
    for predicate in clause.chain:
        if predicate.lower_ in negations or predicate.lemma_.lower() in negations:
            return True
        if any(child.lower_ in negations for child in predicate.children):
            return True
    ancestor = trigger
    while ancestor.i not in {token.i for token in clause.chain}:
        if any(child.lower_ in negations and child.dep_ in {"det", "advmod"} for child in ancestor.children):
            return True
        if ancestor.head.i == ancestor.i:
            break
        ancestor = ancestor.head
    return False
