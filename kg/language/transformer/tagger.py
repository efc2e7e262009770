"""Tags, parts of speech, features and lemmas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.transformer.lemmas import IDENTITY, EditScript
from kg.language.transformer.stored import Layer, Stored
from kg.language.transformer.words import places_of, vectors_of

__all__ = ["Tagger", "lemmas_of"]

_TASKS: Final = ("xpos", "upos", "feats", "lemmas")
_TRIED: Final = 8
"""So many of the likeliest edit scripts are tried on a word before it is left as it is."""


class Tagger(Stored):
    """Sets `token.tag`, `token.pos`, `token.morph` and `token.lemma`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.layers: dict[str, Layer] = {}
        self.label_sets: dict[str, list[str]] = {}
        self.scripts: list[EditScript] = []
        self.lexicon: dict[str, dict[str, str]] = {}
        self._numbers: dict[str, NDArray[np.uint64]] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The tags that it tells apart."""
        return tuple(self.label_sets.get("xpos", ()))

    def __call__(self, doc: Doc) -> Doc:
        """Tag a document.

        Args:
            doc: A document that the encoder has seen.

        Returns:
            The same document.
        """
        places = places_of(doc)
        vectors = vectors_of(doc, places)
        table: Any = np.zeros((len(doc), 4), dtype=np.uint64)
        table[:] = self._blank()
        chosen = {task: np.argmax(self.layers[task](vectors), axis=1) for task in _TASKS[:3]}
        for column, task in enumerate(_TASKS[:3]):
            table[places, column] = self._numbers[task][chosen[task]]
        words = [doc[place].text for place in places.tolist()]
        parts = [self.label_sets["upos"][number] for number in chosen["upos"].tolist()]
        lemmas = lemmas_of(words, parts, self.layers["lemmas"](vectors), self.scripts, self.lexicon)
        table[places, 3] = [self.vocab.strings.add(lemma) for lemma in lemmas]
        for place in np.setdiff1d(np.arange(len(doc)), places).tolist():
            table[place, 3] = doc[place].orth
        doc.from_array([TAG, POS, MORPH, LEMMA], table)
        return doc

    def _blank(self) -> list[int]:
        """Give tag, part of speech, features and lemma of a blank token; its lemma comes later."""
        return [self.vocab.strings.add("_SP"), IDS["SPACE"], self.vocab.morphology.add(""), 0]

    def state(self) -> dict[str, Any]:
        """Give weights, labels and the lexicon."""
        return {
            "layers": {task: layer.state() for task, layer in self.layers.items()},
            "labels": self.label_sets,
            "scripts": [list(script) for script in self.scripts],
            "lexicon": self.lexicon,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take weights, labels and a lexicon."""
        self.layers = {task: Layer.restored(layer) for task, layer in state["layers"].items()}
        self.label_sets = {task: list(labels) for task, labels in state["labels"].items()}
        self.scripts = [EditScript(*script) for script in state["scripts"]]
        self.lexicon = state["lexicon"]
        makers = {
            "xpos": self.vocab.strings.add,
            "upos": IDS.__getitem__,
            "feats": self.vocab.morphology.add,
        }
        self._numbers = {
            task: np.array([make(label) for label in self.label_sets[task]], dtype=np.uint64)
            for task, make in makers.items()
        }


def lemmas_of(
    words: Sequence[str],
    parts: Sequence[str],
    scores: NDArray[np.float32],
    scripts: Sequence[EditScript],
    lexicon: dict[str, dict[str, str]],
) -> list[str]:
    """Find lemmas.

    Args:
        words: The words.
        parts: Their parts of speech.
        scores: For each word a score for each edit script.
        scripts: The edit scripts.
        lexicon: For each part of speech the lemmas of words whose lemma no score need settle.

    Returns:
        A lemma for each word: the lexicon's, else the one made by the best script that fits.
    """
    best = np.argmax(scores, axis=1).tolist()
    lemmas = []
    for place, (word, part) in enumerate(zip(words, parts, strict=True)):
        known = lexicon.get(part, {}).get(word.lower())
        script = scripts[best[place]]
        if known is None and not script.fits(word):
            order = np.argsort(-scores[place])[:_TRIED].tolist()
            script = next((scripts[number] for number in order if scripts[number].fits(word)), IDENTITY)
        lemmas.append(script.apply(word) if known is None else known)
    return lemmas


@Language.factory(
    "entente_tagger",
    requires=["doc.tensor"],
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma"],
)
def _create(nlp: Language, name: str) -> Tagger:
    """Create the component for spaCy."""
    return Tagger(nlp.vocab)
