"""Base forms of a word, also where the lemmatizer guessed wrong."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from kg.extraction.lexicon import table

__all__ = ["base_forms"]


def base_forms(token: Token) -> frozenset[str]:
    """Give what a word may be a form of: its lemma, itself, and what its ending allows.

    A wrong guess does no harm as long as it is no word that a list holds.

    Args:
        token: A word.

    Returns:
        Candidates in lower case: "ratified" gives "ratify" among others.
    """
    return _forms(token.lower_) | {token.lemma_.lower()}


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    irregular: dict[str, str] = table("status")["irregular"]
    found = {word, irregular.get(word, word)}
    for ending, replacements in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            found |= {stem + replacement for replacement in replacements}
            if ending in {"ed", "ing"} and stem[-1] == stem[-2]:
                found.add(stem[:-1])  # scrapped, quitting
    return frozenset(found)


_ENDINGS = {
    "ies": ("y",),
    "ied": ("y",),
    "es": ("", "e"),
    "s": ("",),
    "ed": ("", "e"),
    "ing": ("", "e"),
}
"""What a verb ends in, and what stands there in its base form."""
