from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.language.training.chunks import cut, disguise
from kg.language.training.generated.sentences import generate
from kg.language.training.passages import Passage
from kg.language.training.settings import Chunks, read_settings
from kg.language.transformer.features import GAPS, PARAGRAPH
from kg.language.transformer.pieces import WordPieces
from tests.language.training.made import two_sentences
from tests.language.transformer.test_encoder import description

PLAIN = Chunks(
    pieces=60, shortest=1, longest=40, capitals=0, headline=0, lowered=0, wrapped=0, unspaced=0, curled=0
)
PIECES = WordPieces(description())


def pieces_of(chunk: Passage) -> int:
    return sum(len(ids) for ids in PIECES.of(chunk.words))


@given(st.integers(0, 500), st.booleans())
def test_nothing_is_lost_and_everything_fits(seed: int, marked: bool) -> None:
    (passage,) = list(generate(1, seed))
    if not marked:
        passage = replace(passage, syntax=None, starts=None)
    chunks = list(cut(passage, PIECES, PLAIN, random.Random(seed)))
    assert [word for chunk in chunks for word in chunk.words] == passage.words
    assert all(pieces_of(chunk) <= PLAIN.pieces for chunk in chunks)


@given(st.integers(0, 500))
def test_heads_stay_inside_the_chunk(seed: int) -> None:
    (passage,) = list(generate(1, seed))
    for chunk in cut(passage, PIECES, PLAIN, random.Random(seed)):
        if chunk.syntax:
            assert all(0 <= head < len(chunk.words) for head in chunk.syntax.heads)
            assert chunk.starts is not None
            assert chunk.starts[0]


def test_a_part_of_a_sentence_loses_its_syntax() -> None:
    chunks = list(cut(two_sentences(), PIECES, replace(PLAIN, pieces=3), random.Random(0)))
    assert [len(chunk.words) for chunk in chunks] == [3, 3, 1]
    assert chunks[0].syntax is not None
    assert (chunks[2].syntax, chunks[2].starts) == (None, None)


def test_disguises_change_looks_only() -> None:
    passage = two_sentences()
    every = replace(PLAIN, capitals=1.0, wrapped=0.0, unspaced=1.0)
    disguised = disguise(passage, every, random.Random(0))
    assert disguised.words[:2] == ["ENVOYS", "MET"]
    assert disguised.gaps[3] == 2
    assert (disguised.syntax, disguised.entities) == (passage.syntax, passage.entities)


def test_no_disguise_by_default_chance_of_zero() -> None:
    assert disguise(two_sentences(), PLAIN, random.Random(0)) == two_sentences()


def test_the_packaged_settings_can_be_read() -> None:
    settings = read_settings()
    assert settings.training.processes >= 1
    assert set(settings.training.losses) >= {"heads", "relations", "entities", "starts"}


def test_straight_quotation_marks_are_curled() -> None:
    words = ['"', "Peace", ",", '"', "they", "'ll", "say", "'", "so", "'", "."]
    none, space = GAPS.index("none"), GAPS.index("space")
    gaps = [PARAGRAPH, none, none, none, space, none, space, space, none, none, none]
    curled = disguise(Passage("made", words, gaps), replace(PLAIN, curled=1.0), random.Random(0))
    assert curled.words == ["“", "Peace", ",", "”", "they", "’ll", "say", "‘", "so", "’", "."]
