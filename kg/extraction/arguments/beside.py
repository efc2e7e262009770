"""Participants that stand right beside the trigger: read off the words, whatever the parser made of them.

"Chad and Niger hold talks", "Peru's president met", "talks between A, B and C": a run of names, titles and
the small words that join them, before the predicate or after "with", "between", "of".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.lexicon import words

__all__ = ["beside", "hosts", "run_after"]

_JOINING = frozenset(
    {",", "and", "&", "of", "the", "'s", "’s", "'", "’", "-", "–", "/", "(", ")", "both", "then"}
)
_INTRODUCING = frozenset({"with", "between", "among", "involving"})
_INTRODUCING_AT_ONCE = frozenset({"of", "by", "and"})
_BETWEEN = frozenset(
    {"security", "defense", "defence", "plan", "plans", "to", "phone", "video", "peace", "trade"}
)
"""Nouns that stand between a subject and its trigger: "Chad and Niger hold security talks"."""

_STOP = frozenset({".", ",", ";", ":", "!", "?", "("})
_REACH = 8
"""How many words may stand between a trigger and the "with" that goes with it."""


def beside(trigger: Span, cast: Cast) -> set[int]:
    """Give the tokens of the actors in the runs beside a trigger.

    Args:
        trigger: The words that name the happening.
        cast: Who is who in the document.

    Returns:
        Indices of tokens; the runs to both sides of it.
    """
    doc, sentence = trigger.doc, trigger.root.sent
    before = (doc[i] for i in range(trigger.start - 1, sentence.start - 1, -1))
    after = (doc[i] for i in range(trigger.end, sentence.end))
    found = set() if _is_joined(trigger.root) else set(_run(_skip_predicate(before, cast), cast))
    return found | set(_run(_skip_to_introduction(after, cast), cast))


def _is_joined(verb: Token) -> bool:
    """Does the verb share the subject of the one before: "was received by X and will meet Y"?"""
    own = any(child.dep_ in {"nsubj", "nsubj:pass"} for child in verb.children)
    return verb.pos_ == "VERB" and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not own


def run_after(token: Token, cast: Cast) -> set[int]:
    """Give the tokens of the actors in the run that begins after a preposition: "by A of X and B of Y"."""
    return set(_run((token.doc[i] for i in range(token.i + 1, token.sent.end)), cast))


def hosts(trigger: Span, cast: Cast) -> set[int]:
    """Give the tokens of those who brought others together: "talks hosted by", "at the invitation of".

    Args:
        trigger: The words that name the meeting.
        cast: Who is who in the document.

    Returns:
        Indices of tokens.
    """
    doc, sentence = trigger.doc, trigger.root.sent
    found: set[int] = set()
    tokens = [token for token in doc[trigger.end : sentence.end] if not token.is_space]
    for token, after in pairwise(tokens):
        is_host = token.lower_ in words("meetings", "hosting", "words") and after.lower_ == "by"
        if is_host or (token.lower_ == "invitation" and after.lower_ == "of"):
            found |= run_after(after, cast)
    return found


def _run(tokens: Iterable[Token], cast: Cast) -> Iterator[int]:
    """Give the actors at the beginning of some tokens, up to the first word that joins nothing."""
    for token in tokens:
        if cast.is_actor(token.i):
            yield token.i
        elif not _joins(token):
            return


def _joins(token: Token) -> bool:
    return token.lower_ in _JOINING or token.lower_ in words("roles", "role_nouns") or token.is_space


def _skip_predicate(tokens: Iterable[Token], cast: Cast) -> Iterator[Token]:
    """Leave out what stands between a subject and its predicate's noun: "plan to hold virtual security"."""
    started = False
    for token in tokens:
        if not started and not cast.is_actor(token.i) and _is_skippable(token):
            continue
        started = True
        yield token


def _is_skippable(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "AUX", "ADV", "ADJ", "DET", "PART", "NUM", "PRON"} or token.lower_ in _BETWEEN
    )


def _skip_to_introduction(tokens: Iterable[Token], cast: Cast) -> Iterator[Token]:
    """Begin after "with" or "between", which may be a few words off: "met on Monday in Rome with"."""
    started = False
    for distance, token in enumerate(tokens):
        if started:
            yield token
        elif token.lower_ in _INTRODUCING or (not distance and token.lower_ in _INTRODUCING_AT_ONCE):
            started = True
        elif distance > _REACH or _ends_phrase(token) or (cast.is_actor(token.i) and not _is_place(token)):
            return


def _ends_phrase(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.text in _STOP


def _is_place(token: Token) -> bool:
    """Is this where it happens: "in Rome", "at Camp David"?"""
    return token.i > 0 and token.nbor(-1).lower_ in {"in", "at", "near"}
