"""The settings of a training run, read from one TOML file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.errors import UserError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["Chunks", "Encoder", "Labels", "Network", "Settings", "Training", "read_settings"]


@dataclass(frozen=True)
class Encoder:
    """The pretrained encoder: the Python package that carries it, and the folder inside."""

    package: str
    folder: str
    dropout: float


@dataclass(frozen=True)
class Network:
    """The sizes of what stands on the encoder."""

    case_width: int
    arc_width: int
    relation_width: int
    hidden_dropout: float


@dataclass(frozen=True)
class Training:
    """How long and how fast to learn, and what each task's loss counts."""

    budget_minutes: float
    processes: int
    encoder_rate: float
    head_rate: float
    warm_up_steps: int
    clip: float
    weight_decay: float
    batch_pieces: int
    checkpoint_minutes: float
    evaluate_minutes: float
    losses: dict[str, float]


@dataclass(frozen=True)
class Chunks:
    """How passages are cut and disguised: the length of chunks, and the share of each disguise."""

    pieces: int
    shortest: int
    longest: int
    capitals: float
    headline: float
    lowered: float
    wrapped: float
    unspaced: float
    curled: float


@dataclass(frozen=True)
class Labels:
    """How often a label must be seen to be learnt."""

    lemma_minimum: int
    feats_minimum: int


@dataclass(frozen=True)
class Settings:
    """All settings of a run."""

    seed: int
    encoder: Encoder
    network: Network
    training: Training
    chunks: Chunks
    labels: Labels
    sources: dict[str, float]
    versions: dict[str, str]


def read_settings(path: Path | None = None) -> Settings:
    """Read settings.

    Args:
        path: A TOML file; None for the settings of the packaged model.

    Returns:
        The settings.

    Raises:
        UserError: The file lacks a setting, or has one that means nothing.
    """
    source = path or Path(str(files("kg.language.training") / "config.toml"))
    values = tomllib.loads(source.read_text(encoding="utf-8"))
    try:
        return Settings(
            seed=values["seed"],
            encoder=Encoder(**values["encoder"]),
            network=Network(**values["network"]),
            training=Training(**values["training"]),
            chunks=Chunks(**values["chunks"]),
            labels=Labels(**values["labels"]),
            sources=values["sources"],
            versions=values["versions"],
        )
    except (KeyError, TypeError) as error:
        raise UserError(f"{source}: {error}") from error
