"""The places that a document names and that are no states."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from kg.language.countries import capitals, traps
from kg.language.countries.table import Form, context, exact_forms, forms, not_states
from kg.language.gazetteer import Gazetteer, Hit, longest_first
from kg.language.places.table import places

__all__ = ["PlaceFinder", "PlaceMention"]

_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
_REACH: Final = 4
"""How many words may stand between a place and the state that it is said to lie in: "in western Japan"."""


@dataclass(frozen=True, order=True)
class PlaceMention:
    """One place where the document names a place.

    Attributes:
        start: First token.
        end: One past the last token.
        referent: The place's name.
        iso3: The state it lies in, or None where that is not known.
    """

    start: int
    end: int
    referent: str
    iso3: str | None


class PlaceFinder:
    """Finds cities, venues, territories and waters, from a table and from the statistical names."""

    def __init__(self, tokenizer: Callable[[str], Doc], blockers: Iterable[str] = ()) -> None:
        """Prepare the forms.

        Args:
            tokenizer: What cuts the documents into tokens.
            blockers: Longer names, of organizations, in which a place's name does not count.
        """
        self._places = places()
        seats = {f: v[0] for f, v in forms().items() if v[0].sense in {"capital", "government"}}
        self._seats: dict[str, Form] = {f: v for f, v in seats.items() if f not in self._places}
        self._others = frozenset(forms()) - frozenset(self._seats)
        every = {*self._places, *self._seats, *self._others, *not_states(), *blockers}
        self._gazetteer = Gazetteer(tokenizer, every - exact_forms(), exact_forms())

    def find(self, doc: Doc, states: Collection[Span] = ()) -> list[PlaceMention]:
        """Find the places.

        Args:
            doc: A document with tags and statistical names.
            states: The mentions of states; no place overlaps one.

        Returns:
            The mentions in the order of the text.
        """
        taken = {i for span in states for i in range(span.start, span.end)}
        hits = longest_first(self._gazetteer.find(doc))
        names = frozenset(i for hit in hits for i in range(hit.start, hit.end)) | taken
        codes = {i: span._.iso3 for span in states for i in range(span.start, span.end)}
        found = [
            mention
            for hit in hits
            if taken.isdisjoint(range(hit.start, hit.end))
            and (mention := self._read(doc, hit, names, codes)) is not None
        ]
        return sorted([*found, *self._from_entities(doc, names, codes)])

    def _read(self, doc: Doc, hit: Hit, names: Collection[int], codes: dict[int, str]) -> PlaceMention | None:
        """Decide whether a form of the table is the place here."""
        place, seat = self._places.get(hit.form), self._seats.get(hit.form)
        care = place.care if place else " ".join(seat.care) if seat else ""
        if (place is None and seat is None) or traps.in_institution(doc, hit.start, hit.end):
            return None
        if traps.in_person(doc, hit.start, hit.end, names, certain="name" not in care):
            return None
        if "word" in care and not _is_surely_a_place(doc, hit.start, hit.end):
            return None
        if capitals.in_treaty_name(doc, hit.start, hit.end):
            return None
        if place is not None:
            iso3 = place.iso3 if place.kind != "city" else _stated(doc, hit.end, codes) or place.iso3
            return PlaceMention(hit.start, hit.end, place.name, iso3 or None)
        return self._read_seat(doc, hit, seat, names, codes) if seat else None

    def _read_seat(
        self, doc: Doc, hit: Hit, seat: Form, names: Collection[int], codes: dict[int, str]
    ) -> PlaceMention | None:
        """Decide whether a capital or seat of government is the place here."""
        if "mention" in seat.care and seat.iso3 not in codes.values():
            return None
        if capitals.read(doc, hit.start, hit.end, names) != "place":
            return None
        return PlaceMention(hit.start, hit.end, seat.form, seat.iso3)

    def _from_entities(
        self, doc: Doc, names: Collection[int], codes: dict[int, str]
    ) -> Iterator[PlaceMention]:
        """Take the statistical names of places that no table has."""
        for entity in doc.ents:
            span = _trimmed(entity)
            if entity.label_ not in _PLACE_LABELS or not span or any(t.i in names for t in span):
                continue
            start, end = span[0].i, span[-1].i + 1
            if not span[0].text[0].isupper() or span[-1].tag_ not in _NAME_TAGS or _is_common(span):
                continue
            if capitals.in_treaty_name(doc, start, end):
                continue
            if _is_surely_a_place(doc, start, end) or _stated(doc, end, codes):
                yield PlaceMention(start, end, _text_of(span), _stated(doc, end, codes))


def _is_surely_a_place(doc: Doc, start: int, end: int) -> bool:
    """Say whether a word for a place is in the name, or a preposition of place stands before it."""
    kinds = context("kind of place")
    if end - start > 1 and (doc[start].text in kinds or doc[end - 1].text in kinds):
        return True
    if doc[end : end + 1].text in {"'s", "’s", "'", "’"}:
        return False
    i = start - 1
    while i >= 0 and doc[i].lower_ in context("before a place"):
        i -= 1
    return i >= 0 and doc[i].lower_ in context("prep city")


def _trimmed(entity: Span) -> list[Token]:
    """Give a name's tokens without an article in front, a possessive behind, or blanks around."""
    tokens = [t for t in entity if not t.is_space]
    while tokens and tokens[0].lower_ in {"the", "a"}:
        tokens.pop(0)
    while tokens and tokens[-1].text in {"'s", "’s", "'", "’", ",", "."}:
        tokens.pop()
    return tokens


def _is_common(tokens: list[Token]) -> bool:
    """Say whether a name is made of small words, titles and words for institutions alone."""
    known = context("title") | context("institution head") | context("honorific")
    return all(t.text in known or t.lower_ in context("small word") or not t.is_alpha for t in tokens)


def _text_of(tokens: list[Token]) -> str:
    """Give the text from the first token to the last, on one line."""
    return " ".join(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text.split())


def _stated(doc: Doc, end: int, codes: dict[int, str]) -> str | None:
    """Give the state that follows a place as the one it lies in: "Busan, South Korea"."""
    if end >= len(doc) or doc[end].text not in {",", "in", "(", "of"}:
        return None
    if doc[end].text in {",", "("}:
        fits = _closes(doc, end + 1, codes) and not _in_list(doc, end + 1, codes)
        return codes.get(end + 1) if fits else None
    for i in range(end + 1, min(end + _REACH, len(doc))):
        if i in codes:
            return codes[i] if _closes(doc, i, codes) else None
        if doc[i].is_punct or doc[i].tag_ not in {"DT", "JJ", "NN", "NNP"}:
            return None
    return None


def _in_list(doc: Doc, start: int, codes: dict[int, str]) -> bool:
    """Say whether another state follows the name of a state after a comma: "Lagos, Ghana, Togo"."""
    end = start
    while end in codes:
        end += 1
    return doc[end : end + 1].text == "," and end + 1 in codes


def _closes(doc: Doc, start: int, codes: dict[int, str]) -> bool:
    """Say whether the name of a state, no adjective, ends its phrase."""
    end = start
    while codes.get(end) == codes.get(start) and end < len(doc) and end in codes:
        end += 1
    after = doc[end].text if end < len(doc) else "."
    name = doc[start:end].text
    is_name = any(f.sense in {"name", "abbreviation"} for f in forms().get(name, ()))
    return is_name and (not after[0].isalnum() or after.islower())
