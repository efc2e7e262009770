"""Finding many fixed forms in a document at once: longest first, in the letters that print really uses."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

__all__ = [
    "Gazetteer",
    "Hit",
    "is_all_capitals",
    "longest_first",
    "read_table",
    "read_word_list",
    "variants",
]

_APOSTROPHES: Final = "'’ʻ‘"
_HYPHENS: Final = "-–‑"
_LONG_ENOUGH_FOR_CAPITALS: Final = 4
"""Shorter forms are not looked for in capitals: they are abbreviations already, or too easily a word."""


@dataclass(frozen=True, order=True)
class Hit:
    """A form of a gazetteer in a document.

    Attributes:
        start: First token.
        end: One past the last token.
        form: The form as the gazetteer has it, whatever letters the document uses for it.
    """

    start: int
    end: int
    form: str


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Read a CSV file that stands beside a module.

    Args:
        package: The package that owns the file.
        name: The file's name.

    Returns:
        A dictionary for each row.
    """
    return list(csv.DictReader((files(package) / name).read_text(encoding="utf-8").splitlines()))


def read_word_list(package: str, name: str) -> frozenset[str]:
    """Read one of the word lists in the file `contexts.csv` that stands beside a module.

    Args:
        package: The package that owns the file.
        name: Name of the list.

    Returns:
        Its words.

    Raises:
        KeyError: There is no such list.
    """
    rows = {row["list"]: row["words"] for row in read_table(package, "contexts.csv")}
    return frozenset(rows[name].split())


def variants(form: str) -> frozenset[str]:
    """Give the spellings in which print has one form.

    Args:
        form: A name with straight apostrophes and hyphens.

    Returns:
        The form with each kind of apostrophe and hyphen, with and without accents, as it is and, if it is
        long enough, in capitals.

    >>> sorted(variants("Pécs"))
    ['PECS', 'Pecs', 'PÉCS', 'Pécs']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    spellings = {form, plain}
    for straight, others in (("'", _APOSTROPHES), ("-", _HYPHENS)):
        spellings = {s.replace(straight, other) for s in spellings for other in others} | spellings
    if len(form) >= _LONG_ENOUGH_FOR_CAPITALS:
        spellings |= {s.upper() for s in spellings}
    return frozenset(spellings)


def is_all_capitals(doc: Doc, index: int) -> bool:
    """Say whether a token stands in a stretch that is set in capitals, as some headlines are.

    Args:
        doc: The document.
        index: The token.

    Returns:
        Whether the words around it on the same line, three to each side, are all in capitals, and any of
        them is too long to be an abbreviation.
    """
    words = [doc[i].text for i in _on_the_line(doc, index) if doc[i].is_alpha]
    return all(w.isupper() for w in words) and any(len(w) > _LONG_ENOUGH_FOR_CAPITALS for w in words)


def _on_the_line(doc: Doc, index: int) -> Iterator[int]:
    """Give the tokens around one, three to each side, that stand on its line; itself left out."""
    for step in (-1, 1):
        i = index + step
        while 0 <= i < len(doc) and abs(i - index) <= 3 and "\n" not in doc[i].text:
            yield i
            i += step


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """Drop each hit that overlaps a longer one, or an earlier one of its own length.

    Args:
        hits: Hits in any order.

    Returns:
        The hits that are left, in the order of the text.
    """
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.form)):
        tokens = range(hit.start, hit.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(hit)
    return sorted(kept)


class Gazetteer:
    """Looks for many forms in one pass."""

    def __init__(
        self, tokenizer: Callable[[str], Doc], forms: Iterable[str], exact: Iterable[str] = ()
    ) -> None:
        """Prepare the forms.

        Args:
            tokenizer: What cuts the documents into tokens; the forms have to be cut alike.
            forms: Names, found in every spelling of `variants`.
            exact: Forms that are found in their own letters alone, such as abbreviations.
        """
        exact = frozenset(exact)
        matcher: Any = PhraseMatcher(tokenizer("").vocab, attr="ORTH")
        for form in sorted({*forms, *exact}):
            spellings = {form} if form in exact else variants(form)
            matcher.add(form, [tokenizer(s) for s in sorted(spellings)])
        self._matcher = matcher

    def find(self, doc: Doc) -> list[Hit]:
        """Find every form, overlaps included.

        Args:
            doc: Any tokenized document.

        Returns:
            The hits in the order of the text.
        """
        strings = self._matcher.vocab.strings
        return sorted({Hit(start, end, strings[key]) for key, start, end in self._matcher(doc)})
