"""What stands after title words: "of Japan and France", "to the United Nations"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.phrases import Phrase
from kg.language.offices.rows import owners_from, person_after
from kg.language.offices.scene import Scene
from kg.language.offices.titles import ANAPHORS, past_anaphor

__all__ = ["look_right"]

_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_POSTED: Final = frozenset(
    {
        "ambassador",
        "envoy",
        "representative",
        "commissioner",
        "coordinator",
        "negotiator",
        "affaires",
        "consul",
    }
)
_REACH: Final = 3


def look_right(scene: Scene, phrase: Phrase) -> None:
    """Read owners after the title: "of Japan and France", "of Poland to Oman"."""
    words = scene.words
    k = phrase.title.end
    posted = words.low[k - 1] in _POSTED or any(w in _POSTED for w in phrase.title.names[0].split())
    while k + 1 < len(words) and words.low[k] in {"of", "to", "for", "from", "at", "in", "with"}:
        preposition = words.low[k]
        if phrase.title.names[0] == "spokesperson" and (end := _read_body(scene, phrase, k + 1)) is not None:
            k = end
            break
        if phrase.title.kind == "attached" and preposition == "to":
            _read_superior(scene, phrase, k + 1)
            break
        owners, end = owners_from(scene, k + 1)
        if not owners or (preposition in {"to", "at", "in", "with"} and not posted):
            break
        if preposition in {"of", "from"} or phrase.title.names[0] == "spokesperson":
            phrase.after = phrase.after or owners
        else:
            phrase.posts += [owner.iso3 for owner in owners if owner.iso3]
        k = end
    phrase.right = k = past_anaphor(scene.words, k)
    phrase.elsewhere = (
        not phrase.after
        and k + 2 < len(words)
        and k == past_anaphor(scene.words, k)
        and words.low[k] == "of"
        and phrase.body is None
        and words.low[k + 1] not in ANAPHORS
        and words.low[k + 2] not in ANAPHORS
    )


def _read_superior(scene: Scene, phrase: Phrase, i: int) -> None:
    """Read "to President A", "to the Kenyan president" after an adviser."""
    i += scene.words.low[i] == "the"
    owner = scene.owner_at(i)
    if owner is not None and owner.start == i:
        phrase.after = phrase.after or [owner]
        return
    title = next((title for title in scene.titles if title.start == i), None)
    start = person_after(scene, title.end if title is not None else i)
    person = scene.person_from(start) if start is not None else None
    if person is not None:
        phrase.possessor, phrase.definite = person.referent, True


def _read_body(scene: Scene, phrase: Phrase, i: int) -> int | None:
    """Read "South Korea's foreign ministry" after a spokesman; give the first word after it."""
    words = scene.words
    i += i < len(words) and words.low[i] == "the"
    owner = scene.owner_at(i)
    k = owner.end if owner is not None else i
    k += k < len(words) and words.low[k] in _POSSESSIVE
    for j in range(k, min(k + _REACH, len(words))):
        if words.low[j] == "ministry":
            phrase.after = phrase.after or ([owner] if owner else [])
            phrase.body = " ".join(words.low[k : j + 1])
            return j + 1
    return None
