from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.dates.reckoning import Direction
from kg.language.dates.tense import direction_at, is_day_of_speech, sentence_around

PAST, COMING, UNKNOWN = Direction.PAST, Direction.COMING, Direction.UNKNOWN
ENGLISH = spacy.blank("en")
VOCAB = Vocab()


def direction(text: str) -> Direction:
    doc = ENGLISH(text)
    at = next(token.i for token in doc if token.text == "Friday")
    return direction_at(doc, at, at + 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Friday.", PAST),
        ("Talks were held Friday in Oslo.", PAST),
        ("On Friday, the envoys met in Oslo.", PAST),
        ("The envoys on Friday signed a pact.", PAST),
        ("The two have met on Friday.", PAST),
        ("They did not meet on Friday.", PAST),
        ("The envoy says Friday is too late.", PAST),
        ("They may have met on Friday.", PAST),
        ("They had planned to meet on Friday.", PAST),
        ("He arrived in Oslo to attend the talks on Friday.", PAST),
        ("They will meet on Friday.", COMING),
        ("The pact will be signed on Friday.", COMING),
        ("The pact is to be signed and ratified on Friday.", COMING),
        ("They are to meet on Friday.", COMING),
        ("They were to meet on Friday.", COMING),
        ("They agreed to meet on Friday.", COMING),
        ("Norway and Poland to hold talks Friday", COMING),
        ("The talks scheduled for Friday have been overtaken.", COMING),
        ("He is holding talks on Friday.", COMING),
        ("Talks are expected on Friday.", COMING),
        ("His trips, on Friday, would be short.", COMING),
        ("They set up an office on Friday.", UNKNOWN),
        ("Friday", UNKNOWN),
    ],
)
def test_direction_without_tags_or_heads(text: str, expected: Direction) -> None:
    assert direction(text) is expected


def test_the_head_counts_where_the_nearest_verb_misleads() -> None:
    words = ["They", "met", "ahead-of-the-vote", "those", "urging", "calm", "in", "May", "."]
    tags = ["PRP", "VBD", "NN", "DT", "VBG", "NN", "IN", "NNP", "."]
    heads = [1, 1, 1, 1, 3, 4, 7, 1, 1]
    deps = ["nsubj", "ROOT", "obl", "obj", "acl", "obj", "case", "obl", "punct"]
    doc = Doc(VOCAB, words=words, tags=tags, heads=heads, deps=deps)
    assert direction_at(doc, 7, 8) is PAST


def test_may_the_month_is_no_modal() -> None:
    doc = ENGLISH("Bern, 21 May 2012 - Envoys here on Friday signed a pact.")
    at = next(token.i for token in doc if token.text == "Friday")
    assert direction_at(doc, at, at + 1) is PAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said Friday", True),
        ("he told reporters on Friday", True),
        ("they announced late on Friday", True),
        ("they met on Friday", False),
        ("Friday", False),
    ],
)
def test_day_of_speech(text: str, expected: bool) -> None:
    doc = ENGLISH(text)
    assert is_day_of_speech(doc, len(doc) - 1) is expected


def test_a_sentence_ends_at_full_stops_and_blank_lines() -> None:
    doc = ENGLISH("Talks failed. They met here\n\nA headline")
    at = next(token.i for token in doc if token.text == "here")
    start, end = sentence_around(doc, at, at + 1)
    assert doc[start:end].text == "They met here"


def test_a_sentence_without_end_is_cut_off() -> None:
    doc = Doc(VOCAB, words=["word"] * 5000)
    start, end = sentence_around(doc, 2500, 2501)
    assert end - start < 1000
