"""The output folder: written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UserError

__all__ = ["recover", "staged"]

_PREFIX = ".building-"
_READY = "READY"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give a folder to write into; what is in it replaces its namesakes in `out` when all went well.

    Until the last file is written nothing in `out` changes. Then a mark is set and the files are moved,
    each by one rename; a process killed between two renames leaves the mark, and `recover` finishes.

    Args:
        out: The output folder; it is made if need be. What else is in it stays.

    Yields:
        A folder on the same file system.

    Raises:
        UserError: `out` cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        recover(out)
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=out))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"cannot write to {out}: {reason}; choose another folder with --out") from error
    try:
        yield folder
        (folder / _READY).touch()
        _promote(folder, out)
    except OSError as error:
        raise UserError(f"cannot write to {out}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def recover(out: Path) -> None:
    """Finish what a killed build had ready, and clear away what it had not.

    Args:
        out: An output folder; it need not exist.
    """
    for folder in sorted(out.glob(f"{_PREFIX}*")):
        if _is_alive(folder):
            continue
        if (folder / _READY).exists():
            _promote(folder, out)
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(folder: Path) -> bool:
    """Does the process that made a folder still run?"""
    process = folder.name.removeprefix(_PREFIX).partition("-")[0]
    if not process.isdigit() or int(process) == os.getpid():
        return process.isdigit()
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _promote(folder: Path, out: Path) -> None:
    """Move everything but the mark, files by replacing, folders by setting the old one aside first."""
    for new in sorted(folder.iterdir()):
        if new.name == _READY:
            continue
        old = out / new.name
        if old.is_dir():
            aside = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-old-", dir=out))
            old.rename(aside / old.name)
            new.rename(old)
            shutil.rmtree(aside, ignore_errors=True)
        else:
            new.replace(old)
