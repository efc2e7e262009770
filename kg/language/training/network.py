"""The network: a small BERT encoder, and on it a head for each task."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.language.training.batches import UNKNOWN
from kg.language.transformer.features import CASES, GAPS

__all__ = ["Encoder", "Parser", "Tagger", "load_encoder"]

_WIDTH, _HIDDEN, _LAYERS, _HEADS, _VOCABULARY, _POSITIONS = 384, 1536, 6, 12, 30522, 512
"""The sizes of all-MiniLM-L6-v2."""
_EPSILON = 1e-12


class _Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attended = nn.Linear(_WIDTH, 3 * _WIDTH)
        self.joined = nn.Linear(_WIDTH, _WIDTH)
        self.attention_norm = nn.LayerNorm(_WIDTH, eps=_EPSILON)
        self.widened = nn.Linear(_WIDTH, _HIDDEN)
        self.narrowed = nn.Linear(_HIDDEN, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = hidden.shape
        parts = self.attended(hidden).view(batch, length, 3, _HEADS, _WIDTH // _HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        dropout = self.dropout.p if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(query, key, value, mask, dropout)
        mixed = self.joined(mixed.transpose(1, 2).reshape(batch, length, _WIDTH))
        hidden = self.attention_norm(hidden + self.dropout(mixed))
        mixed = self.narrowed(functional.gelu(self.widened(hidden)))
        return cast(Tensor, self.norm(hidden + self.dropout(mixed)))


class Encoder(nn.Module):
    """BERT, with the letter case and the gap before the word added to its input."""

    def __init__(self, case_width: int, dropout: float) -> None:
        """Build the encoder.

        Args:
            case_width: The width of the letter-case embedding beside its output.
            dropout: Dropout in all layers.
        """
        super().__init__()
        self.pieces = nn.Embedding(_VOCABULARY, _WIDTH)
        self.pieces.weight.requires_grad = False
        self.positions = nn.Embedding(_POSITIONS, _WIDTH)
        self.case = nn.Embedding(len(CASES), _WIDTH)
        self.gaps = nn.Embedding(len(GAPS), _WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(_WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(_LAYERS))
        self.beside = nn.Embedding(len(CASES), case_width)
        self.width = _WIDTH + case_width

    def forward(self, ids: Tensor, case: Tensor, gaps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Encode word pieces.

        Args:
            ids: Numbers of word pieces, batch by length.
            case: The letter case of each one's word.
            gaps: The gap before each one's word.
            mask: Which pieces are real; None where all are.

        Returns:
            A vector for each piece.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.pieces(ids) + self.positions(places) + self.case(case) + self.gaps(gaps)
        hidden = self.dropout(self.norm(hidden))
        real = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, real)
        return torch.cat([hidden, self.beside(case)], dim=-1)


class Parser(nn.Module):
    """Biaffine attention for arcs and relations (Dozat and Manning 2017)."""

    def __init__(self, width: int, arc: int, relation: int, relations: int, dropout: float) -> None:
        """Build the parser.

        Args:
            width: The width of a word's vector.
            arc: The width of the vectors that arcs are scored with.
            relation: The width of the vectors that relations are scored with.
            relations: The number of relations.
            dropout: Dropout on all of these vectors.
        """
        super().__init__()
        self.arc_dependent = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc_root = nn.Parameter(torch.zeros(arc))
        self.arc_weights = nn.Parameter(torch.empty(arc + 1, arc))
        self.relation_dependent = nn.Linear(width, relation)
        self.relation_head = nn.Linear(width, relation)
        self.relation_root = nn.Parameter(torch.zeros(relation))
        self.relation_weights = nn.Parameter(torch.zeros(relation + 1, relations, relation + 1))
        nn.init.xavier_uniform_(self.arc_weights)
        self.dropout = nn.Dropout(dropout)

    def arcs(self, words: Tensor) -> Tensor:
        """Score heads.

        Args:
            words: A vector for each word, batch by length.

        Returns:
            For each word a score for the root and for each word as its head.
        """
        dependents = _with_one(self.dropout(functional.gelu(self.arc_dependent(words))))
        heads = self.dropout(functional.gelu(self.arc_head(words)))
        root = self.arc_root.to(heads.dtype).expand(len(words), 1, -1)
        heads = torch.cat([root, heads], dim=1)
        return dependents @ self.arc_weights @ heads.transpose(1, 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Score relations.

        Args:
            words: A vector for each word, batch by length.
            heads: The place of each word's head, counted from 1; 0 for the root.

        Returns:
            For each word a score for each relation to its head.
        """
        dependents = _with_one(self.dropout(functional.gelu(self.relation_dependent(words))))
        governors = self.dropout(functional.gelu(self.relation_head(words)))
        root = self.relation_root.to(governors.dtype).expand(len(words), 1, -1)
        governors = torch.cat([root, governors], dim=1)
        chosen = heads.unsqueeze(-1).expand(-1, -1, governors.shape[-1])
        governors = _with_one(governors.gather(1, chosen))
        width, count, _ = self.relation_weights.shape
        mixed = dependents @ self.relation_weights.reshape(width, count * width)
        mixed = mixed.view(*dependents.shape[:2], count, width)
        return (mixed * governors.unsqueeze(-2)).sum(-1)


