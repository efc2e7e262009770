"""Who does what a verb says, also where the tree says it higher up.

"Flew to Lima to meet", "visited the troops and met", "who met", "the first leader to be received".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.syntax.clauses import cases_of

__all__ = ["core_of", "subjects_of"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "parataxis", "acl"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CORE = frozenset(
    {"flat", "compound", "nmod:desc", "nmod:unmarked", "amod", "nmod:poss", "conj", "appos", "nmod"}
)
_HIGHEST = 5


def subjects_of(verb: Token) -> list[Token]:
    """Give the subjects of a verb, its own or those that it shares with the verb above.

    Args:
        verb: A predicate.

    Returns:
        The heads of the subjects; for a relative pronoun, the noun that it stands for.
    """
    node = verb
    for _ in range(_HIGHEST):
        own = [child for child in node.children if child.dep_ in _SUBJECTS and child.i != verb.i]
        if own:
            return [_antecedent(subject, node) for subject in own]
        if node.dep_ not in _SHARED or node.head.i == node.i:
            return []
        if node.dep_ == "acl" and not any(child.dep_ in _SUBJECTS for child in node.head.children):
            return [node.head]
        node = node.head
    return []


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in _RELATIVE and verb.dep_ == "acl:relcl":
        return verb.head
    return subject


def core_of(token: Token) -> Iterator[Token]:
    """Give the words of a noun phrase without its clauses and without what is only near it.

    Args:
        token: The head of the phrase.

    Yields:
        "Prime Minister X of Malta and Y" for "Prime Minister X of Malta and Y in Rome, who".
    """
    yield token
    for child in token.children:
        if child.dep_ in _CORE and (child.dep_ != "nmod" or "of" in cases_of(child)):
            yield from core_of(child)
