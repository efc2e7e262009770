from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import Lowercase

from kg.language.transformer.encoder import Encoder, encode
from kg.language.transformer.pieces import LONGEST_WORD, WordPieces
from kg.language.transformer.words import gaps_of, places_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "talk", "##s", "oslo", "a", "##a", "."]


def description() -> str:
    model = WordPiece({piece: number for number, piece in enumerate(VOCABULARY)}, unk_token="[UNK]")
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = Lowercase()
    return str(tokenizer.to_str())


class Echo:
    """A network that gives back for each piece its number, its case and its gap."""

    def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
        return [np.stack([inputs[name] for name in ("ids", "case", "gaps")], axis=-1).astype(np.float32)]

    def get_outputs(self) -> list[Any]:
        return [SimpleNamespace(shape=[1, "length", 3])]


def encoded(text: str) -> np.ndarray[Any, Any]:
    doc = spacy.blank("en")(text)
    return encode(doc, places_of(doc), WordPieces(description()), Echo())


def test_words_are_cut_into_pieces() -> None:
    pieces = WordPieces(description())
    assert pieces.of(["Talks", "oslo", "xyz"]) == [(4, 5), (6,), (1,)]


def test_long_words_are_cut_short() -> None:
    assert len(WordPieces(description()).of(["a" * 90])[0]) == LONGEST_WORD


def test_the_vocabulary_survives_storing() -> None:
    assert WordPieces(WordPieces(description()).to_str()).of(["Talks"]) == [(4, 5)]


def test_a_vocabulary_without_special_pieces_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[UNK\]"):
        WordPieces(str(Tokenizer(WordPiece({"a": 0}, unk_token="[UNK]")).to_str()))


def test_each_word_has_the_row_of_its_first_piece() -> None:
    rows = encoded("Talks OSLO.\n\ntalks")
    assert rows[:, 0].tolist() == [4, 6, 9, 4]
    assert rows[:, 1].tolist() == [1, 2, 7, 0]
    assert rows[:, 2].tolist() == [3, 1, 0, 3]


def test_gaps_are_measured_over_blank_tokens() -> None:
    doc = spacy.blank("en")(" a \n a\n\n a  a")
    assert gaps_of(doc, places_of(doc)) == [3, 2, 3, 1]


@given(st.lists(st.sampled_from(["talks", "Oslo", ".", "\n\n", "a" * 9]), max_size=300))
@settings(deadline=None, max_examples=40)
def test_windows_are_put_together_in_order(words: list[str]) -> None:
    doc = spacy.blank("en")(" ".join(words))
    pieces = WordPieces(description())
    first = [ids[0] for ids in pieces.of([token.text for token in doc if not token.is_space])]
    assert encode(doc, places_of(doc), pieces, Echo())[:, 0].tolist() == first


def test_an_encoder_survives_storing() -> None:
    encoder = Encoder()
    encoder.graph, encoder.pieces = b"graph", WordPieces(description())
    other = Encoder().from_bytes(encoder.to_bytes())
    assert other.graph == b"graph"
    assert other.pieces is not None
    assert other.pieces.of(["Talks"]) == [(4, 5)]
