"""The pipeline: the packaged model and the components on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

# Importing a component registers its factory with spaCy.
import kg.language.countries
import kg.language.dates
import kg.language.offices
import kg.language.organizations
import kg.language.people
import kg.language.places
import kg.language.references
import kg.language.sentences
import kg.language.transformer  # noqa: F401
from kg.errors import UserError
from kg.language.attributes import register_attributes

__all__ = ["COMPONENTS", "load_model", "read", "read_all"]

COMPONENTS: Final = (
    "entente_countries",
    "entente_organizations",
    "entente_places",
    "entente_people",
    "entente_offices",
    "entente_dates",
    "entente_references",
)
"""The components that stand behind the model, in order. Each sets the span group of its name."""

_UD_LABELS: Final = frozenset({"nsubj", "obj", "obl", "nmod", "conj", "case"})


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """Load a model and put the components behind it.

    Args:
        name: A spaCy package or a folder with a pipeline of Universal Dependencies labels; None for the
            packaged English model.

    Returns:
        The pipeline; the same object for the same name.

    Raises:
        UserError: There is no such model, or it has no parser with Universal Dependencies labels.
    """
    register_attributes()
    nlp = _load(name)
    if "entente_sentences" not in nlp.pipe_names and "parser" in nlp.pipe_names:
        nlp.add_pipe("entente_sentences", before="parser")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def _load(name: str | None) -> Language:
    """Load the bare model and see that its labels are the ones that the rules speak of."""
    if name is None:
        return spacy.load(Path(str(files("kg") / "language" / "model")))
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        message = f"no model {name!r}: give a folder with a spaCy pipeline or the name of an installed one"
        raise UserError(message) from error
    missing = _UD_LABELS - {label for labels in nlp.pipe_labels.values() for label in labels}
    if missing:
        lacking = ", ".join(sorted(missing))
        message = (
            f"the model {name!r} has no Universal Dependencies labels (missing: {lacking}); "
            "use one trained on a UD treebank, or leave --model out"
        )
        raise UserError(message)
    return nlp


def read(text: str, published: date | None = None, *, model: str | None = None) -> Doc:
    """Read one text.

    Args:
        text: Plain English text.
        published: The day it was published; relative dates stay unresolved without it.
        model: As for `load_model`.

    Returns:
        The annotated document; `kg.language.attributes` says what stands where.
    """
    return next(read_all([(text, published)], model=model))


def read_all(
    texts: Iterable[tuple[str, date | None]], *, model: str | None = None, processes: int = 1
) -> Iterator[Doc]:
    """Read many texts, in order.

    Args:
        texts: Pairs of a text and its publication day.
        model: As for `load_model`.
        processes: How many processes share the work.

    Yields:
        One annotated document for each text.
    """
    nlp = load_model(model)

    def docs() -> Iterator[Doc]:
        for text, published in texts:
            doc = nlp.make_doc(text)
            doc._.published = published.isoformat() if published else None
            yield doc

    yield from nlp.pipe(docs(), n_process=processes)
