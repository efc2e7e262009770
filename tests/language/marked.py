"""Texts with marks for what other components would find: `[French|FRA]` a state, `{NATO}` an organization."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.sentences import SentenceStarts

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"\[([^]|]+)\|([A-Z]{3})\]|\{([^}|]+)(?:\|([^}]+))?\}")


@cache
def tokenizer() -> Language:
    """Give a pipeline that splits words and does nothing else."""
    return spacy.blank("en")


def cases(name: str) -> list[dict[str, Any]]:
    """Load the cases of a data file."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def unmarked(text: str) -> str:
    """Give the text without its marks."""
    return _MARK.sub(lambda match: match[1] or match[3], text)


def document(marked: str, names: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> Doc:
    """Build a document by hand.

    Args:
        marked: A text with marks.
        names: What a statistical model would take for people.
        places: What the component of places would find.
    """
    register_attributes()
    states: list[tuple[int, int, str]] = []
    groups: list[tuple[int, int, str]] = []
    plain, at = "", 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        form = match[1] or match[3]
        (states if match[1] else groups).append(
            (len(plain), len(plain) + len(form), match[2] or match[4] or form)
        )
        plain, at = plain + form, match.end()
    doc = tokenizer().make_doc(plain + marked[at:])
    doc.spans["countries"] = [_span(doc, start, end, "COUNTRY", iso3=value) for start, end, value in states]
    doc.spans["organizations"] = [
        _span(doc, start, end, "ORG", referent=value) for start, end, value in groups
    ]
    doc.spans["places"] = [_span(doc, *_find(doc, place), "PLACE", referent=place) for place in places]
    doc.ents = [_span(doc, *_find(doc, name), "PERSON") for name in names]
    return SentenceStarts()(doc)


def _find(doc: Doc, form: str) -> tuple[int, int]:
    """Find where a form first stands."""
    start = doc.text.index(form)
    return start, start + len(form)


def _span(doc: Doc, start: int, end: int, label: str, **values: str) -> Span:
    """Make a span with attributes."""
    span = doc.char_span(start, end, label=label)
    if span is None:
        message = f"{doc.text[start:end]!r} does not stand on word borders in {doc.text!r}"
        raise ValueError(message)
    for name, value in values.items():
        span._.set(name, value)
    if label == "COUNTRY":
        span._.set("sense", "name")
    return span
