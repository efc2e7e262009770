"""Tokyo the government, or Tokyo the city: which of the two a capital or a seat of government stands for.

The words around the name decide, not the parse, so that a bad parse does no harm. What follows the name is
asked first ("Tokyo-based", "the Kremlin spokesman"), then what stands before it ("visited", "ties to").
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, Literal, TypeAlias

from spacy.tokens import Doc, Token

from kg.language.countries.table import context

__all__ = ["Reading", "in_treaty_name", "read"]

Reading: TypeAlias = Literal["state", "place", "treaty"]

_HYPHENS: Final = frozenset("-–‑")
_DASHES: Final = frozenset({"-", "–", "—", "--", ":"})
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
_JOINTS: Final = frozenset({",", "and", "or", "&", "nor"})
_CLOSING: Final = frozenset({"", ",", ".", ";", ":", "(", ")", "-", "--", "–", "—"})
_REACH: Final = 6
"""How many words before a name may hold the verb of motion that its preposition belongs to."""


def read(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading:
    """Tell whether a capital or a seat of government stands for the state or for the place.

    Args:
        doc: The document.
        start: First token of the name.
        end: One past its last token.
        names: The tokens of all names of states, capitals and places of the document.

    Returns:
        The reading; "treaty" where the name belongs to that of an agreement: the Treaty of Rome.
    """
    if in_treaty_name(doc, start, end):
        return "treaty"
    for rule in (_dateline, _joined_by_hyphen, _with_its_state, _possessive, _with_noun):
        reading = rule(doc, start, end, names)
        if reading:
            return reading
    return _before(doc, _first_of_list(doc, start, names), end, names)


def _text(doc: Doc, index: int) -> str:
    """Give a token's text, or "" beyond the document's ends."""
    return doc[index].text if 0 <= index < len(doc) else ""


def in_treaty_name(doc: Doc, start: int, end: int) -> bool:
    """See "the Treaty of Rome", "the Paris Agreement", "the Minsk agreements".

    Args:
        doc: The document.
        start: First token of the name of a place.
        end: One past its last token.

    Returns:
        Whether an agreement is named after the place.
    """
    if _text(doc, start - 1) == "of" and _text(doc, start - 2) in context("treaty of"):
        return True
    for i in range(end, end + 3):
        if _text(doc, i) in context("treaty"):
            return True
        if not _text(doc, i)[:1].isupper():
            return False
    return False


def _dateline(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading | None:
    """See "TOKYO, 1 May", "TOKYO (Kyodo) --" and a name that stands alone on its line or in brackets."""
    before, after = _text(doc, start - 1), _text(doc, end)
    if before == "(" and after == ")":
        return "place"
    if before and "\n" not in before and not doc[start].is_sent_start:
        return None
    if not after or "\n" in after:
        return "place"
    if after in _DASHES and (doc[end - 1].whitespace_ or after in {"--", ":"}):
        return "place"
    if after == "(" and _text(doc, end + 1) in context("agency heads"):
        return "place"
    follower = _text(doc, end + 1)
    if after == "," and (follower[:1].isdigit() or follower.rstrip(".") in context("months")):
        return "place"
    return None


def _joined_by_hyphen(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading | None:
    """See "Tokyo-based", "Moscow-backed", "Tokyo-Paris ties"."""
    if _text(doc, end) in _HYPHENS and not doc[end - 1].whitespace_:
        partner = _text(doc, end + 1).lower()
        if partner in context("hyphen state"):
            return "state"
        if partner in context("hyphen city"):
            return "place"
        if end + 1 in names:
            return "place" if _names_a_route(doc, end + 1) else "state"
    if _text(doc, start - 1) in _HYPHENS and start - 2 in names and not doc[start - 1].whitespace_:
        return "place" if _names_a_route(doc, end) else "state"
    return None


def _names_a_route(doc: Doc, index: int) -> bool:
    """Say whether a word for a road or a flight stands at an index or just after it."""
    return any(_text(doc, i).lower() in context("transport") for i in (index, index + 1))


def _with_its_state(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading | None:
    """See "Tokyo, Japan" and "Paris, Texas", where the second name closes the phrase."""
    if _text(doc, end) != "," or end + 1 not in names or start - 1 in names:
        return None
    after = end + 1
    while after in names:
        after += 1
    closed = _text(doc, after) in _CLOSING or "\n" in _text(doc, after)
    preposition = _text(doc, start - 1).lower() in context("prep city") | context("prep motion")
    return "place" if closed and (preposition or _text(doc, after) != ",") else None


def _possessive(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading | None:
    """See "Tokyo's request" and "Tokyo's airport"."""
    if _text(doc, end) not in _POSSESSIVE or doc[end - 1].whitespace_:
        return None
    for token in _noun_phrase(doc, end + 1):
        if token.lower_ in context("state head"):
            return "state"
        if token.lower_ in context("city head"):
            return "state" if token.lower_ in context("state possession") else "place"
    return "state"


def _noun_phrase(doc: Doc, start: int) -> list[Token]:
    """Give the words from an index on that may belong to one noun phrase: up to a mark or a small word."""
    phrase: list[Token] = []
    for token in doc[start : start + 4]:
        if token.is_punct or token.is_space or token.lower_ in context("small word"):
            break
        phrase.append(token)
    return phrase


def _with_noun(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading | None:
    """See "Tokyo officials", "the Paris summit", and a verb that only a government can be the subject of."""
    if end >= len(doc) or not doc[end].is_alpha:
        return None
    after = doc[end]
    if after.lower_ in context("state verb") or after.tag_ in {"MD", "VBD", "VBZ"}:
        return None if _is_governed(doc, _first_of_list(doc, start, names)) else "state"
    if after.lower_ in context("state head"):
        return "state"
    if after.lower_ in context("city head"):
        return "place"
    if after.tag_ in {"NN", "NNP", "NNPS"} and after.dep_ not in {"appos", "conj"} and end not in names:
        phrase = _noun_phrase(doc, end)
        if any(t.lower_ in context("state head") for t in phrase):
            return "state"
        return "place" if any(t.lower_ in context("city head") for t in phrase) else None
    return None


def _is_governed(doc: Doc, start: int) -> bool:
    """Say whether a preposition stands right before a name, so that the name is no subject."""
    prepositions = context("prep city") | context("prep motion") | {"of", "between", "on"}
    i = start - 2 if _text(doc, start - 1).lower() == "the" else start - 1
    return _text(doc, i).lower() in prepositions


def _first_of_list(doc: Doc, start: int, names: Collection[int]) -> int:
    """Go back over "Tokyo, Seoul and" to the first name of the list."""
    first = start
    while True:
        i = first - 1
        while _text(doc, i) in _JOINTS:
            i -= 1
        if i == first - 1 or i not in names:
            return first
        while i - 1 in names:
            i -= 1
        first = i


def _before(doc: Doc, start: int, end: int, names: Collection[int]) -> Reading:
    """Decide by what stands before the name, or before the list that it is in."""
    i = start - 1
    if _text(doc, i).lower() == "the":
        i -= 1
    if _text(doc, i).lower() in context("part of city"):
        return "place"
    if _text(doc, i) == "," and _text(doc, i - 1).lower() in {"capital", "city"}:
        return "place"
    word = _text(doc, i).lower()
    if word in context("city verb"):
        return "place"
    rules: dict[str, Callable[[Doc, int], Reading]] = {
        "between": _after_between,
        "in": _after_in,
        "of": _after_of,
        "on": _after_on,
    }
    if word in rules:
        return rules[word](doc, i)
    if word in context("prep city"):
        return "place"
    if word in context("prep motion"):
        return "place" if _from_one_to_another(doc, i, end, names) else _after_motion(doc, i, end)
    return "state"


def _words_before(doc: Doc, index: int, reach: int = _REACH) -> set[str]:
    """Give the words of the same sentence that stand before an index."""
    words: set[str] = set()
    for i in range(index - 1, max(index - 1 - reach, -1), -1):
        words.add(doc[i].lower_)
        if doc[i].is_sent_start or "\n" in doc[i].text or doc[i].text in {";", "."}:
            break
    return words


def _from_one_to_another(doc: Doc, index: int, end: int, names: Collection[int]) -> bool:
    """See "from Vienna to Jakarta", for either of the two."""
    if _text(doc, index).lower() == "from":
        return _text(doc, end) == "to" and end + 1 in names
    i = index - 1
    while i in names:
        i -= 1
    return _text(doc, index) == "to" and i < index - 1 and _text(doc, i).lower() == "from"


def _after_between(doc: Doc, index: int) -> Reading:
    return "place" if _words_before(doc, index, 3) & context("transport") else "state"


def _after_in(doc: Doc, index: int) -> Reading:
    return "state" if _words_before(doc, index, 1) & context("trust") else "place"


def _after_of(doc: Doc, index: int) -> Reading:
    return "place" if _words_before(doc, index, 1) & context("city of") else "state"


def _after_on(doc: Doc, index: int) -> Reading:
    return "place" if _words_before(doc, index, 1) & context("attack") else "state"


def _after_motion(doc: Doc, index: int, end: int) -> Reading:
    """Decide after "to", "from", "for", "toward", "over": a journey, or the object of a policy."""
    nearest = _words_before(doc, index, 1)
    if nearest & context("policy noun"):
        return "state"
    if _words_before(doc, index) & context("motion"):
        return "place"
    if _text(doc, index).lower() == "over" and _words_before(doc, index) & context("attack"):
        return "place"
    errand = _text(doc, index).lower() == "to" and _text(doc, end).lower() in {"for", "where"}
    return "place" if errand and not nearest & context("state tie") else "state"
