from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.transformer.stored import Stored
from tests.language.transformer.tiny import RELATIONS, encoded, pipeline, read

TEXT = "\nThe envoys met.\n\n  They were making plans, the ministry said. \n"
FACTS = ("text", "tag_", "pos_", "lemma_", "dep_", "ent_iob_", "ent_type_", "is_sent_start")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def facts(doc: Doc) -> list[tuple[object, ...]]:
    return [(*(getattr(token, name) for name in FACTS), str(token.morph), token.head.i) for token in doc]


def test_all_layers_are_there(nlp: Language) -> None:
    doc = read(nlp, TEXT)
    for layer in ("TAG", "POS", "LEMMA", "MORPH", "DEP", "HEAD", "ENT_IOB", "SENT_START"):
        assert doc.has_annotation(layer, require_complete=layer not in ("ENT_IOB", "MORPH", "SENT_START")), (
            layer
        )


def test_labels_are_told(nlp: Language) -> None:
    assert nlp.pipe_labels["parser"] == RELATIONS
    assert nlp.pipe_labels["ner"] == ["GPE", "PERSON"]
    assert nlp.pipe_labels["tagger"] == ["NN", "VB"]


def test_blank_tokens_hang_on_the_word_before_and_start_no_sentence(nlp: Language) -> None:
    doc = read(nlp, TEXT)
    blanks = [token for token in doc if token.is_space]
    assert len(blanks) >= 3
    for token in blanks:
        assert (token.pos_, token.tag_, token.dep_) == ("SPACE", "_SP", "dep")
        assert not token.head.is_space
        assert token.i == 0 or not token.is_sent_start


def test_no_name_goes_on_in_the_next_paragraph(nlp: Language) -> None:
    doc = read(nlp, "Anna Berg\n\nPaul Okafor\n\n" * 20)
    assert doc.ents
    assert not any("\n" in span.text for span in doc.ents)


def test_the_encoders_vectors_are_dropped(nlp: Language) -> None:
    assert read(nlp, TEXT).tensor.size == 0


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Talks"])
def test_hardly_any_text(nlp: Language, text: str) -> None:
    assert len(list(read(nlp, text).sents)) == (1 if text else 0)


@given(st.lists(st.sampled_from([None, True, False]), min_size=12, max_size=12))
@settings(deadline=None)
def test_sentence_starts_that_are_set_stay(presets: list[bool | None]) -> None:
    nlp = pipeline()
    doc = encoded(nlp, "One two three four five six seven eight nine ten eleven twelve")
    for token, preset in zip(doc, presets, strict=True):
        if token.i:
            token.is_sent_start = preset
    for _, component in nlp.pipeline:
        doc = component(doc)
    for token, preset in zip(doc, presets, strict=True):
        if token.i and preset is not None:
            assert token.is_sent_start is preset
    assert all(sum(token.head == token for token in sentence) == 1 for sentence in doc.sents)


def test_no_name_is_cut(nlp: Language) -> None:
    doc = read(nlp, "Anna Berg met Paul Okafor and Maria Lang in New Delhi on Monday . " * 5)
    inside = [token for token in doc if token.ent_iob_ == "I"]
    assert inside
    assert not any(token.is_sent_start for token in inside)


def test_storing_as_bytes_and_in_a_folder(nlp: Language, tmp_path: Path) -> None:
    expected = facts(read(nlp, TEXT))
    nlp.to_disk(tmp_path / "model")
    assert facts(read(spacy.load(tmp_path / "model"), TEXT)) == expected
    other = spacy.blank("en")
    for name, factory in (
        ("ner", "entente_names"),
        ("tagger", "entente_tagger"),
        ("parser", "entente_parser"),
    ):
        other.add_pipe(factory, name=name)
    other.from_bytes(nlp.to_bytes())
    assert facts(read(other, TEXT)) == expected


def test_components_can_be_sent_to_other_processes(nlp: Language) -> None:
    for name in nlp.pipe_names:
        component: object = nlp.get_pipe(name)
        assert isinstance(component, Stored)
        sent = pickle.loads(pickle.dumps(component))
        assert sent.to_bytes() == component.to_bytes()


@pytest.mark.parametrize("factory", ["entente_encoder", "entente_names", "entente_parser"])
def test_a_component_without_weights_says_so(factory: str) -> None:
    blank = spacy.blank("en")
    component = blank.add_pipe(factory)
    with pytest.raises(ValueError, match="no weights"):
        component(blank.make_doc("Talks"))
