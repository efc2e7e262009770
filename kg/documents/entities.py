"""HTML entities in what is no web page: "&mdash;", "&#8217;", "&nbsp;", left over from where it was copied.

They are read as the characters that they stand for, as bytes are: a blank in their place would tear "Japan's"
apart, and lose the dash before a name.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final

__all__ = ["decode_entities"]

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_KEPT: Final = frozenset({"&lt;", "&gt;", "&LT;", "&GT;"})
"""What would begin a tag if it was read; the rules for page furniture blank it out."""
_SPACES: Final = str.maketrans("\u00a0\u202f\u2002\u2003\u2009", "     ")


def decode_entities(text: str) -> str:
    """Give a text with its HTML entities as characters.

    Args:
        text: Any text that is no HTML.

    Returns:
        The text; what is no entity stays as it is, and so does one that stands for no character.

    >>> decode_entities("Japan&#8217;s envoy &mdash; A&nbsp;&amp;&nbsp;B")
    'Japan’s envoy — A & B'
    """
    return _ENTITY.sub(lambda match: _character(match.group()), text)


def _character(entity: str) -> str:
    """Give the character of an entity, a plain space for any kind of space, or the entity itself."""
    if entity in _KEPT or (entity[1] != "#" and entity[1:] not in html5):
        return entity
    read = html.unescape(entity).translate(_SPACES)
    return read if read.isprintable() and read not in {"", "\ufffd", "<", ">"} else entity
