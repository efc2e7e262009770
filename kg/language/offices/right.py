"""What stands after title words: "of Japan and France", "to the United Nations"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.bodies import past_ministry
from kg.language.offices.phrases import Phrase
from kg.language.offices.rows import owners_from, person_after
from kg.language.offices.scene import Owner, Scene, is_capital
from kg.language.offices.titles import ANAPHORS, past_anaphor, past_area

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
_ACRONYM: Final = 3
"""So many letters has an acronym of a body at least."""


def look_right(scene: Scene, phrase: Phrase) -> None:
    """Read owners after the title: "of Japan and France", "of Poland to Oman"."""
    words = scene.words
    k = phrase.title.end
    posted = words.low[k - 1] in _POSTED or any(w in _POSTED for w in phrase.title.names[0].split())
    while k + 1 < len(words) and words.low[k] in {"of", "to", "for", "from", "at", "in", "with"}:
        preposition = words.low[k]
        if (
            phrase.title.names[0].startswith("spokes")
            and (end := _read_body(scene, phrase, k + 1)) is not None
        ):
            k = end
            break
        if phrase.title.kind == "attached" and preposition == "to":
            _read_superior(scene, phrase, k + 1)
            break
        if (end := past_ministry(words, k, scene.owned)) > k:
            phrase.after = phrase.after or [o for j in range(k, end) if (o := scene.owner_at(j))][:1]
            k = end
            continue
        owners, end = owners_from(scene, k + 1)
        if not owners or (preposition in {"to", "at", "in", "with"} and not posted):
            break
        if preposition in {"of", "from"} or phrase.title.names[0].startswith("spokes"):
            phrase.after = phrase.after or owners
        else:
            phrase.posts += [owner.iso3 for owner in owners if owner.iso3]
        k = end
    k = past_area(words, k) if posted else k
    if not posted and not phrase.before and (seat := _seat_after(scene, phrase, k)) is not None:
        phrase.after, k = [seat], seat.end
    phrase.right = past_anaphor(words, k)
    if phrase.right > k and words.low[phrase.right - 1][-1:] != "s":
        phrase.pronoun = phrase.pronoun or "its"
    k = phrase.right
    speaks = phrase.title.names[0].startswith("spokes") and not phrase.before
    somewhere = _is_of_something(scene, k, "for" if speaks else "of") or _has_acronym_before(scene, phrase)
    phrase.elsewhere = not phrase.after and phrase.body is None and somewhere


def _is_of_something(scene: Scene, k: int, preposition: str) -> bool:
    """Say whether a thing or body follows: "president of the league", "spokesman for the drill"."""
    following = scene.words.low[k : k + 3]
    goes_on = k + 2 < len(scene.words) and k == past_anaphor(scene.words, k)
    return goes_on and following[0] in {"of", preposition} and ANAPHORS.isdisjoint(following[1:])


def _has_acronym_before(scene: Scene, phrase: Phrase) -> bool:
    """Say whether a body stands before an office that bodies have, too: "ICRC President A"."""
    words, k = scene.words, phrase.title.start - 1
    if k < 0 or phrase.before or phrase.title.names[0] != "president" or words.breaks_before(k + 1):
        return False
    shouted = words.text[k + 1].isupper() or (k > 0 and words.text[k - 1].isupper())
    return words.text[k].isupper() and len(words.text[k]) >= _ACRONYM and not shouted


def _seat_after(scene: Scene, phrase: Phrase, k: int) -> Owner | None:
    """Read "A B, the defense minister in Bogotá,": a capital tells the state."""
    words = scene.words
    if words.low[k : k + 1] != ["in"] or phrase.after or words.text[phrase.left - 1] not in {",", "("}:
        return None
    if scene.person_to(phrase.left - 1) is None:
        return None
    found = (p for p in (*scene.places, *scene.owners) if p.start == k + 1 and p.iso3)
    place = next((p for p in found if is_capital(words.join(p.start, p.end))), None)
    return place if place and words.text[place.end : place.end + 1] in ([","], [")"], ["."]) else None


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
