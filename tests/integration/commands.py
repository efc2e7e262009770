"""Running the command line in tests: in this process for speed, in one of its own where that matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """How a command ended.

    Attributes:
        code: The exit code.
        out: What it wrote to standard output.
        errors: What it wrote to standard error.
    """

    code: int
    out: str
    errors: str


Kg: TypeAlias = Callable[..., Done]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Give a function that runs `kg` with arguments in this process."""

    def kg(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        return Done(code, *capsys.readouterr())

    return kg


def started(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start `kg` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def apart(*arguments: str | Path, **environment: str) -> Done:
    """Run `kg` in a process of its own."""
    process = started(*arguments, **environment)
    out, errors = process.communicate(timeout=300)
    return Done(process.returncode, out, errors)
