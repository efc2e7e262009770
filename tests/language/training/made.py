"""Passages made by hand."""

from __future__ import annotations

from kg.language.training.passages import Passage, Syntax
from kg.language.transformer.features import GAPS, PARAGRAPH

SPACE, NONE = GAPS.index("space"), GAPS.index("none")


def two_sentences() -> Passage:
    """ "Envoys met." and, in a new paragraph, "Ines Tal left." """
    return Passage(
        "made",
        ["Envoys", "met", ".", "Ines", "Tal", "left", "."],
        [PARAGRAPH, SPACE, NONE, PARAGRAPH, SPACE, SPACE, NONE],
        [True, False, False, True, False, False, False],
        Syntax(
            ["NNS", "VBD", ".", "NNP", "NNP", "VBD", "."],
            ["NOUN", "VERB", "PUNCT", "PROPN", "PROPN", "VERB", "PUNCT"],
            ["Number=Plur", "Tense=Past", "", "Number=Sing", "Number=Sing", "Tense=Past", ""],
            ["envoy", "meet", ".", "Ines", "Tal", "leave", "."],
            [1, 1, 1, 5, 3, 5, 5],
            ["nsubj", "root", "punct", "nsubj", "flat", "root", "punct"],
        ),
        ["O", "O", "O", "B-PERSON", "I-PERSON", "O", "O"],
    )
