from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.training.evaluation import evaluate, gold_words, raw_text
from kg.language.training.passages import write_passages
from kg.language.training.tokenizer import make_tokenizer
from tests.language.training.made import two_sentences


class Oracle:
    """A component that knows the answer, but for one head if it is told to err."""

    def __init__(self, *, errs: bool) -> None:
        self.errs = errs

    def __call__(self, doc: Doc) -> Doc:
        passage = two_sentences()
        syntax = passage.syntax
        assert syntax is not None
        places = [token.i for token in doc if not token.is_space]
        blank = next(token.i for token in doc if token.is_space)
        heads = [places[head] for head in syntax.heads]
        if self.errs:
            heads[4] = places[5]
        heads.insert(blank, places[blank - 1])
        relations = [*syntax.relations]
        relations.insert(blank, "dep")
        for place, head, relation in zip(range(len(doc)), heads, relations, strict=True):
            doc[place].head = doc[head]
            doc[place].dep_ = "ROOT" if relation == "root" else relation
        doc.set_ents([Span(doc, places[3], places[4] + 1, label="PERSON")])
        return doc


@Language.factory("test_oracle", default_config={"errs": False})
def _oracle(nlp: Language, name: str, errs: bool) -> Oracle:
    return Oracle(errs=errs)


@pytest.mark.parametrize(("errs", "las"), [(False, 100.0), (True, 80.0)])
def test_scores(tmp_path: Path, errs: bool, las: float) -> None:
    write_passages(tmp_path / "ewt.test.jsonl.gz", [two_sentences()])
    nlp = spacy.blank("en")
    nlp.add_pipe("test_oracle", config={"errs": errs})
    scores = evaluate(nlp, tmp_path)["ewt"]
    assert scores["las"] == las
    assert scores["entities"] == 100
    assert scores["raw token"] == scores["raw sentence"] == 100
    assert scores["upos"] == 0


def test_raw_text_has_the_gaps_of_the_passage() -> None:
    text, spans = raw_text(two_sentences())
    assert text == "Envoys met.\n\nInes Tal left."
    assert [text[start:end] for start, end in spans] == two_sentences().words


def test_gold_words_keep_text_and_starts() -> None:
    doc = gold_words(spacy.blank("en"), two_sentences())
    assert doc.text == raw_text(two_sentences())[0]
    assert [sentence.text.strip() for sentence in doc.sents] == ["Envoys met.", "Ines Tal left."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a U.S.-led force", ["a", "U.S.", "-", "led", "force"]),
        ("the 10-year pact", ["the", "10", "-", "year", "pact"]),
        ("non-stop talks", ["non-stop", "talks"]),
        ("trade and/or aid", ["trade", "and", "/", "or", "aid"]),
        ("Peru-Chile ties", ["Peru", "-", "Chile", "ties"]),
        ("Lt. Vane left!!!", ["Lt.", "Vane", "left", "!!!"]),
        ("They can't.", ["They", "ca", "n't", "."]),
        ("Oslo's plan", ["Oslo", "'s", "plan"]),
        ("U.N. envoys", ["U.N.", "envoys"]),
        ("UN-backed, Un-American", ["UN", "-", "backed", ",", "Un-American"]),
    ],
)
def test_the_tokenizer(text: str, words: list[str]) -> None:
    nlp = spacy.blank("en")
    assert [token.text for token in make_tokenizer(nlp)(text)] == words
