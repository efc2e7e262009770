"""A page read back as a browser reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

__all__ = ["ReadPage", "read_page"]


@dataclass
class ReadPage(HTMLParser):
    """What stands in a page.

    Attributes:
        tags: Every element's name and attributes, in order.
        scripts: Attributes and text of every script element.
        text: Everything that is neither script nor style.
    """

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    scripts: list[tuple[dict[str, str], str]] = field(default_factory=list)
    text: str = ""
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        self._open = tag
        if tag == "script":
            self.scripts.append((attributes, ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            attributes, before = self.scripts.pop()
            self.scripts.append((attributes, before + data))
        elif self._open != "style":
            self.text += data

    def data(self, name: str) -> Any:
        """Give the JSON in the script element of this id."""
        return next(json.loads(text) for attributes, text in self.scripts if attributes.get("id") == name)

    def code(self) -> list[str]:
        """Give the text of every script that runs."""
        return [text for attributes, text in self.scripts if "type" not in attributes]


def read_page(html: str) -> ReadPage:
    """Read a page."""
    page = ReadPage()
    page.feed(html)
    page.close()
    return page
