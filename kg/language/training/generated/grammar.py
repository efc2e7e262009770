"""The patterns, read, and the drawing of one tree from them."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["Grammar", "Tree", "Word"]

_DATA: Final = files("kg.language.training.generated")
_LISTED: Final = re.compile(r"\{(\w+):(\S+)\}")
_SYMBOL: Final = re.compile(r"\{(\w+)\}")
_SAME: Final = "="
_LAST_DAY: Final = 31


@dataclass(frozen=True)
class Word:
    """One word of a tree; `head` is its head's place in the tree, its own place for the root."""

    form: str
    tag: str
    relation: str
    head: int
    spaced: bool
    entity: str = "O"


@dataclass(frozen=True)
class Tree:
    """Words and the place of their root."""

    words: tuple[Word, ...]
    root: int


@dataclass(frozen=True)
class _Item:
    """One item of a pattern."""

    form: str
    tag: str
    relation: str
    head: int
    spaced: bool


def _parsed(pattern: str) -> tuple[_Item, ...]:
    """Read a pattern."""
    items = []
    for field in pattern.split():
        spaced = not field.startswith("~")
        form, *tag, relation, head = field.removeprefix("~").split("|")
        items.append(_Item(form, tag[0] if tag else "", relation, int(head), spaced))
    return tuple(items)


class Grammar:
    """Draws trees from patterns."""

    def __init__(self, patterns: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Read the patterns.

        Args:
            patterns: The content of `patterns.toml`.
            names: The content of `names.toml`.
        """
        self._entities: dict[str, str] = patterns["entities"]
        self._symbols = {
            symbol: [_parsed(pattern) for pattern in options]
            for symbol, options in patterns["symbols"].items()
        }
        self._names = {name: words.split() for name, words in names.items()}
        self._names["initial"] = [f"{letter}." for letter in "ABCDEFGHIJKLMNOPRSTVWYZ"]
        self._names["day"] = [str(day) for day in range(1, _LAST_DAY + 1)]

    @classmethod
    def packaged(cls) -> Grammar:
        """Give the grammar that lies beside this module."""
        patterns, names = (
            tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
            for name in ("patterns.toml", "names.toml")
        )
        return cls(patterns, names)

    @property
    def symbols(self) -> tuple[str, ...]:
        """What can be drawn."""
        return tuple(self._symbols)

    def draw(self, symbol: str, rng: random.Random) -> Tree:
        """Draw a tree.

        Args:
            symbol: What it shall be.
            rng: Where chance comes from.

        Returns:
            The tree.
        """
        items = rng.choice(self._symbols[symbol])
        tree = _compose(items, [self._part(item, rng) for item in items])
        label = self._entities.get(symbol)
        return _named(tree, label) if label else tree

    def _part(self, item: _Item, rng: random.Random) -> Tree:
        """Draw what stands for one item of a pattern."""
        listed = _LISTED.fullmatch(item.form)
        if listed:
            form, tag = rng.choice(self._names[listed[1]]), listed[2]
        elif symbol := _SYMBOL.fullmatch(item.form):
            return self.draw(symbol[1], rng)
        else:
            form, tag = item.form, item.tag
        return Tree((Word(form, tag, _SAME, 0, spaced=True),), 0)


def _compose(items: Sequence[_Item], parts: Sequence[Tree]) -> Tree:
    """Hang the parts of a pattern together."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part.words))
    roots = [start + part.root for start, part in zip(starts, parts, strict=False)]
    words: list[Word] = []
    for item, part, start in zip(items, parts, starts, strict=False):
        for place, word in enumerate(part.words):
            relation, head = word.relation, start + word.head
            if place == part.root:
                relation = item.relation
                head = roots[item.head - 1] if item.head else start + place
            spaced = item.spaced if place == 0 else word.spaced
            words.append(Word(word.form, word.tag, relation, head, spaced, word.entity))
    return Tree(tuple(words), next(root for root, item in zip(roots, items, strict=True) if not item.head))


def _named(tree: Tree, label: str) -> Tree:
    """Make a tree a named entity."""
    return Tree(
        tuple(
            Word(
                word.form, word.tag, word.relation, word.head, word.spaced, f"{'I' if place else 'B'}-{label}"
            )
            for place, word in enumerate(tree.words)
        ),
        tree.root,
    )
