"""The same text has the same annotation on every run, for any batch size and any number of processes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
import spacy.attrs as attrs

import kg.language.pipeline as pipeline
from kg.samples import reports

pytestmark = pytest.mark.model

REPORTS = 12
LAYERS = [
    attrs.ORTH, attrs.TAG, attrs.POS, attrs.MORPH, attrs.LEMMA, attrs.HEAD, attrs.DEP, attrs.SENT_START,
    attrs.ENT_IOB, attrs.ENT_TYPE,
]  # fmt: skip


def texts() -> list[str]:
    paths = sorted(reports().glob("*.txt"))[:REPORTS]
    return [path.read_text(encoding="utf-8") for path in paths]


def digest(processes: int, batch_size: int) -> str:
    """Sum up all that the model and the components behind it say about the texts."""
    total = hashlib.sha256()
    for doc in pipeline.load_model().pipe(texts(), n_process=processes, batch_size=batch_size):
        total.update(doc.to_array(LAYERS).tobytes())
        for name in sorted(doc.spans):
            places = [(span.start_char, span.end_char, span.label_, span.id_) for span in doc.spans[name]]
            total.update(repr((name, places)).encode())
    return total.hexdigest()


@pytest.fixture(scope="module")
def expected() -> str:
    return digest(1, 1)


@pytest.mark.parametrize(("processes", "batch_size"), [(1, 1), (1, 7), (2, 2), (2, 5)])
def test_batches_and_processes_change_nothing(expected: str, processes: int, batch_size: int) -> None:
    assert digest(processes, batch_size) == expected


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_run_with_other_threads_and_hashes_changes_nothing(expected: str, threads: str) -> None:
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": threads,
        "OMP_NUM_THREADS": threads,
        "PYTHONHASHSEED": threads,
    }
    command = "from tests.integration.test_determinism import digest; print(digest(1, 3))"
    done = subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected
