"""The model's papers: its card, licence and attributions, and its scores in both card and `meta.json`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

__all__ = ["put_papers", "put_scores", "table"]

_MARK: Final = "<!-- scores -->"
_COLUMNS: Final = {
    "raw token": "tokens F, raw",
    "raw sentence": "sentences F, raw",
    "raw las": "LAS, raw",
    "las": "LAS",
    "uas": "UAS",
    "upos": "UPOS",
    "xpos": "XPOS",
    "feats": "features",
    "lemma": "lemmas",
    "entities": "names F",
    "entities PERSON": "PERSON F",
}

Scores = Mapping[str, Mapping[str, float]]


def put_papers(model: Path) -> None:
    """Put the card, the licence and the attributions beside a model.

    Args:
        model: The folder of the pipeline.
    """
    with as_file(files("kg.language.training") / "model_files") as folder:
        shutil.copytree(folder, model, dirs_exist_ok=True)


def put_scores(model: Path, scores: Scores, plain: Scores | None = None) -> None:
    """Write scores into a model's card and into its `meta.json`.

    Args:
        model: The folder of the pipeline.
        scores: What `evaluate` found.
        plain: What it found for the same weights before they were rounded to 8 bits.
    """
    path = model / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = {name: dict(values) for name, values in scores.items()}
    if plain:
        meta["performance_before_rounding"] = {name: dict(values) for name, values in plain.items()}
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    card = model / "README.md"
    text = card.read_text(encoding="utf-8").partition(_MARK)[0]
    before = f"\nThe same before rounding to 8 bits:\n\n{table(plain)}" if plain else ""
    card.write_text(f"{text}{_MARK}\n\n{table(scores)}{before}", encoding="utf-8")


def table(scores: Scores) -> str:
    """Write scores as a table.

    Args:
        scores: Percentages, by corpus and task.

    Returns:
        A table in Markdown, a row for each corpus.
    """
    lines = [
        "| | " + " | ".join(_COLUMNS.values()) + " |",
        "|---" * (len(_COLUMNS) + 1) + "|",
    ]
    for name, values in scores.items():
        cells = [f"{values[task]:.1f}" if task in values else "" for task in _COLUMNS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
