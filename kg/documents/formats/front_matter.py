"""The block of YAML between two lines of dashes that may stand before a Markdown text.

PyYAML and not python-frontmatter, which adds nothing to it but the search for the dashes, strips the body
(so that offsets into it are lost), and fails on the value `2021-02-30`, which YAML takes for a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from kg.documents.draft import StatedDate

__all__ = ["FrontMatter", "split_front_matter"]

_BLOCK: Final = re.compile(
    r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY: Final = re.compile(r"^[A-Za-z_][\w .-]*:(?:\s|$)", re.MULTILINE)
_MAX_CHARACTERS: Final = 20_000
_DATE_KEYS: Final = (
    "published_time",
    "published",
    "publication_date",
    "date_published",
    "datepublished",
    "pubdate",
    "publishdate",
    "date",
    "created",
    "timestamp",
    "time",
)
_ADDRESS_KEYS: Final = ("url", "source_url", "link", "permalink", "canonical", "canonical_url", "source")
_TITLE_KEYS: Final = ("title", "headline")


@dataclass(frozen=True)
class FrontMatter:
    """What stands before the body.

    Attributes:
        body: Where the body starts, an offset into the whole text.
        title: The headline that it states.
        stated_dates: The dates of publication that it states.
        addresses: The addresses that it states.
        fault: What is wrong with it, None where nothing is.
    """

    body: int = 0
    title: str | None = None
    stated_dates: tuple[StatedDate, ...] = ()
    addresses: tuple[str, ...] = ()
    fault: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text.

    Args:
        text: The whole text.

    Returns:
        What the front matter says and where it ends; an empty one where the text has none.
    """
    match = _BLOCK.match(text)
    if not match or not _KEY.search(match["yaml"]):  # two rules with prose between them are no front matter
        return FrontMatter()
    if len(match["yaml"]) > _MAX_CHARACTERS:
        return FrontMatter(match.end(), fault="the front matter is too long to be read")
    try:
        # BaseLoader builds strings, lists and dictionaries only: nothing is run, and no date is guessed.
        loaded = yaml.load(match["yaml"], Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        return FrontMatter(match.end(), fault=f"the front matter is not valid YAML{_line_of(error)}")
    except RecursionError:
        return FrontMatter(match.end(), fault="the front matter is nested too deeply")
    if not isinstance(loaded, dict):
        return FrontMatter(match.end(), fault="the front matter is not a list of names and values")
    values = {str(key).lower(): value.strip() for key, value in loaded.items() if isinstance(value, str)}
    return FrontMatter(
        body=match.end(),
        title=next((" ".join(values[key].split()) for key in _TITLE_KEYS if values.get(key)), None),
        stated_dates=tuple(StatedDate(values[key], "front matter") for key in _DATE_KEYS if values.get(key)),
        addresses=tuple(values[key] for key in _ADDRESS_KEYS if values.get(key)),
    )


def _line_of(error: yaml.YAMLError) -> str:
    """Name the line at fault, counted in the file: the dashes are its first line."""
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""
