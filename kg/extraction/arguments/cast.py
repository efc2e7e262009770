"""Who is who in one document: people with the country and level that their offices give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from kg.extraction.lexicon import office_level

__all__ = ["Cast", "Person"]


@dataclass
class Person:
    """A named person of the document.

    Attributes:
        name: The fullest form in the document.
        mentions: Where it is named, in the order of the text.
        offices: The spans of the offices held.
        homes: States that the text names right beside the person: "X of Peru", "Turkey's X".
    """

    name: str
    mentions: list[Span] = field(default_factory=list)
    offices: list[Span] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)

    @property
    def current(self) -> list[Span]:
        """The offices held at the time that the text speaks of."""
        return [office for office in self.offices if not office._.former]

    @property
    def countries(self) -> frozenset[str]:
        """The states represented, by ISO code: those of the offices, else the one named beside the person."""
        represented = frozenset(office._.iso3 for office in self.current if office._.iso3)
        return represented or (frozenset(self.homes) if len(self.homes) == 1 else frozenset())

    @property
    def titles(self) -> frozenset[str]:
        """The normalised titles of the offices held."""
        return frozenset(office._.title for office in self.current)

    @property
    def levels(self) -> frozenset[str]:
        """How high the offices are."""
        return frozenset(office_level(title) for title in self.titles)


class Cast:
    """Everybody and every state of a document, and which tokens speak of whom."""

    def __init__(self, doc: Doc) -> None:
        self.people: dict[str, Person] = {}
        for span in doc.spans.get("people", ()):
            name = span._.referent or span.text
            self.people.setdefault(name, Person(name)).mentions.append(span)
        for span in doc.spans.get("offices", ()):
            if span._.holder in self.people:
                self.people[span._.holder].offices.append(span)
        for span, code in _homes(doc):
            self.people[span._.referent or span.text].homes.add(code)
        self._person_at = self._index(doc.spans.get("people", ()))
        self._country_at = self._index(doc.spans.get("countries", ()))
        self._office_at = self._index(doc.spans.get("offices", ()))
        self._organization_at = self._index(doc.spans.get("organizations", ()))
        self._reference_at = self._index(s for s in doc.spans.get("references", ()) if not _is_capital(s))

    @staticmethod
    def _index(spans: Iterable[Span]) -> dict[int, list[Span]]:
        at: dict[int, list[Span]] = defaultdict(list)
        for span in spans:
            for token in span:
                at[token.i].append(span)
        return at

    def people_in(self, tokens: Iterable[int]) -> list[Span]:
        """Give the mentions of people that stand on any of some tokens, in the order of the text."""
        return _distinct(self._person_at, tokens)

    def countries_in(self, tokens: Iterable[int]) -> list[Span]:
        """Give the mentions of states that stand on any of some tokens, in the order of the text."""
        return _distinct(self._country_at, tokens)

    def offices_in(self, tokens: Iterable[int]) -> list[Span]:
        """Give the mentions of offices that stand on any of some tokens, in the order of the text."""
        return _distinct(self._office_at, tokens)

    def organizations_in(self, tokens: Iterable[int]) -> list[Span]:
        """Give the mentions of organizations that stand on any of some tokens, in the order of the text."""
        return _distinct(self._organization_at, tokens)

    def references_in(self, tokens: Iterable[int]) -> list[Span]:
        """Give the words on any of some tokens that stand for somebody: "she", "the two sides"."""
        return _distinct(self._reference_at, tokens)

    def holders_of(self, office: Span) -> list[Person]:
        """Give the named people who hold an office that is spoken of without a name: "the two presidents".

        Where it is not said of which state, as in "the king", the text must have only one.
        """
        title, state = office._.title, office._.iso3
        if office._.holder or not title:
            return []
        holders = [
            person
            for person in self.people.values()
            if any(held._.title == title and state in {held._.iso3, None, ""} for held in person.current)
        ]
        alone = office.doc[max(office.start - 1, 0)].lower_ == "the" and office[-1].tag_ != "NNS"
        return holders if state or (alone and len(holders) == 1) else []

    def is_actor(self, token: int) -> bool:
        """Is the token part of the name of a person, state or organization, of an office, or a reference?"""
        return any(
            token in index
            for index in (
                self._person_at,
                self._country_at,
                self._office_at,
                self._organization_at,
                self._reference_at,
            )
        )

    def person(self, span: Span) -> Person:
        """Give the person that a mention speaks of."""
        return self.people[span._.referent or span.text]


def _homes(doc: Doc) -> Iterator[tuple[Span, str]]:
    """Give the people whose state stands right beside their name, with its code."""
    all_states = list(doc.spans.get("countries", ()))
    states = [span for span in all_states if span._.sense == "name"]
    starts, ends = {span.start: span for span in states}, {span.end: span for span in states}
    adjectives = {span.end: span for span in all_states if span._.sense == "adjective"}
    for person in doc.spans.get("people", ()):
        adjective = next((adjectives[i] for i in _title_before(person) if i in adjectives), None)
        adjective = adjective or _adjective_after(person, all_states)
        if adjective is not None:
            yield person, adjective._.iso3
            continue
        after = person.end + 1
        if person.end < len(doc) and doc[person.end].lower_ == "of" and after in starts:
            yield person, starts[after]._.iso3
        before = person.start - 1
        if before > 0 and doc[before].lower_ in {"'s", "’s"} and before in ends:
            yield person, ends[before]._.iso3


def _title_before(person: Span) -> Iterator[int]:
    """Give the places in the title before a name, from the name back: "Omani army chief General X"."""
    doc = person.doc
    for i in range(person.start, max(person.start - _TITLE, person.sent.start), -1):
        yield i
        if doc[i - 1].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return


_TITLE = 7
"""How many words a title before a name has at most."""


def _adjective_after(person: Span, states: Iterable[Span]) -> Span | None:
    """Give the state in "X, the Omani army chief," where the words after it name nobody else."""
    doc, at = person.doc, person.end
    if doc[at : at + 1].text != "," or doc[at + 1 : at + 2].text.lower() not in {"the", "a", "an"}:
        return None
    found = next((s for s in states if s.start == at + 2 and s._.sense == "adjective"), None)
    if found is None:
        return None
    end = next((t.i for t in doc[found.end : found.end + _TITLE] if t.text in {",", ".", ";"}), None)
    others = any(found.end <= s.start < (end or 0) for s in doc.spans.get("people", ()))
    return None if end is None or others else found


def _is_capital(reference: Span) -> bool:
    """Is this a capital that stands for its state? Those are among the states already."""
    return any(
        (span.start, span.end) == (reference.start, reference.end)
        for span in reference.doc.spans.get("countries", ())
    )


def _distinct(index: dict[int, list[Span]], tokens: Iterable[int]) -> list[Span]:
    found = {(span.start, span.end): span for i in tokens for span in index.get(i, ())}
    return [found[key] for key in sorted(found)]
