"""Sentences with their tree written out by hand, a word a line."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Token

VOCAB = spacy.blank("en").vocab


def tree(rows: str) -> Doc:
    """Make a document of lines "word lemma POS relation head"; a blank line begins a new sentence.

    Heads count from 1 in their sentence; 0 is none.
    """
    words: list[str] = []
    lemmas, tags, relations, heads = [], [], [], []
    for sentence in rows.strip().split("\n\n"):
        first = len(words)
        for n, line in enumerate(sentence.strip().splitlines()):
            word, lemma, pos, relation, head = line.split()
            words.append(word)
            lemmas.append(lemma)
            tags.append(pos)
            relations.append("ROOT" if head == "0" else relation)
            heads.append(first + (int(head) - 1 if head != "0" else n))
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=tags, deps=relations, heads=heads)


def word(doc: Doc, text: str) -> Token:
    """Give the first token of a text."""
    return next(token for token in doc if token.text == text)


def texts(doc: Doc, indices: frozenset[int]) -> str:
    """Give some tokens as text, in their order."""
    return " ".join(doc[i].text for i in sorted(indices))
