"""Later mentions: the surname alone of somebody whose full name stands elsewhere in the text."""

from __future__ import annotations

from typing import Final

from kg.language.offices.words import Words
from kg.language.people.identity import Individuals, Someone, parts_of, surnames_of
from kg.language.people.names import is_name_word, read_name
from kg.language.people.page import Page
from kg.language.people.things import is_thing

__all__ = ["repeats"]

_WHERE: Final = frozenset({"in", "at", "near"})


def repeats(page: Page, known: Individuals, taken: set[tuple[int, int]]) -> dict[tuple[int, int], Someone]:
    """Find the surnames of known people wherever they stand alone.

    Args:
        page: The text.
        known: The people whose full names stand in it.
        taken: The mentions found already, as ranges of words.

    Returns:
        The further mentions, each with its person.
    """
    busy = {k for start, end in taken for k in range(start, end)}
    firsts = {
        surname[0].split("-")[0]
        for person in known.people
        for form in person.forms
        for surname in surnames_of(form, parts_of(form))
    }
    found: dict[tuple[int, int], Someone] = {}
    i = 0
    while i < len(page.words):
        match = None if i in busy else _repeat(page, known, i, firsts)
        if match is None:
            i += 1
            continue
        (start, end), person = match
        if busy.isdisjoint(range(start, end)):
            found[start, end] = person
        i = end
    return found


def _repeat(
    page: Page, known: Individuals, i: int, firsts: set[str]
) -> tuple[tuple[int, int], Someone] | None:
    """Match the name that starts at a word, whole or up to its first hyphen ("Ford-Suslov")."""
    words = page.words
    first = parts_of(words.text[i])
    if not first or first[0].split("-")[0] not in firsts or i in page.blocked or i in page.places:
        return None
    if i and words.low[i - 1] in _WHERE and i in page.other:
        return None
    end = read_name(words, i, page.blocked)
    if end is None or (i and is_name_word(words, i - 1) and not _starts_sentence(words, i - 1)):
        return None
    for stop in dict.fromkeys((end, i + 1)):
        possible = known.called(words.join(i, stop), by_any_part=False)
        if possible and not is_thing(words, i, stop) and not _is_common(words, i):
            return (i, stop), known.meant(possible, i) or known.unclear(words.join(i, stop))
        if stop < len(words) and words.text[stop] not in {"-", "–"} and stop != end:
            break
    return None


def _starts_sentence(words: Words, i: int) -> bool:
    """Say whether a word is the first of its sentence."""
    return words.tokens[i].is_sent_start is True


def _is_common(words: Words, i: int) -> bool:
    """Say whether a capital letter shows nothing: an ordinary word at the start of a sentence."""
    token = words.tokens[i]
    return _starts_sentence(words, i) and token.pos_ not in {"", "PROPN", "X"} and token.ent_type_ != "PERSON"
