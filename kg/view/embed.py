"""Data and code put into a page so that nothing in them can break out of its element."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["SCRIPTS", "json_for_script", "policy", "script", "style", "vis_network"]

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029\u007f"}

SCRIPTS = ("base.js", "labels.js", "picture.js", "evidence.js", "panel.js", "search.js", "list.js", "main.js")
"""The page's own script, in the order in which its parts build on one another."""


def json_for_script(value: Any) -> str:
    r"""Give a value as JSON that is safe within a `<script>` element.

    Args:
        value: Lists, dictionaries with string keys, strings, numbers, booleans and None.

    Returns:
        JSON without `<`, `>` and `&`, so that neither `</script>` nor `<!--` can stand in it.

    >>> json_for_script("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate can be escaped in JSON and cannot be written as UTF-8.
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text.translate(_ESCAPES))


@cache
def vis_network() -> str:
    """Give the script of vis-network from the installed pyvis, less the pointer to its source map."""
    versions = [
        folder for folder in files("pyvis").joinpath("lib").iterdir() if folder.name.startswith("vis-")
    ]
    newest = max(versions, key=lambda folder: [int(n) for n in re.findall(r"\d+", folder.name)])
    code = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return _line_breaks(code.partition("//# sourceMappingURL=")[0])


@cache
def script() -> str:
    """Give the page's own script; its parts share one scope that nothing outside sees."""
    parts = "\n".join(_page_file(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


@cache
def style() -> str:
    """Give the page's style sheet."""
    return _page_file("page.css")


def policy(scripts: tuple[str, ...]) -> str:
    """Give a content security policy that runs these scripts, and lets nothing be fetched.

    Args:
        scripts: The exact text of each script element.

    Returns:
        The value of the policy; whatever else came to stand in the page as a script would not run.
    """
    allowed = " ".join(f"'sha256-{_digest(code)}'" for code in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _page_file(name: str) -> str:
    return _line_breaks(files("kg.view").joinpath("assets", name).read_text(encoding="utf-8"))


def _line_breaks(text: str) -> str:
    # A browser reads every line break as "\n" before it compares digests.
    return text.replace("\r\n", "\n").replace("\r", "\n")
