"""Laws about an agreement, which are passed and come into force without it: "the law on leaving the pact"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words

__all__ = ["is_in_a_law"]

_OF_A_NOUN = frozenset({"nmod", "nmod:poss", "compound", "acl"})


def is_in_a_law(span: Span) -> bool:
    """Tell whether an agreement is named only in the name of a law, so that what is told is told of the law.

    Args:
        span: The words that name the agreement.
    """
    node = span.root
    while (node.dep_ in _OF_A_NOUN or _is_of_a_gerund(node)) and node.head.i != node.i:
        node = node.head
        if node.lower_ in words("status", "laws", "words"):
            return True
    return False


def _is_of_a_gerund(node: Token) -> bool:
    """Is it what a law is on doing: "the law on leaving the pact"?"""
    return node.dep_ == "obj" and node.head.tag_ == "VBG" and node.head.dep_ in _OF_A_NOUN
