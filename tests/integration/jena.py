"""Apache Jena's command-line programs, as Debian ships them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

JARS = Path("/usr/share/java")
PARTS = (
    "jena-*",
    "commons-*",
    "dexx.collection",
    "guava",
    "httpclient",
    "httpclient-cache",
    "httpcore",
    "jackson-*",
    "jakarta.json-api",
    "jcl-over-slf4j",
    "jsonld-java",
    "protobuf",
    "slf4j-api",
    "slf4j-simple",
    "thrift",
    "titanium-json-ld",
)
MISSING = "Apache Jena is missing: install Debian's libapache-jena-java and default-jre-headless"


def is_there() -> bool:
    """Are Java and Jena installed?"""
    return shutil.which("java") is not None and (JARS / "jena-arq.jar").is_file()


@dataclass(frozen=True)
class Jena:
    """Runs Jena's programs.

    Attributes:
        patches: A folder that stands before Jena on the class path.
    """

    patches: Path

    @classmethod
    def prepared(cls, folder: Path) -> Jena:
        """Supply what Debian's package leaves out.

        Jena 4.5.0-2 lacks this file of messages, and without it no data type can be loaded. Empty will do.
        """
        messages = folder / "xerces" / "impl" / "xpath" / "regex" / "message.properties"
        messages.parent.mkdir(parents=True)
        messages.touch()
        return cls(folder)

    def run(self, program: str, *arguments: str | Path) -> str:
        """Run a program and give what it prints; fail where it does."""
        jars = sorted(p for part in PARTS for p in JARS.glob(f"{part}.jar") if not p.stem[-1].isdigit())
        path = ":".join(str(p) for p in (self.patches, *jars))
        command = [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            path,
            program,
            *map(str, arguments),
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr, done.stderr
        return done.stdout
