"""One small transformer for tags, lemmas, names, sentences and syntax, run by ONNX Runtime.

Importing this package registers the components with spaCy, so that `spacy.load` can read the model.
"""

from __future__ import annotations

from kg.language.transformer.encoder import Encoder
from kg.language.transformer.names import Names
from kg.language.transformer.parser import Parser
from kg.language.transformer.tagger import Tagger

__all__ = ["Encoder", "Names", "Parser", "Tagger"]
