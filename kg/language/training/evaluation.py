"""Evaluation of any pipeline with Universal Dependencies labels, on gold words and on raw text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.training.passages import Passage, read_passages

__all__ = ["Score", "evaluate", "gold_words", "raw_text"]

TREEBANKS: Final = ("ewt", "gum", "gum_news")
NAMED: Final = ("gum", "wikigold", "re3d", "uner", "wnut")
_GAPS: Final = ("", " ", "\n", "\n\n")


@dataclass
class Score:
    """Counts of what is right, what there is, and what was found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, gold: set[object], found: set[object]) -> None:
        """Count one text.

        Args:
            gold: What there is.
            found: What was found.
        """
        self.right += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    @property
    def f(self) -> float:
        """The F score, in percent; an accuracy where as much is found as there is."""
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


Scores = defaultdict[str, Score]


def evaluate(nlp: Language, data: Path, part: str = "test") -> dict[str, dict[str, float]]:
    """Score a pipeline on all corpora.

    Args:
        nlp: The pipeline.
        data: The folder that `prepare` filled.
        part: `dev` or `test`.

    Returns:
        Scores in percent, for each corpus by name.
    """
    results: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys((*TREEBANKS, *NAMED)):
        path = data / f"{'gum' if name == 'gum_news' else name}.{part}.jsonl.gz"
        if not path.exists():
            continue
        passages = [passage for passage in read_passages(path) if passage.source != "gum" or name == "gum"]
        scores: Scores = defaultdict(Score)
        for passage in passages:
            if passage.syntax:
                _score_raw(scores, passage, nlp(raw_text(passage)[0]))
            _score_gold(scores, passage, _run(nlp, gold_words(nlp, passage)))
        results[name] = {task: round(score.f, 2) for task, score in sorted(scores.items())}
    return results


def _run(nlp: Language, doc: Doc) -> Doc:
    """Run the components on words that are given."""
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def raw_text(passage: Passage) -> tuple[str, list[tuple[int, int]]]:
    """Write a passage as plain text.

    Args:
        passage: Annotated text.

    Returns:
        The text, and the start and end of each word.
    """
    text, spans = "", []
    for word, gap in zip(passage.words, passage.gaps, strict=True):
        text += _GAPS[gap] if text else ""
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def gold_words(nlp: Language, passage: Passage) -> Doc:
    """Make a document of the words of a passage, with its sentence starts and its blank lines.

    Args:
        nlp: The pipeline whose vocabulary is used.
        passage: Annotated text.

    Returns:
        The document, without further annotation.
    """
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for place, (word, gap) in enumerate(zip(passage.words, passage.gaps, strict=True)):
        if place and gap == 1:
            spaces[-1] = True
        elif place and gap > 1:
            words.append(_GAPS[gap])
            spaces.append(False)
            starts.append(False)
        words.append(word)
        spaces.append(False)
        starts.append(bool(passage.starts and passage.starts[place]))
    return Doc(nlp.vocab, words, spaces, sent_starts=starts if passage.starts else None)


def _words(doc: Doc) -> list[Token]:
    return [token for token in doc if not token.is_space]


def _score_gold(scores: Scores, passage: Passage, doc: Doc) -> None:
    """Count what is right on gold words."""
    tokens = _words(doc)
    places = {token.i: place for place, token in enumerate(tokens)}
    if passage.entities:
        gold = set(_entities(passage.entities))
        found = {(places[span.start], places[span.end - 1], span.label_) for span in doc.ents}
        scores["entities"].add(set(gold), set(found))
        for label in ("PERSON", "ORG", "GPE", "LOC", "NORP"):
            scores[f"entities {label}"].add(
                {entity for entity in gold if entity[2] == label},
                {entity for entity in found if entity[2] == label},
            )
    if not passage.syntax:
        return
    syntax = passage.syntax
    _count(scores, "upos", syntax.upos, [token.pos_ for token in tokens])
    _count(scores, "xpos", syntax.xpos, [token.tag_ for token in tokens])
    _count(scores, "feats", syntax.feats, [str(token.morph) for token in tokens])
    _count(scores, "lemma", syntax.lemmas, [token.lemma_ for token in tokens])
    kept = [place for place, relation in enumerate(syntax.relations) if relation != "punct"]
    heads = [places.get(tokens[place].head.i, -1) for place in kept]
    relations = [_relation(tokens[place].dep_) for place in kept]
    gold_heads = [syntax.heads[place] for place in kept]
    gold_relations = [_relation(syntax.relations[place]) for place in kept]
    _count(scores, "uas", gold_heads, heads)
    _count(
        scores,
        "las",
        list(zip(gold_heads, gold_relations, strict=True)),
        list(zip(heads, relations, strict=True)),
    )


def _count(scores: Scores, task: str, gold: Sequence[object], found: Sequence[object]) -> None:
    scores[task].add(set(enumerate(gold)), set(enumerate(found)))


def _relation(label: str) -> str:
    """Take the subtype off a relation."""
    return label.partition(":")[0].lower()


def _score_raw(scores: Scores, passage: Passage, doc: Doc) -> None:
    """Count what is right on raw text."""
    _, spans = raw_text(passage)
    tokens = _words(doc)
    found = {(token.idx, token.idx + len(token)) for token in tokens}
    scores["raw token"].add(set(spans), set(found))
    starts = [place for place, start in enumerate(passage.starts or []) if start]
    bounds = zip(starts, [*starts[1:], len(spans)], strict=True)
    sentences = {(spans[start][0], spans[end - 1][1]) for start, end in bounds}
    scores["raw sentence"].add(set(sentences), set(_sentences(doc)))
    syntax = passage.syntax
    if syntax is None:
        return
    relations = [_relation(label) for label in syntax.relations]
    gold = {
        (*spans[place], *spans[head], relation)
        for place, (head, relation) in enumerate(zip(syntax.heads, relations, strict=True))
    }
    parsed = {
        (
            token.idx,
            token.idx + len(token),
            token.head.idx,
            token.head.idx + len(token.head),
            _relation(token.dep_),
        )
        for token in tokens
    }
    scores["raw las"].add(set(gold), set(parsed))
    scores["raw uas"].add({arc[:4] for arc in gold}, {arc[:4] for arc in parsed})
    scores["raw upos"].add(
        {(*span, part) for span, part in zip(spans, syntax.upos, strict=True)},
        {(token.idx, token.idx + len(token), token.pos_) for token in tokens},
    )


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence, blanks at its ends left out."""
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            yield tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _entities(labels: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Read IOB2 labels: first word, last word, type."""
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and not label.startswith("I-"):
            yield start, place - 1, kind
            kind = ""
        if label.startswith("B-"):
            start, kind = place, label[2:]
