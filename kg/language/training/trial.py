"""A quick look at a network in training: greedy scores on a part of the development data."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import torch

from kg.language.training.batches import UNKNOWN, Labeller, collate, pack
from kg.language.training.chunks import cut
from kg.language.training.model import tensors
from kg.language.training.network import Tagger
from kg.language.training.passages import read_passages
from kg.language.training.settings import Chunks

__all__ = ["try_out"]

_SOURCES: Final = {"ewt": 8000, "gum": 8000, "wikigold": 3000, "re3d": 2000}
_CHUNKS: Final = Chunks(
    pieces=180, shortest=60, longest=60, capitals=0, headline=0, lowered=0, wrapped=0, unspaced=0, curled=0
)


def try_out(network: Tagger, labeller: Labeller, data: Path) -> str:
    """Score a network on gold words.

    Args:
        network: The network.
        labeller: What turns text into numbers.
        data: The folder with the development data.

    Returns:
        One line: the accuracy of each task, for each source; `las` counts heads with the full relation.
    """
    network.eval()
    parts = []
    for source, limit in _SOURCES.items():
        scores = _score(network, labeller, data / f"{source}.dev.jsonl.gz", limit)
        parts.append(f"{source} " + " ".join(f"{task} {value:.1f}" for task, value in scores.items()))
    return "; ".join(parts)


def _score(network: Tagger, labeller: Labeller, path: Path, limit: int) -> dict[str, float]:
    """Score one source."""
    rng, chunks, words = random.Random(0), [], 0  # noqa: S311
    for passage in read_passages(path):
        words += len(passage.words)
        chunks += [labeller.encode(chunk) for chunk in cut(passage, labeller.pieces, _CHUNKS, rng)]
        if words > limit:
            break
    counts: dict[str, list[int]] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in pack(chunks, 1600):
            arrays, labels = tensors(collate(batch, labeller.pieces.padding))
            vectors = network.words(arrays)
            right = {task: head(vectors).argmax(-1) == labels[task] for task, head in network.taggers.items()}
            right |= _parsed(network, vectors, arrays["sentences"], labels)
            for task, hits in right.items():
                known = labels["heads" if task in ("las", "uas") else task] != UNKNOWN
                if task == "entities":
                    known &= labels[task] != 0
                count = counts.setdefault(task, [0, 0])
                count[0] += int(hits[known].sum())
                count[1] += int(known.sum())
    return {task: 100 * hits / known for task, (hits, known) in counts.items() if known}


def _parsed(
    network: Tagger, vectors: torch.Tensor, sentences: torch.Tensor, labels: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """Find greedy heads and relations, and say which are right."""
    scores = network.parser.arcs(vectors).float()
    scores[:, :, 1:].masked_fill_(sentences.unsqueeze(2) != sentences.unsqueeze(1), float("-inf"))
    heads = scores.argmax(-1)
    relations = network.parser.relations(vectors, heads).argmax(-1)
    right = heads == labels["heads"]
    return {"uas": right, "las": right & (relations == labels["relations"])}
