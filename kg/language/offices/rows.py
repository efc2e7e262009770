"""States and people in a row: "Japan, Chad and Peru", "A of Romania and B (L) of Poland"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.scene import Named, Owner, Scene

__all__ = [
    "owners_from",
    "past_parenthesis",
    "people_by_state",
    "people_from",
    "person_after",
    "possessor_of",
]

_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_GAP: Final = 6
_HONORIFICS: Final = 3
_OPENS: Final = frozenset({",", "(", "—", "–", "--"})
_BETWEEN: Final = frozenset({",", ";", ")", "—", "–", "--", "and", "&", "of", "for", "the"})


def owners_from(scene: Scene, i: int) -> tuple[list[Owner], int]:
    """Read states and organizations in a row: "the Republic of Korea, Japan and the United States".

    Args:
        scene: The text.
        i: The first word.

    Returns:
        The owners and the first word after them.
    """
    words, owners, end = scene.words, [], i
    k = i
    while k < len(words):
        if words.low[k] == "the":
            k += 1
        owner = scene.owner_at(k)
        if owner is None or owner.start != k or scene.person_from(k) is not None:
            break
        if owner.end < len(words) and words.low[owner.end] in _POSSESSIVE:
            break
        owners.append(owner)
        end = k = owner.end
        if k < len(words) and words.text[k] == ",":
            k += 1
        if k < len(words) and words.low[k] in {"and", "&"}:
            k += 1
        if k == end:
            break
    return owners, end


def person_after(scene: Scene, i: int) -> int | None:
    """Find the name that follows, past honorifics and ranks.

    Args:
        scene: The text.
        i: The first word after a title.

    Returns:
        The first word of the name, or None.
    """
    words = scene.words
    for k in range(i, min(i + _GAP, len(words))):
        if k > 0 and (words.breaks_before(k) or scene.sentences[k] != scene.sentences[max(i - 1, 0)]):
            return None
        if scene.person_from(k) is not None:
            return k
        text = words.text[k]
        if words.low[k] == "the" and words.low[k + 1 : k + 2] in (
            ["honorable"],
            ["honourable"],
            ["hon"],
            ["hon."],
        ):
            continue
        honorific = text[:1].isupper() and (text.replace(".", "").isalpha()) and scene.owner_at(k) is None
        abbreviated = text in {".", "-"} and k > i and words.glued(k)
        if not honorific and not abbreviated and text not in {'"', "“"}:
            return None
    return None


def people_from(scene: Scene, i: int) -> list[tuple[Named, Owner | None]]:
    """Read people in a row, each with the owner after the name: "A of Romania and B of Poland".

    Args:
        scene: The text.
        i: First word of the first name.

    Returns:
        The people and their owners.
    """
    words, found = scene.words, []
    start: int | None = i
    while start is not None and (person := scene.person_from(start)) is not None:
        k = past_parenthesis(scene, person.end)
        owner = None
        if k + 1 < len(words) and words.low[k] in {"of", "from"}:
            owners, end = owners_from(scene, k + 1)
            if owners:
                owner, k = owners[0], (owners[0].end if len(owners) > 1 else end)
        elif k + 1 < len(words) and words.low[k] in {"for", "representing"}:
            owner = _spoken_for(scene, k + 1)
            k = owner.end if owner is not None else k
        elif k > person.end and scene.owner_at(person.end + 1) is not None:
            owner = scene.owner_at(person.end + 1)
        found.append((person, owner))
        step = k
        if step < len(words) and words.text[step] == ",":
            step += 1
        if step < len(words) and words.low[step] in {"and", "&"}:
            step += 1
        start = person_after(scene, step) if step > k and not _is_title(scene, step) else None
    return found


def _is_title(scene: Scene, i: int) -> bool:
    """Say whether a row goes on with another title: "Presidents A and B and Prime Minister C"."""
    return any(title.start == i for title in scene.titles)


def people_by_state(scene: Scene, i: int) -> list[tuple[Named, Owner]]:
    """Read people in a row, each after the state: "Peru, A; Chile, B", "of Qatar (A) and Oman (B)", "Chad A".

    Args:
        scene: The text.
        i: The first word after a title in the plural.

    Returns:
        The people and their states; none unless there are several.
    """
    words, found = scene.words, []
    while i < len(words):
        while i + 1 < len(words) and words.low[i] in _BETWEEN:
            i += 1
        owner = scene.owner_at(i)
        if owner is None or owner.start != i:
            break
        start = person_after(scene, owner.end + ("".join(words.text[owner.end : owner.end + 1]) in _OPENS))
        person = scene.person_from(start) if start is not None else None
        if person is None:
            break
        found.append((person, owner))
        i = person.end
    return found if len(found) > 1 else []


def _spoken_for(scene: Scene, i: int) -> Owner | None:
    """Read the state or its capital in "A for Lima and B for Quito"."""
    i += scene.words.low[i] == "the"
    return next((o for o in (*scene.owners, *scene.places) if o.start == i and o.iso3), None)


def possessor_of(scene: Scene, person: Named) -> Owner | None:
    """Read the state right before a name: "Turkey's B", "Bahrain's Sheikh B".

    Args:
        scene: The text.
        person: The person.

    Returns:
        The state or organization, or None.
    """
    words = scene.words
    for k in range(person.start - 1, max(0, person.start - 1 - _HONORIFICS), -1):
        owner = scene.owner_at(k - 1)
        if words.low[k] in _POSSESSIVE:
            return owner if owner is not None and owner.end == k else None
        if not words.text[k][:1].isupper() or any(title.start <= k < title.end for title in scene.titles):
            return None
    return None


def past_parenthesis(scene: Scene, i: int) -> int:
    """Go past a short remark in brackets: "(C)", "(2-L)".

    Args:
        scene: The text.
        i: Where it may start.

    Returns:
        The first word after it.
    """
    words = scene.words
    if i < len(words) and words.text[i] == "(":
        for k in range(i, min(i + 8, len(words))):
            if words.text[k] == ")":
                return k + 1
    return i
