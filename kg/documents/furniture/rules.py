"""The rules of `rules.toml`, made ready."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from kg.documents.days import DAY
from kg.documents.furniture.units import Unit

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["SCOPES", "Rule", "ends_with_link", "load_rules", "load_words", "match_unit"]

SCOPES: Final = ("anywhere", "top", "head", "list", "footer", "inside", "ending")
_NAME: Final = (
    r"(?:[A-Z][\w.'’-]*[\w.]"
    r"(?: (?:(?:de|da|di|dos|del|al|el|bin|ibn|van|von|der|la|le) )?[A-Z][\w.'’-]*[\w.]){1,4})"
)
_BETWEEN: Final = re.compile(r"[ /|·•,>»›&+:.-]*")
_MOST_CHARACTERS: Final = 400


@dataclass(frozen=True)
class Rule:
    """One kind of furniture.

    Attributes:
        reason: What it is, in plain words.
        scope: Where it holds; `rules.toml` says what each scope means.
        pattern: What it looks like; for `at_least`, what each piece of the line looks like.
        at_least: Of how many such pieces the line consists; 0 where the pattern matches the line itself.
        sentences: Whether it may take a sentence.
    """

    reason: str
    scope: str
    pattern: re.Pattern[str]
    at_least: int = 0
    sentences: bool = False

    def takes(self, line: str) -> bool:
        """Tell whether the rule takes a whole line."""
        if self.at_least:
            return _pieces(line, self.pattern) >= self.at_least
        return bool(self.pattern.fullmatch(line))


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """Load the rules.

    Returns:
        The rules in the order of the file.
    """
    words = {name: _any_of(entries) for name, entries in load_words().items()}
    return tuple(_make(rule, words) for rule in _load()["rule"])


@lru_cache(maxsize=1)
def load_words() -> dict[str, tuple[str, ...]]:
    """Load the word lists that stand before the rules.

    Returns:
        Each list by its name.
    """
    return {name: tuple(entries) for name, entries in _load()["words"].items()}


def match_unit(unit: Unit, scopes: tuple[str, ...]) -> Rule | None:
    """Find the rule that takes a line, as a whole, for furniture.

    Args:
        unit: The line.
        scopes: The scopes that hold where it stands.

    Returns:
        The first rule that does, None if none does.
    """
    if len(unit.text) > _MOST_CHARACTERS:
        return None
    is_sentence = unit.is_sentence
    for rule in load_rules():
        if rule.scope in scopes and (rule.sentences or not is_sentence) and rule.takes(unit.text):
            return rule
    return None


def ends_with_link(unit: Unit) -> bool:
    """Tell whether a paragraph ends with words that lead to links ("Read the full story").

    Args:
        unit: The paragraph.

    Returns:
        True if a rule for endings holds.
    """
    end = unit.text[-_MOST_CHARACTERS:]
    return any(rule.pattern.search(end) for rule in load_rules() if rule.scope == "ending")


def _load() -> Mapping[str, Any]:
    """Read the file."""
    return tomllib.loads((files(__package__) / "rules.toml").read_text(encoding="utf-8"))


def _make(rule: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    """Make one rule ready."""
    flags = re.MULTILINE if rule.get("exact_case") else re.MULTILINE | re.IGNORECASE
    if "made_of" in rule:
        joined = "(?:" + "|".join(words[name] for name in rule["made_of"]) + r")(?!\w)"
    else:
        joined = "|".join(f"(?:{pattern})" for pattern in rule["patterns"])
    for name, choices in words.items():
        joined = joined.replace(f"%{name}%", choices)
    joined = joined.replace("%day%", f"(?:{DAY})").replace("%name%", _NAME)
    return Rule(
        reason=rule["reason"],
        scope=rule["scope"],
        pattern=re.compile(joined, flags),
        at_least=rule.get("at_least", 0),
        sentences=rule.get("sentences", False),
    )


def _any_of(entries: tuple[str, ...]) -> str:
    """Make a pattern of a list, its longer entries first."""
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


def _pieces(line: str, pattern: re.Pattern[str]) -> int:
    """Count the pieces that a line consists of; 0 where it holds anything else.

    Each piece is the longest that fits, and is never reconsidered: the time is linear in the line.
    """
    place = len(line) - len(line.lstrip("-–—•*·#» "))
    pieces = 0
    while place < len(line):
        match = pattern.match(line, place)
        if not match or match.end() == place:
            return 0
        pieces += 1
        between = _BETWEEN.match(line, match.end())
        place = between.end() if between else match.end()
    return pieces
