"""Which stretches of a text look like dates: the rules of `grammar.toml` run over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kg.language.dates import checks
from kg.language.dates.lexicon import WORDS, alternatives, load_toml

__all__ = ["Match", "Rule", "matches", "normalise", "rules"]

NOTHING: Final = "nothing"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(2?)\}")
_CHARACTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ‐‑‒–—−’‘´\u00a0\u202f\u2009\t", "abcdefghijklmnopqrstuvwxyz------'''    "
)
_SINGLE_BREAK = re.compile(r"(?<=[^\s])([ \t]*)\r?\n(?=[ \t]*[^\s])")


@dataclass(frozen=True)
class Rule:
    """One line of the grammar; see the head of grammar.toml."""

    name: str
    pattern: re.Pattern[str]
    meaning: str
    after: frozenset[str] | None
    check: str | None


@dataclass(frozen=True)
class Match:
    """A stretch of text that looks like a date.

    Attributes:
        start: First character.
        end: One past the last.
        rule: Name of the rule that it fits.
        meaning: Name of the function that gives its value.
        groups: The parts of it, by name.
    """

    start: int
    end: int
    rule: str
    meaning: str
    groups: dict[str, str] = field(compare=False)


def normalise(text: str) -> str:
    """Bring a text to the form that the patterns are written for, without moving a character.

    Small letters, one kind of dash, apostrophe and space; a line break within a paragraph is a space, and
    what ends a paragraph stays a line break.
    """
    lowered = text.translate(_CHARACTERS)
    return _SINGLE_BREAK.sub(lambda match: " " * len(match.group()), lowered)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Read the grammar."""
    data = load_toml("grammar.toml")
    return tuple(
        Rule(
            entry["name"],
            _compile(entry["pattern"], data["macros"]),
            entry["meaning"],
            _words(entry.get("after"), data["lists"]),
            entry.get("check"),
        )
        for entry in data["rule"]
    )


def _words(after: str | list[str] | None, lists: dict[str, list[str]]) -> frozenset[str] | None:
    if after is None:
        return None
    return frozenset(lists[after] if isinstance(after, str) else after)


def _compile(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    """Put the macros and word lists in, and demand that the match begins and ends with whole words."""
    expanded, before = pattern, ""
    while expanded != before:
        before = expanded
        expanded = _PLACEHOLDER.sub(lambda match: _expansion(match, macros), before)
    spaced = expanded.replace(" ", " {1,12}").replace("~", " {0,12}")
    return re.compile(rf"(?<![\w$€£#/@])(?<!\d[.,:])(?:{spaced})(?!\w)(?![.,:/]\d)")


def _expansion(match: re.Match[str], macros: dict[str, str]) -> str:
    name, copy = match.groups()
    if name + copy in macros:
        return macros[name + copy]
    if name == "number_words":
        return alternatives("numbers")
    if name not in WORDS:
        message = f"grammar.toml: no macro and no word list {{{name}}}"
        raise ValueError(message)
    return f"(?P<{name}{copy}>{alternatives(name)})"


def matches(text: str) -> list[Match]:
    """Find what looks like a date, in order and without overlap.

    Args:
        text: The text as it stands.

    Returns:
        Of overlapping matches the leftmost, of these the longest, of these that of the first rule. Stretches
        known to be no dates ("the 62-year-old") are left out.
    """
    normal = normalise(text)
    found = sorted(_candidates(text, normal), key=lambda item: (item[0].start, -item[0].end, item[1]))
    chosen: list[Match] = []
    for match, _ in found:
        previous = chosen[-1].end if chosen else 0
        if match.start >= previous and not _is_torn(normal, match.start, previous):
            chosen.append(match)
    return [match for match in chosen if match.meaning != NOTHING]


def _candidates(text: str, normal: str) -> Iterator[tuple[Match, int]]:
    for order, rule in enumerate(rules()):
        for found in rule.pattern.finditer(normal):
            if rule.after is not None and checks.word_before(normal, found.start()) not in rule.after:
                continue
            if not checks.passes(rule.check, found, text, normal):
                continue
            groups = {name: value for name, value in found.groupdict().items() if value is not None}
            yield Match(found.start(), found.end(), rule.name, rule.meaning, groups), order


def _is_torn(normal: str, start: int, previous_end: int) -> bool:
    """Tell whether a number is the tail of a hyphenated word ("COVID-19 May") and of no range of dates."""
    return normal[start - 1 : start] == "-" and normal[start].isdigit() and previous_end != start - 1
