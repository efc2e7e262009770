"""Speed, loading time and memory of pipelines, one beside the other.

Each measurement runs in a process of its own, so that no pipeline warms up another and the memory is its own.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy

import kg.language.transformer  # noqa: F401  (registers the components)

__all__ = ["Speed", "measure"]

_ROUNDS = 2
_REPEATS = 4
"""The texts are read so many times in a round, so that the start of further processes weighs little."""


@dataclass(frozen=True)
class Speed:
    """What one pipeline takes.

    Attributes:
        words: Words read in each round, blanks not counted.
        rate: Words a second, in the best of the rounds; the one least disturbed.
        loading: Seconds from the folder to the pipeline.
        memory: The largest resident size in mebibytes, of the process that reads or the largest of several.
    """

    words: int
    rate: float
    loading: float
    memory: float


def measure(model: str | Path, texts: Sequence[str], processes: int = 1) -> Speed:
    """Measure a pipeline in a fresh process.

    Args:
        model: A folder or the name of an installed package.
        texts: What to read.
        processes: How many processes read.

    Returns:
        The measurement.
    """
    # BLAS takes all cores unless it is told otherwise, which would hide what one core does.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_measured, args=(theirs, str(model), list(texts), processes))
    child.start()
    speed: Speed = ours.recv()
    child.join()
    return speed


def _measured(
    answer: multiprocessing.connection.Connection, model: str, texts: list[str], processes: int
) -> None:
    """Measure, and send the result."""
    began = time.perf_counter()
    nlp = spacy.load(model)
    loading = time.perf_counter() - began
    nlp(texts[0])
    texts = texts * _REPEATS
    best, words = float("inf"), 0
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        words = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts, n_process=processes))
        best = min(best, time.perf_counter() - began)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    answer.send(Speed(words, words / best, loading, peak / unit))
