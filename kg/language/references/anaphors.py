"""Where a text has words that stand for somebody: "the two sides", "the premier", "she"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.language.offices.rows import owners_from, person_after
from kg.language.offices.scene import Owner, Scene
from kg.language.references.table import number_of, table, words_of

__all__ = ["Anaphor", "anaphors"]

_DEFINITE: Final = frozenset({"the", "these", "both"})
_PRONOUNS: Final = frozenset({"he", "she"})
_LONGEST: Final = 3
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, order=True)
class Anaphor:
    """Words that stand for somebody named elsewhere.

    Attributes:
        start: First word.
        end: One past the last word.
        sort: "states", "people", "person", "pronoun", or "two" for states or people.
        kind: The kind of office that people hold; "" for any; for a pronoun, itself.
        count: How many are meant; None where it is not said.
        mixed: Whether organizations may be among the states.
        owner: The state whose office it is: "the Kenyan premier".
    """

    start: int
    end: int
    sort: str
    kind: str = ""
    count: int | None = None
    mixed: bool = False
    owner: Owner | None = None


def anaphors(scene: Scene) -> list[Anaphor]:
    """Find the words that may stand for somebody.

    Args:
        scene: The text.

    Returns:
        The anaphors, in order, none overlapping another.
    """
    found = sorted([*_plurals(scene), *_singulars(scene), *_pronouns(scene)], key=lambda a: (a.start, -a.end))
    kept: list[Anaphor] = []
    for anaphor in found:
        if not kept or anaphor.start >= kept[-1].end:
            kept.append(anaphor)
    return kept


def _pronouns(scene: Scene) -> Iterator[Anaphor]:
    """Find "he" and "she"."""
    for i, low in enumerate(scene.words.low):
        if low in _PRONOUNS and scene.person_from(i) is None:
            yield Anaphor(i, i + 1, "pronoun", low, 1)


def _plurals(scene: Scene) -> Iterator[Anaphor]:
    """Find "the two countries", "both sides", "the ministers", "the pair", "the two"."""
    words = scene.words
    for i, low in enumerate(words.low):
        if low not in _DEFINITE:
            continue
        k, count = i + 1, 2 if low == "both" else None
        if count is None and k < len(words) and (number := number_of(words.low[k])) is not None:
            k, count = k + 1, number
        start = k
        while k < len(words) and words.low[k] in words_of("modifiers") and k - start < _LONGEST:
            k += 1
        found = _noun(scene, i, k, count) if count or k == start else None
        if found is None and count == 2 and low != "both" and k == start:
            found = _bare_two(scene, i, k)
        if found is not None:
            yield found


def _noun(scene: Scene, start: int, k: int, count: int | None) -> Anaphor | None:
    """Read the noun of a phrase, the longest first."""
    for length in range(_LONGEST, 0, -1):
        end = k + length
        noun = " ".join(scene.words.low[k:end])
        found = _of_noun(noun, start, end, count)
        if found is not None:
            return None if _is_described(scene, end) or _is_part_of_name(scene, k, end) else found
    return None


def _of_noun(noun: str, start: int, end: int, count: int | None) -> Anaphor | None:
    """Look a noun up; states and single kinds of people need a number, but for "the sides"."""
    data = table()
    if noun in data["states"] and (count or noun in {"sides", "parties"}):
        return Anaphor(start, end, "states", count=count or 2, mixed=data["states"][noun])
    if noun in data["people"] and (count or data["people"][noun]):
        return Anaphor(start, end, "people", data["people"][noun], count)
    if noun in data["groups"] and count is None:
        return Anaphor(start, end, "two", count=data["groups"][noun])
    return None


def _bare_two(scene: Scene, start: int, k: int) -> Anaphor | None:
    """Read "the two" without a noun, as in "the two agreed"."""
    if k >= len(scene.words):
        return None
    token = scene.words.tokens[k]
    ends = token.is_punct or token.pos_ in {"VERB", "AUX", "ADV", "CCONJ"}
    return Anaphor(start, k, "two", count=2) if ends and scene.words.text[k] != "-" else None


def _is_described(scene: Scene, end: int) -> bool:
    """Say whether the words behind tell who is meant: "both sides of the border", "the two, A and B"."""
    words = scene.words
    if end >= len(words):
        return False
    if words.low[end] in words_of("described_by") or scene.person_from(end) is not None:
        return True
    if words.text[end] not in {",", "(", ":", "—", "–", "--"} or end + 1 >= len(words):
        return False
    owners, _ = owners_from(scene, end + 1)
    return len(owners) > 1 or scene.person_from(end + 1) is not None


def _is_part_of_name(scene: Scene, start: int, end: int) -> bool:
    """Say whether a name is made with the noun: "the Leaders Summit", "the States"."""
    words = scene.words
    capital = words.text[start][:1].isupper() and not words.text[start].isupper()
    return capital or (end < len(words) and words.text[end] in {"-", "–"})


def _singulars(scene: Scene) -> Iterator[Anaphor]:
    """Find "the premier", "the Kenyan foreign minister", "the minister"."""
    data, words = table(), scene.words
    spans = {(title.start, title.end): title.names[0] for title in scene.titles if not title.plural}
    taken = {k for title in scene.titles for k in range(title.start, title.end)}
    spans |= {(i, i + 1): low for i, low in enumerate(words.low) if low in data["person"] and i not in taken}
    for (start, end), title in spans.items():
        form = " ".join(words.low[start:end])
        kind = data["person"].get(form) or data["person"].get(title) or title
        found = _definite(scene, start)
        if found is None or not _stands_alone(scene, end):
            continue
        first, owner = found
        if first and words.low[first - 1] in words_of("became"):
            continue
        yield Anaphor(first, end, "person", kind, 1, owner=owner)


def _definite(scene: Scene, start: int) -> tuple[int, Owner | None] | None:
    """Find the "the" before a title, past the state whose it is."""
    k, owner = start - 1, scene.owner_at(start - 1) if start else None
    if owner is not None:
        k = owner.start - 1
    while k >= 0 and scene.words.low[k] in words_of("singular_modifiers"):
        k -= 1
    if k < 0 or scene.words.low[k] != "the":
        return None
    apposed = k > 1 and scene.words.text[k - 1] in {",", "(", "—", "–"}
    return None if apposed and scene.person_to(k - 1) is not None else (k, owner)


def _stands_alone(scene: Scene, end: int) -> bool:
    """Say whether no name, owner or further noun follows a title."""
    words = scene.words
    if end >= len(words):
        return True
    if words.low[end] in words_of("no_title_before") or scene.person_from(end) is not None:
        return False
    if words.text[end] in {",", "("} and person_after(scene, end + 1) is not None:
        return False
    noun = words.tokens[end].pos_ in {"NOUN", "PROPN"} and words.low[end] not in _POSSESSIVE
    return not noun and not words.text[end][:1].isupper()
