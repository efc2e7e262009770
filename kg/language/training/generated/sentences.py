"""Passages of generated sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.language.training.generated.grammar import Grammar, Tree, Word
from kg.language.training.passages import Passage, Syntax
from kg.language.transformer.features import GAPS, PARAGRAPH

__all__ = ["generate"]

_LONGEST: Final = 5
"""A passage has at most so many sentences."""
_HEADLINES: Final = 0.3
_NEW_PARAGRAPH: Final = 0.3
_LONGEST_SENTENCE: Final = 60

_UPOS: Final = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "CD": "NUM", "CC": "CCONJ",
    "DT": "DET", "IN": "ADP", "MD": "AUX", "RB": "ADV", "PRP$": "PRON", "POS": "PART", "TO": "PART",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "HYPH": "PUNCT",
    ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip


def generate(words: int, seed: int) -> Iterator[Passage]:
    """Generate passages.

    Args:
        words: About so many words altogether.
        seed: The same seed gives the same passages.

    Yields:
        Passages with heads, relations, tags and names; features and lemmas are left open.
    """
    grammar, rng = Grammar.packaged(), random.Random(seed)  # noqa: S311
    while words > 0:
        passage = _passage(grammar, rng)
        words -= len(passage.words)
        yield passage


def _passage(grammar: Grammar, rng: random.Random) -> Passage:
    """Generate some sentences that stand together; a headline is a paragraph of its own."""
    words: list[Word] = []
    gaps: list[int] = []
    starts: list[bool] = []
    heads: list[int] = []
    apart = True
    for _ in range(rng.randint(1, _LONGEST)):
        headline = rng.random() < _HEADLINES
        tree = _tree(grammar, "headline" if headline else "sentence", rng)
        apart = apart or headline or rng.random() < _NEW_PARAGRAPH
        gaps += [PARAGRAPH if apart else GAPS.index("space")]
        gaps += [GAPS.index("space" if word.spaced else "none") for word in tree.words[1:]]
        starts += [place == 0 for place in range(len(tree.words))]
        heads += [len(words) + word.head for word in tree.words]
        words += tree.words
        apart = headline
    return Passage(
        "generated",
        [word.form for word in words],
        gaps,
        starts,
        Syntax(
            xpos=[word.tag for word in words],
            upos=[_upos(word) for word in words],
            feats=[None] * len(words),
            lemmas=[None] * len(words),
            heads=heads,
            relations=[word.relation for word in words],
        ),
        [word.entity for word in words],
    )


def _tree(grammar: Grammar, symbol: str, rng: random.Random) -> Tree:
    """Draw a sentence that isn't too long; its first letter is a capital, and no two commas meet."""
    while True:
        tree = grammar.draw(symbol, rng)
        pairs = zip(tree.words, tree.words[1:], strict=False)
        clashing = any(left.form == "," and right.form in {",", "."} for left, right in pairs)
        if len(tree.words) <= _LONGEST_SENTENCE and not clashing and tree.words[-1].form != ",":
            break
    words = list(tree.words)
    words[tree.root] = replace(words[tree.root], relation="root")
    words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
    return Tree(tuple(words), tree.root)


def _upos(word: Word) -> str | None:
    """Give the part of speech that goes with a tag and a relation; None where they don't settle it."""
    if word.relation in {"aux", "aux:pass", "cop"}:
        return "AUX"
    if word.tag == "NNP" and word.relation == "amod":
        return None
    if word.relation == "mark":
        return "PART" if word.tag == "TO" else "SCONJ"
    if word.relation in {"case", "fixed"}:
        return "PART" if word.tag == "POS" else "ADP" if word.tag != "VBG" else "VERB"
    return _UPOS.get(word.tag)
