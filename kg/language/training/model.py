"""Building a network for given labels, saving it and loading it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kg.language.training.batches import Batch
from kg.language.training.labels import LabelSets
from kg.language.training.network import Parser, Tagger, load_encoder
from kg.language.training.settings import Settings
from kg.language.transformer.lemmas import EditScript
from kg.language.transformer.pieces import WordPieces

__all__ = ["build", "load", "pretrained_pieces", "save", "tensors"]


def build(settings: Settings, labels: LabelSets) -> Tagger:
    """Build a network on the pretrained encoder.

    Args:
        settings: Its sizes.
        labels: The labels it shall tell apart.

    Returns:
        The network; its heads are random.
    """
    sizes = settings.network
    weights = _pretrained(settings) / "model.safetensors"
    encoder = load_encoder(weights, sizes.case_width, settings.encoder.dropout)
    parser = Parser(
        encoder.width,
        sizes.arc_width,
        sizes.relation_width,
        len(labels.relations),
        sizes.hidden_dropout,
    )
    return Tagger(encoder, parser, labels.sizes(), sizes.hidden_dropout)


def pretrained_pieces(settings: Settings) -> WordPieces:
    """Give the word pieces of the pretrained encoder."""
    return WordPieces((_pretrained(settings) / "tokenizer.json").read_text(encoding="utf-8"))


def _pretrained(settings: Settings) -> Path:
    """Find the folder of the pretrained encoder inside its package."""
    return Path(str(files(settings.encoder.package) / settings.encoder.folder))


def tensors(batch: Batch) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Turn a batch into tensors.

    Args:
        batch: A batch.

    Returns:
        Its arrays, and its labels.
    """
    names = ("ids", "case", "gaps", "mask", "first", "words", "sentences")
    arrays = {name: torch.from_numpy(getattr(batch, name)) for name in names}
    return arrays, {name: torch.from_numpy(labels) for name, labels in batch.labels.items()}


def save(folder: Path, network: Tagger, labels: LabelSets, facts: dict[str, Any]) -> None:
    """Save a network, so that what was saved before stays until the new one is whole.

    Args:
        folder: Where to.
        network: The network.
        labels: Its labels.
        facts: What shall be known about its training.
    """
    folder.mkdir(parents=True, exist_ok=True)
    content = {"labels": asdict(labels), "facts": facts}
    unfinished = folder / "unfinished"
    torch.save(network.state_dict(), unfinished)
    (folder / "labels.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(folder / "weights.pt")


def load(folder: Path, settings: Settings) -> tuple[Tagger, LabelSets, dict[str, Any]]:
    """Load a network.

    Args:
        folder: Where `save` put it.
        settings: The settings it was built with.

    Returns:
        The network, its labels, and the facts about its training.
    """
    content = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    values = content["labels"]
    values["scripts"] = [EditScript(*script) for script in values["scripts"]]
    labels = LabelSets(**values)
    network = build(settings, labels)
    network.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
    network.eval()
    return network, labels, content["facts"]
