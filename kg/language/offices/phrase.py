"""The noun phrase around title words: modifiers, owners before and after, the holders beside it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

from kg.language.offices.holders import holder_before, row_before
from kg.language.offices.left import look_left
from kg.language.offices.phrases import Phrase
from kg.language.offices.right import look_right
from kg.language.offices.rows import past_parenthesis, people_by_state, people_from, person_after
from kg.language.offices.scene import Named, Owner, Scene
from kg.language.offices.titles import Title

__all__ = ["read_phrase", "read_phrases"]


def read_phrases(scene: Scene) -> list[Phrase]:
    """Read the noun phrase around each title, and the holders beside it.

    Args:
        scene: The text.

    Returns:
        The phrases, in order.
    """
    phrases: list[Phrase] = []
    apposed: set[int] = set()
    titled = _titled(scene)
    for title in scene.titles:
        phrase = read_phrase(scene, title, apposed, titled)
        if phrase.holders and scene.words.text[phrase.right] == ",":
            apposed.update(person.end for person in phrase.holders)
        if not phrase.holders and title.plural:
            phrase.holders = row_before(scene, phrase)
            phrase.holder_owners = [None] * len(phrase.holders)
        elif not phrase.holders:
            holder = holder_before(scene, phrase)
            if holder is not None and holder.end not in apposed:
                phrase.holders, phrase.holder_owners = [holder], [None]
        phrases.append(phrase)
    return phrases


def _titled(scene: Scene) -> dict[str, set[str]]:
    """Collect the titles that stand right before the names of people."""
    found: dict[str, set[str]] = {}
    for title in scene.titles:
        if (person := scene.person_from(title.end)) is not None:
            found.setdefault(person.referent, set()).update(title.names)
    return found


def read_phrase(
    scene: Scene,
    title: Title,
    apposed: Container[int] = (),
    titled: Mapping[str, set[str]] = MappingProxyType({}),
) -> Phrase:
    """Read the noun phrase around a title.

    Args:
        scene: The text.
        title: The title words.
        apposed: Ends of the names that stand in apposition to titles before.
        titled: The titles that people have elsewhere, right before their names.

    Returns:
        The phrase, with people that are named after it.
    """
    phrase = Phrase(title, title.start)
    look_left(scene, phrase)
    look_right(scene, phrase)
    if title.plural and (rows := people_by_state(scene, title.end)):
        phrase.after = [owner for _, owner in rows]
        _hold(phrase, list(rows))
        return phrase
    following = past_parenthesis(scene, phrase.right)
    comma = scene.words.text[following : following + 1] == [","]
    if comma and (_may_appose(scene, phrase, apposed, titled) or _is_owned_after(scene, following + 1)):
        following += 1
    start = person_after(scene, following)
    if start is not None:
        found = people_from(scene, start) if title.plural else people_from(scene, start)[:1]
        if scene.words.text[following - 1] != "," or found[-1][1] or _is_closed(scene, found[-1][0].end):
            _hold(phrase, found)
    return phrase


def _hold(phrase: Phrase, found: Sequence[tuple[Named, Owner | None]]) -> None:
    """Record the people named after a title, each with the owner beside the name."""
    phrase.holders = [person for person, _ in found]
    phrase.holder_owners = [owner for _, owner in found]


def _may_appose(
    scene: Scene, phrase: Phrase, apposed: Container[int], titled: Mapping[str, set[str]]
) -> bool:
    """Say whether a name after a comma can be the holder: not in "A, the foreign minister, B and C"."""
    if not (phrase.definite or phrase.after or phrase.title.plural):
        return False
    k = phrase.left - 1
    if k < 1 or scene.words.text[k] not in {",", "—", "–"}:
        return True
    before = scene.person_to(k)
    return before is None or k in apposed or _has_other(scene, phrase, titled.get(before.referent, set()))


def _is_owned_after(scene: Scene, i: int) -> bool:
    """Say whether a name with its state follows: "Minister of Labor, A B for Chile"."""
    start = person_after(scene, i)
    found = people_from(scene, start)[:1] if start is not None else []
    return any(owner is not None for _, owner in found)


def _has_other(scene: Scene, phrase: Phrase, theirs: set[str]) -> bool:
    """Say whether the one before has another office: "President A, Chad's foreign minister, B, and C"."""
    start = person_after(scene, phrase.right + 1)
    person = scene.person_from(start) if start is not None else None
    if not theirs or phrase.former or phrase.title.names[0] in theirs or person is None:
        return False
    return scene.words.text[person.end : person.end + 1] == [","]


def _is_closed(scene: Scene, i: int) -> bool:
    """Say whether a name in apposition ends here, and no list goes on."""
    words = scene.words
    return i >= len(words) or not words.text[i].isalpha() or words.low[i] in {"of", "and"}
