"""A Virtuoso server on this machine, as Debian ships it, for the length of a test."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

MISSING = "Virtuoso is missing: install Debian's virtuoso-opensource-7"

_SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa

[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
"""


def is_there() -> bool:
    """Is Virtuoso installed?"""
    return shutil.which("virtuoso-t") is not None


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run a new server with its files in a folder, and give its address; user and password are "dba"."""
    sql, http = _free_ports()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(folder=folder, sql=sql, http=http))
    address = f"http://127.0.0.1:{http}"
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen(
            ["virtuoso-t", "-f", "-c", "virtuoso.ini"], cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, address, folder / "output.txt")
            yield address
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], address: str, output: Path) -> None:
    """Wait until the server answers; fail where it ends or takes longer than a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, output.read_text()
        with suppress(httpx.TransportError):
            httpx.get(f"{address}/sparql", timeout=5, trust_env=False)
            return
        time.sleep(0.1)
    raise TimeoutError(f"Virtuoso does not answer:\n{output.read_text()}")
