"""What stands before title words: "France's then acting", "Japanese and French", "his"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.phrases import Phrase
from kg.language.offices.scene import Owner, Scene

__all__ = ["look_left"]

_FORMER: Final = frozenset({"former", "ex", "erstwhile", "onetime", "previous", "past"})
_KEPT: Final = frozenset({"acting", "interim", "caretaker"})
_MODIFIERS: Final = frozenset(
    {
        "then",
        "now",
        "currently",
        "newly",
        "new",
        "elected",
        "current",
        "outgoing",
        "incoming",
        "visiting",
        "longtime",
        "long",
        "time",
    }
    | {
        "late",
        "first",
        "second",
        "respective",
        "re",
        "appointed",
        "embattled",
        "veteran",
        "sitting",
        "chief",
        "own",
    }
    | {"democratic", "leader", "ruler", "monarch", "strongman", "counterpart", "-", "senior", "top", "ruling"}
)
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "this", "that"})
_PRONOUNS: Final = frozenset({"his", "her", "its", "their", "whose"})
_BEFORE_ARTICLE: Final = {"then": False, "now": False, "formerly": True, "previously": True, "once": True}
"""Words before "the foreign minister", and whether they make it a former one."""
_NATION: Final = frozenset({"country", "nation", "kingdom", "republic", "island"})
_BODY: Final = frozenset({"alliance", "bloc", "organization", "grouping"})
_STOPS: Final = frozenset(
    {"and", "or", "with", "to", "of", "by", "for", "as", "said", "that", "met", "from", "in"}
)
_FILLERS: Final = 3


def look_left(scene: Scene, phrase: Phrase) -> None:
    """Read modifiers and owners before the title, from right to left.

    Args:
        scene: The text.
        phrase: The phrase; changed in place.
    """
    words, title = scene.words, phrase.title
    phrase.former = words.text[title.start].lower().startswith("ex-")
    _look_inside(scene, phrase)
    k: int | None = title.start - 1
    phrase.left = title.start
    while k is not None and k >= 0 and not words.breaks_before(k + 1):
        k = _step(scene, phrase, k)
        if k is not None:
            phrase.left = k + 1
        if phrase.closed:
            break
    while phrase.left < title.start and words.low[phrase.left] in {"-", "'", "’"}:
        phrase.left += 1
    starts = phrase.left == 0 or words.breaks_before(phrase.left)
    if phrase.closed and not starts and (time := words.low[phrase.left - 1]) in _BEFORE_ARTICLE:
        phrase.former = phrase.former or _BEFORE_ARTICLE[time]
        phrase.left -= 1


def _look_inside(scene: Scene, phrase: Phrase) -> None:
    """Read an owner in the middle of a title: "secretary of Iran's Security Council", "of its"."""
    inside = range(phrase.title.start + 1, phrase.title.end)
    owner = next((found for k in inside if (found := scene.owner_at(k)) is not None), None)
    if owner is not None and owner.end < phrase.title.end:
        phrase.before.append(owner)
    phrase.pronoun = next((low for k in inside if (low := scene.words.low[k]) in _PRONOUNS), None)


def _step(scene: Scene, phrase: Phrase, k: int) -> int | None:
    """Take in one word before the title; give the word before it, or None where the phrase does not reach."""
    low = scene.words.low[k]
    owner = scene.owner_at(k)
    if low in _FORMER:
        phrase.former = True
    elif low in _KEPT:
        phrase.qualifier = low
    elif low in _PRONOUNS or low in _DETERMINERS:
        phrase.pronoun = low if low in _PRONOUNS else phrase.pronoun
        phrase.definite = phrase.closed = True
    elif owner is not None and owner.end == k + 1:
        return _owners_before(scene, phrase, owner)
    elif low in _POSSESSIVE:
        return _possessor(scene, phrase, k)
    elif low not in _MODIFIERS:
        return _past_fillers(scene, k)
    return k - 1


def _possessor(scene: Scene, phrase: Phrase, k: int) -> int | None:
    """Take in whose it is: "Okafor's", "the country's", or the state's that the next step will read."""
    if (person := scene.person_to(k)) is not None:
        phrase.possessor, phrase.definite, phrase.closed = person.referent, True, True
        return _before_title(scene, person.start)
    if k and scene.words.low[k - 1] in _NATION | _BODY:
        phrase.pronoun = "its" if scene.words.low[k - 1] in _NATION else "the body's"
        phrase.definite = True
        return k - 2
    return k - 1 if scene.owner_at(k - 1) is not None else None


def _before_title(scene: Scene, i: int) -> int:
    """Give the word before a name and the title in front of it: "Brazilian President A's adviser"."""
    title = next((title for title in scene.titles if title.end == i), None)
    start = title.start if title is not None else i
    owner = scene.owner_at(start - 1) if title is not None and start else None
    return (owner.start if owner is not None and owner.end == start else start) - 1


def _past_fillers(scene: Scene, k: int) -> int | None:
    """Go left past a few words that describe, if an owner stands before them: "his centrist deputy"."""
    words = scene.words
    for j in range(k, max(-1, k - _FILLERS - 1), -1):
        if words.low[j] in _PRONOUNS | _POSSESSIVE | _FORMER | _DETERMINERS:
            return j
        describes = words.tokens[j].pos_ in {"", "ADJ", "PROPN", "NOUN", "ADV"} and words.text[j].isalpha()
        if not describes or scene.person_to(j + 1) or words.low[j] in _STOPS or words.breaks_before(j):
            return None
    return None


def _owners_before(scene: Scene, phrase: Phrase, owner: Owner) -> int:
    """Take an owner before the title, and with a plural title those joined to it; give the next word."""
    words = scene.words
    phrase.before.insert(0, owner)
    phrase.definite = True
    k = owner.start - 1
    while phrase.title.plural and k >= 0 and (words.low[k] in {"and", ",", "&"}):
        j = k - 1
        if j >= 0 and words.text[j] == ",":
            j -= 1
        joined = scene.owner_at(j) if j >= 0 else None
        if (
            joined is None
            or joined.end != j + 1
            or (joined.sense == "adjective") != (owner.sense == "adjective")
        ):
            break
        phrase.before.insert(0, joined)
        k = joined.start - 1
    return k