def _with_one(vectors: Tensor) -> Tensor:
    """Put a one behind each vector, for the bias."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)


class Tagger(nn.Module):
    """The encoder with all heads on it."""

    def __init__(self, encoder: Encoder, parser: Parser, sizes: Mapping[str, int], dropout: float) -> None:
        """Put the heads on the encoder.

        Args:
            encoder: The encoder.
            parser: The parser.
            sizes: The number of labels of each task that labels single words.
            dropout: Dropout on the words' vectors.
        """
        super().__init__()
        self.encoder = encoder
        self.parser = parser
        self.taggers = nn.ModuleDict(
            {task: nn.Linear(encoder.width, size) for task, size in {**sizes, "starts": 2}.items()}
        )
        self.dropout = nn.Dropout(dropout)

    def words(self, batch: Mapping[str, Tensor]) -> Tensor:
        """Encode words: the vector of a word is that of its first piece.

        Args:
            batch: The arrays of a batch.

        Returns:
            A vector for each word.
        """
        pieces: Tensor = self.encoder(batch["ids"], batch["case"], batch["gaps"], batch["mask"])
        first = batch["first"].unsqueeze(-1).expand(-1, -1, pieces.shape[-1])
        return pieces.gather(1, first)

    def losses(self, batch: Mapping[str, Tensor], labels: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Compute the loss of each task that the batch has labels for.

        Args:
            batch: The arrays of a batch.
            labels: For each task the label of each word.

        Returns:
            The mean loss of a word, by task.
        """
        words = self.words(batch)
        dropped = self.dropout(words)
        found = {
            task: functional.cross_entropy(head(dropped[labels[task] != UNKNOWN]).float(), known)
            for task, head in self.taggers.items()
            if (known := labels[task][labels[task] != UNKNOWN]).numel()
        }
        parsed = (labels["heads"] != UNKNOWN).any(dim=1)
        if parsed.any():
            rows = {name: labels[name][parsed] for name in ("heads", "relations")}
            found |= self._parsing(words[parsed], batch["sentences"][parsed], rows)
        return found

    def _parsing(self, words: Tensor, sentences: Tensor, labels: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Compute the losses of the parser, heads being looked for inside the sentence only."""
        heads = labels["heads"]
        scores = self.parser.arcs(words).float()
        other = sentences.unsqueeze(2) != sentences.unsqueeze(1)
        barred = torch.cat([torch.zeros_like(other[:, :, :1]), other], dim=2)
        scores = scores.masked_fill(barred, float("-inf"))
        relations = self.parser.relations(words, heads.clamp(min=0)).float()
        return {
            "heads": functional.cross_entropy(scores[heads != UNKNOWN], heads[heads != UNKNOWN]),
            "relations": functional.cross_entropy(
                relations.flatten(0, 1), labels["relations"].flatten(), ignore_index=UNKNOWN
            ),
        }


_NAMES = {
    "attended": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "joined": ("attention.output.dense",),
    "attention_norm": ("attention.output.LayerNorm",),
    "widened": ("intermediate.dense",),
    "narrowed": ("output.dense",),
    "norm": ("output.LayerNorm",),
}


def load_encoder(weights: Path, case_width: int, dropout: float) -> Encoder:
    """Build an encoder and give it pretrained weights.

    Args:
        weights: The `model.safetensors` of all-MiniLM-L6-v2.
        case_width: As for `Encoder`.
        dropout: As for `Encoder`.

    Returns:
        The encoder.
    """
    old = load_file(weights)
    new = {
        "pieces.weight": old["embeddings.word_embeddings.weight"],
        "positions.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        new[f"norm.{kind}"] = old[f"embeddings.LayerNorm.{kind}"]
        for layer in range(_LAYERS):
            for name, sources in _NAMES.items():
                parts = [old[f"encoder.layer.{layer}.{source}.{kind}"] for source in sources]
                new[f"layers.{layer}.{name}.{kind}"] = torch.cat(parts)
    encoder = Encoder(case_width, dropout)
    missing, unexpected = encoder.load_state_dict(new, strict=False)
    if unexpected or set(missing) != {"case.weight", "gaps.weight", "beside.weight"}:
        raise ValueError(f"{weights}: not the weights of all-MiniLM-L6-v2")
    return encoder
