"""Export: the trained network as a spaCy pipeline, its encoder as a quantised ONNX graph."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from collections import Counter, defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import spacy
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language

from kg.language.training.labels import LabelSets
from kg.language.training.model import load, pretrained_pieces
from kg.language.training.network import Tagger as Network
from kg.language.training.passages import Passage, read_passages
from kg.language.training.publishing import put_papers
from kg.language.training.settings import Settings
from kg.language.training.tokenizer import make_tokenizer
from kg.language.transformer import Encoder, Names, Parser, Tagger
from kg.language.transformer.biaffine import Biaffine
from kg.language.transformer.stored import Layer

__all__ = ["export"]

_OPSET = 17
_TREEBANKS = ("ewt", "gum")
_BATCH = 8
"""Documents that a process takes at a time; they are read one by one, and long batches leave others idle."""
_SEEN = 2
"""A word that was seen so often with one lemma only is put into the lexicon."""


def export(checkpoint: Path, data: Path, output: Path, settings: Settings, *, quantised: bool = True) -> None:
    """Write the pipeline.

    Args:
        checkpoint: The folder that `train` filled.
        data: The folder that `prepare` filled, for the lexicon of lemmas.
        output: Where the pipeline goes.
        settings: The settings of the training.
        quantised: Whether the encoder's numbers are rounded to 8 bits.
    """
    network, labels, facts = load(checkpoint, settings)
    nlp = spacy.blank("en", config={"nlp": {"batch_size": _BATCH}})
    nlp.tokenizer = make_tokenizer(nlp)
    _add_encoder(nlp, network, settings, quantised)
    names = _added(nlp, "entente_names", "ner", Names)
    names.layer, names.iob = _layer(network.taggers["entities"]), labels.entities
    _add_tagger(nlp, network, labels, data)
    _add_parser(nlp, network, labels)
    nlp.meta.update(_meta(facts, checkpoint, data, settings))
    nlp.to_disk(output)
    put_papers(output)


def _add_encoder(nlp: Language, network: Network, settings: Settings, quantised: bool) -> None:
    encoder = _added(nlp, "entente_encoder", "encoder", Encoder)
    encoder.graph = graph_of(network, quantised=quantised)
    encoder.pieces = pretrained_pieces(settings)


def _add_tagger(nlp: Language, network: Network, labels: LabelSets, data: Path) -> None:
    tagger = _added(nlp, "entente_tagger", "tagger", Tagger)
    treebanks = (passage for name in _TREEBANKS for passage in read_passages(data / f"{name}.train.jsonl.gz"))
    tagger.restore(
        {
            "layers": {
                task: _layer(network.taggers[task]).state() for task in ("xpos", "upos", "feats", "lemmas")
            },
            "labels": {"xpos": labels.xpos, "upos": labels.upos, "feats": labels.feats},
            "scripts": labels.scripts,
            "lexicon": lexicon_of(treebanks),
        }
    )


def _add_parser(nlp: Language, network: Network, labels: LabelSets) -> None:
    parser = _added(nlp, "entente_parser", "parser", Parser)
    weights = network.parser
    parser.starts = _layer(network.taggers["starts"])
    parser.relations = ["ROOT" if label == "root" else label for label in labels.relations]
    layers = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
    arrays = ("arc_weights", "arc_root", "relation_weights", "relation_root")
    parser.biaffine = Biaffine(
        {name: _layer(getattr(weights, name)) for name in layers},
        {name: _array(getattr(weights, name)) for name in arrays},
    )


def _added(nlp: Language, factory: str, name: str, kind: type[Any]) -> Any:
    component = nlp.add_pipe(factory, name=name)
    if not isinstance(component, kind):
        raise TypeError(f"{factory} makes no {kind.__name__}")
    return component


def _array(value: torch.Tensor) -> NDArray[Any]:
    array: NDArray[Any] = value.detach().float().numpy()
    return array


def _layer(linear: Any) -> Layer:
    return Layer(_array(linear.weight).T, _array(linear.bias))


def graph_of(network: Network, *, quantised: bool) -> bytes:
    """Turn the encoder into an ONNX graph.

    Args:
        network: The network.
        quantised: Whether its numbers are rounded to 8 bits.

    Returns:
        The graph.
    """
    network.eval()
    example = torch.ones(1, 12, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            network.encoder,
            (example, example, example),
            str(plain),
            input_names=["ids", "case", "gaps"],
            output_names=["vectors"],
            dynamic_axes={name: {1: "length"} for name in ("ids", "case", "gaps", "vectors")},
            opset_version=_OPSET,
            dynamo=False,
        )
        if not quantised:
            return plain.read_bytes()
        quantize_dynamic(plain, small, per_channel=True, weight_type=QuantType.QInt8)
        return small.read_bytes()


def lexicon_of(passages: Any) -> dict[str, dict[str, str]]:
    """Collect the words that have one lemma only, where it is not the word itself.

    Args:
        passages: Training data with syntax.

    Returns:
        For each part of speech the lemmas of its lowered words.
    """
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for passage in passages:
        for word, part, lemma in _rows(passage):
            seen[part, word.lower()][lemma] += 1
    lexicon: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (part, word), lemmas in sorted(seen.items()):
        if len(lemmas) == 1 and lemmas.total() >= _SEEN and word not in lemmas:
            lexicon[part][word] = next(iter(lemmas))
    return dict(lexicon)


def _rows(passage: Passage) -> Any:
    """Give word, part of speech and lemma of the words whose lemmas are lower case."""
    syntax = passage.syntax
    if syntax is None:
        return
    for word, part, lemma in zip(passage.words, syntax.upos, syntax.lemmas, strict=True):
        if part in {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET"} and lemma:
            yield word, part, lemma


def _meta(facts: dict[str, Any], checkpoint: Path, data: Path, settings: Settings) -> dict[str, Any]:
    """Say what the model is and how it came about."""
    return {
        "name": "entente",
        "version": "0.1.0",
        "description": "English: tags, features, lemmas, Universal Dependencies, named entities, sentences",
        "license": "CC BY-SA 4.0",
        "training": {**facts, "settings": asdict(settings)},
        "data": {
            name: {
                "version": settings.versions[name],
                "sha256": _content_hash(data / f"{name}.train.jsonl.gz"),
            }
            for name in sorted(settings.sources)
        },
        "weights_sha256": hashlib.sha256((checkpoint / "weights.pt").read_bytes()).hexdigest(),
    }


def _content_hash(path: Path) -> str:
    """Hash what is in a compressed file; its own bytes hold the time of writing too."""
    with gzip.open(path) as stream:
        return hashlib.sha256(stream.read()).hexdigest()
