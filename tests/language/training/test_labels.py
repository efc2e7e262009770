from __future__ import annotations

import numpy as np

from kg.language.training.batches import UNKNOWN, Labeller, collate, pack
from kg.language.training.labels import collect
from kg.language.training.passages import Passage
from kg.language.training.settings import Labels
from kg.language.transformer.lemmas import IDENTITY
from kg.language.transformer.pieces import WordPieces
from tests.language.training.made import two_sentences
from tests.language.transformer.test_encoder import description

LEAST = Labels(lemma_minimum=1, feats_minimum=1)


def labeller() -> Labeller:
    return Labeller(collect([two_sentences()], LEAST), WordPieces(description()))


def test_labels_are_sorted_and_complete() -> None:
    labels = collect([two_sentences()], LEAST)
    assert labels.relations == ["flat", "nsubj", "punct", "root"]
    assert labels.feats == ["", "Number=Plur", "Number=Sing", "Tense=Past"]
    assert labels.entities[:3] == ["O", "B-GPE", "I-GPE"]
    assert IDENTITY in labels.scripts


def test_rare_labels_are_left_out() -> None:
    labels = collect([two_sentences()], Labels(lemma_minimum=3, feats_minimum=2))
    assert "Number=Plur" not in labels.feats
    assert len(labels.scripts) < len(collect([two_sentences()], LEAST).scripts)


def test_a_chunk_as_numbers() -> None:
    encoded = labeller().encode(two_sentences())
    assert encoded.labels["heads"].tolist() == [2, 0, 2, 6, 4, 0, 6]
    assert encoded.sentences.tolist() == [1, 1, 1, 2, 2, 2, 2]
    assert encoded.labels["starts"].tolist() == [1, 0, 0, 1, 0, 0, 0]
    assert len(encoded.ids) == len(encoded.case) == len(encoded.gaps)
    assert encoded.first[0] == 1


def test_layers_that_are_missing_are_unknown() -> None:
    encoded = labeller().encode(Passage("made", ["Oslo"], [3], entities=["B-GPE"]))
    assert encoded.labels["entities"].tolist() == [1]
    for task in ("heads", "relations", "xpos", "lemmas", "starts"):
        assert encoded.labels[task].tolist() == [UNKNOWN]


def test_a_batch_is_filled_up() -> None:
    one = labeller().encode(two_sentences())
    other = labeller().encode(Passage("made", ["Oslo", "."], [3, 0], entities=["B-GPE", "O"]))
    batch = collate([one, other], padding=0)
    assert batch.words.sum(axis=1).tolist() == [7, 2]
    assert batch.mask.sum(axis=1).tolist() == [len(one.ids), len(other.ids)]
    assert batch.labels["entities"][1].tolist() == [1, 0] + [UNKNOWN] * 5
    assert (batch.first >= 0).all()


def test_batches_hold_no_more_than_they_may() -> None:
    chunks = [labeller().encode(two_sentences()) for _ in range(10)]
    size = len(chunks[0].ids) * 3
    batches = list(pack(chunks, size))
    assert sum(len(batch) for batch in batches) == 10
    assert all(np.size(batch[0].ids) * len(batch) <= size for batch in batches)
