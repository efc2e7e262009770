"""A tiny model with random weights, and documents with random vectors, so that no encoder is needed."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.transformer import Names, Parser, Tagger
from kg.language.transformer.biaffine import Biaffine
from kg.language.transformer.lemmas import IDENTITY, EditScript
from kg.language.transformer.stored import Layer

WIDTH, ARC, RELATION = 12, 6, 4
IOB = ["O", "B-GPE", "I-GPE", "B-PERSON", "I-PERSON"]
RELATIONS = ["ROOT", "nsubj", "obj", "punct"]


def numbers(seed: int, *shape: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def layer(seed: int, width: int, size: int) -> Layer:
    return Layer(numbers(seed, width, size), numbers(seed + 1, size))


def biaffine() -> Biaffine:
    layers = {
        "arc_dependent": layer(1, WIDTH, ARC),
        "arc_head": layer(3, WIDTH, ARC),
        "relation_dependent": layer(5, WIDTH, RELATION),
        "relation_head": layer(7, WIDTH, RELATION),
    }
    arrays = {
        "arc_weights": numbers(9, ARC + 1, ARC),
        "arc_root": numbers(10, ARC),
        "relation_weights": numbers(11, RELATION + 1, len(RELATIONS), RELATION + 1),
        "relation_root": numbers(12, RELATION),
    }
    return Biaffine(layers, arrays)


def tagger_state() -> dict[str, Any]:
    scripts = [IDENTITY, EditScript(False, "", ""), EditScript(False, "ing", "e"), EditScript(False, "s", "")]
    labels = {"xpos": ["NN", "VB"], "upos": ["NOUN", "VERB"], "feats": ["", "Number=Plur"]}
    sizes = {**{task: len(names) for task, names in labels.items()}, "lemmas": len(scripts)}
    return {
        "layers": {
            task: layer(20 + place, WIDTH, size).state() for place, (task, size) in enumerate(sizes.items())
        },
        "labels": labels,
        "scripts": scripts,
        "lexicon": {"NOUN": {"men": "man"}, "VERB": {"men": "man"}},
    }


def pipeline() -> Language:
    nlp = spacy.blank("en")
    names = nlp.add_pipe("entente_names", name="ner")
    assert isinstance(names, Names)
    names.layer, names.iob = layer(30, WIDTH, len(IOB)), IOB
    tagger = nlp.add_pipe("entente_tagger", name="tagger")
    assert isinstance(tagger, Tagger)
    tagger.restore(tagger_state())
    parser = nlp.add_pipe("entente_parser", name="parser")
    assert isinstance(parser, Parser)
    parser.starts, parser.biaffine, parser.relations = layer(40, WIDTH, 2), biaffine(), RELATIONS
    return nlp


def encoded(nlp: Language, text: str) -> Doc:
    """Tokenise a text and give each token a vector that depends on its letters and its place."""
    doc = nlp.make_doc(text)
    rows = [numbers(zlib.crc32(f"{token.i} {token.text}".encode()), WIDTH) for token in doc]
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float32)
    for place, row in enumerate(rows):
        doc.tensor[place] = row
    return doc


def read(nlp: Language, text: str) -> Doc:
    doc = encoded(nlp, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
