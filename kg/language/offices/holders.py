"""Holders that stand apart from the title: in apposition before it, or joined to it by a verb."""

from __future__ import annotations

from typing import Final

from kg.language.offices.phrases import Phrase
from kg.language.offices.scene import Named, Scene
from kg.language.people.names import postnominals

__all__ = ["holder_before", "row_before"]

_OPENS: Final = frozenset({",", "—", "–", "--", "("})
_LINKS: Final = frozenset(
    {
        "is",
        "was",
        "who",
        "that",
        "has",
        "have",
        "been",
        "being",
        "became",
        "becomes",
        "serves",
        "served",
        "serving",
        "as",
        "doubles",
        "doubled",
    }
    | {
        "elected",
        "named",
        "appointed",
        "remains",
        "remained",
        "becoming",
        "become",
        "also",
        "currently",
        "reelected",
        "re",
        "-",
        "now",
        "then",
        "still",
    }
)
_TAKES_UP: Final = frozenset({"becoming", "become", "stay", "remain", "continue", "return", "serve"})
_FAR: Final = 30


def holder_before(scene: Scene, phrase: Phrase) -> Named | None:
    """Find the holder before a title: "A B, the Japanese prime minister", "A B, who is foreign minister".

    Args:
        scene: The text.
        phrase: A title phrase without a name after it.

    Returns:
        The holder, or None.
    """
    words = scene.words
    k = phrase.left - 1
    says = words.low[phrase.right : phrase.right + 1] in (["said"], ["says"], ["told"])
    if k < 1 or words.breaks_before(phrase.left) or (says and words.text[k] == ","):
        return None
    if words.text[k] in _OPENS:
        return _apposed(scene, k) or (_in_dashes(scene, k) if words.text[k] == "," else None)
    linked = False
    while k >= 0 and (words.low[k] in _LINKS or (time := _is_time(scene, k))):
        linked = linked or words.low[k] not in {"also", "now", "-", "re", "then", "still", "time"}
        k -= 1 if words.low[k] in _LINKS else time
    if not linked and k < phrase.left - 1 and words.text[k] == ",":
        return _apposed(scene, k)
    if not linked:
        return _in_dashes(scene, k) if words.low[k] == "and" else None
    if words.low[k] in _TAKES_UP or words.low[k + 1] in _TAKES_UP:
        return scene.person_to(k + 1) or _nearest(scene, k, phrase)
    if k >= 1 and words.text[k] == "," and words.low[k + 1] in {"who", "that"}:
        k -= 1
    return scene.person_to(k + 1)


def row_before(scene: Scene, phrase: Phrase) -> list[Named]:
    """Find the holders before a title in the plural: "A B and C D, the foreign ministers of Chad and Niger".

    Args:
        scene: The text.
        phrase: The phrase of a title in the plural.

    Returns:
        The holders, if they are as many as the states or titles; else none.
    """
    words, k = scene.words, phrase.left - 1
    while k > 0 and words.low[k] in {"who", "were", "are", "both"}:
        k -= 1
    if k < 1 or words.text[k] not in _OPENS or words.breaks_before(phrase.left):
        return []
    row: list[Named] = []
    while (person := scene.person_to(k)) is not None:
        row.insert(0, person)
        k = person.start
        if k and words.low[k - 1] == "and":
            k -= 1
        if k and words.text[k - 1] == ",":
            k -= 1
        if k == person.start:
            break
    owners, titles = len(phrase.before or phrase.after), len(phrase.title.names)
    expected = titles if titles > 1 and owners <= 1 else owners
    return row if len(row) == expected > 1 else []


def _is_time(scene: Scene, k: int) -> int:
    """Give the length of "at the time" if it ends with a word, else 0."""
    return (
        3 if scene.words.low[max(0, k - 2) : k + 1] in (["at", "the", "time"], ["at", "that", "time"]) else 0
    )


def _apposed(scene: Scene, k: int) -> Named | None:
    """Find the name that ends before a comma, dash or bracket, also with an age or letters after it."""
    words = scene.words
    while k and words.text[k - 1] in postnominals():
        k -= 1 + (k > 1 and words.text[k - 2] == ",")
    if k >= 3 and words.text[k - 1].isdigit() and words.text[k - 2] == ",":
        k -= 2
    return scene.person_to(k)


def _in_dashes(scene: Scene, k: int) -> Named | None:
    """Find the name before a dash that opens a list: "A B — adviser to X, and former minister —"."""
    words = scene.words
    for j in range(k, max(0, k - _FAR), -1):
        if words.gap_before(j):
            return scene.person_to(j)
        if words.tokens[j].pos_ in {"VERB", "AUX"} or words.breaks_before(j):
            return None
        if words.text[j] in {"—", "–", "--", "("}:
            return scene.person_to(j)
    return None


def _nearest(scene: Scene, k: int, phrase: Phrase) -> Named | None:
    """Find who becomes or stays something: whoever was named last before "him", "her" or "his"."""
    words = scene.words
    here = scene.sentences[k]
    people = [p for p in scene.people if p.end <= k and scene.sentences[p.start] == here]
    if not people:
        return None
    between = words.low[people[-1].end : k + 1]
    return people[-1] if {"him", "her", "his"} & set(between) else None
