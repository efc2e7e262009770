"""Who is on stage in each sentence: the people, states and organizations that something may stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from kg.language.offices.scene import Scene
from kg.language.references.table import words_of

__all__ = ["Actor", "Stage", "distinct"]

_VENUE: Final = frozenset({"in", "at", "near", "outside"})


@dataclass(frozen=True, order=True)
class Actor:
    """One mention of somebody who may be meant later.

    Attributes:
        start: First word.
        end: One past the last word.
        who: The person's name; None for a state, an organization, and people without a name.
        iso3: The state, or that of the person's office.
        organization: The organization.
        titles: The person's titles.
        is_person: Whether it is a person, named or not.
        is_venue: Whether it only says where something took place.
    """

    start: int
    end: int
    who: str | None = None
    iso3: str | None = None
    organization: str | None = None
    titles: frozenset[str] = frozenset()
    is_person: bool = False
    is_venue: bool = False

    @property
    def party(self) -> str | None:
        """The state or organization, by which two mentions are the same."""
        return self.iso3 or self.organization


@dataclass
class Stage:
    """A text as a stage.

    Attributes:
        scene: Its words, sentences and titles.
        actors: The mentions, in order; what is resolved is added.
    """

    scene: Scene
    actors: list[Actor]
    _by_sentence: dict[int, list[Actor]] = field(default_factory=lambda: defaultdict(list), repr=False)

    @classmethod
    def of(cls, doc: Doc) -> Stage:
        """Set the stage of a document that has people, offices, countries and organizations."""
        scene = Scene.of(doc)
        actors = [*_parties(scene), *_people(doc, scene), *_unnamed(doc, scene)]
        stage = cls(scene, sorted(actors, key=lambda actor: (actor.start, actor.end)))
        for actor in stage.actors:
            stage._by_sentence[scene.sentences[actor.start]].append(actor)
        return stage

    def enter(self, actor: Actor) -> None:
        """Add somebody who is meant by a word, so that later words may stand for the same."""
        self.actors.append(actor)
        self._by_sentence[self.scene.sentences[actor.start]].append(actor)

    def named_in(self, sentence: int) -> list[Actor]:
        """Give the mentions in a sentence."""
        return self._by_sentence.get(sentence, [])

    def here(self, i: int) -> list[Actor]:
        """Give the mentions in the sentence of a word, before the word."""
        return [actor for actor in self.named_in(self.scene.sentences[i]) if actor.end <= i]

    def before(self, i: int) -> list[Actor]:
        """Give the mentions in the sentence before that of a word."""
        return self.named_in(self.scene.sentences[i] - 1)

    def earlier(self, i: int) -> list[Actor]:
        """Give all mentions before a word."""
        return [actor for actor in self.actors if actor.end <= i]


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """Give the first mention of each person, state or organization."""
    seen: dict[tuple[str | None, str | None, frozenset[str]], Actor] = {}
    for actor in actors:
        titles = actor.titles if actor.is_person and actor.who is None else frozenset[str]()
        key = (actor.who, None if actor.who else actor.party, titles)
        seen.setdefault(key, actor)
    return list(seen.values())


def _parties(scene: Scene) -> list[Actor]:
    """Collect the states and organizations."""
    actors = []
    for owner in scene.owners:
        if owner.sense == "place" or scene.person_from(owner.start) is not None:
            continue
        k = owner.start - 1
        k -= k > 0 and scene.words.low[k] == "the"
        is_venue = owner.sense == "name" and k >= 0 and scene.words.low[k] in _VENUE
        actors.append(
            Actor(owner.start, owner.end, iso3=owner.iso3, organization=owner.organization, is_venue=is_venue)
        )
    return actors


def _people(doc: Doc, scene: Scene) -> list[Actor]:
    """Collect the people with their titles and the state that they hold office in."""
    titles: dict[str, set[str]] = defaultdict(set)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for office in doc.spans.get("offices", ()):
        if office._.holder:
            titles[office._.holder].add(office._.title)
            if office._.iso3 and not office._.former:
                states[office._.holder][office._.iso3] += 1
    actors = []
    for person in scene.people:
        own = states[person.referent]
        iso3 = next(iter(own)) if len(own) == 1 else None
        held = frozenset(titles[person.referent])
        actors.append(Actor(person.start, person.end, person.referent, iso3, titles=held, is_person=True))
    return actors


def _unnamed(doc: Doc, scene: Scene) -> list[Actor]:
    """Collect the people without a name: "the president of Chad", "an official"."""
    words = scene.words
    offices = [office for office in doc.spans.get("offices", ()) if office._.holder is None]
    actors = [
        Actor(
            *words.range_of(office.start, office.end),
            iso3=office._.iso3,
            organization=office._.organization,
            titles=frozenset({office._.title}),
            is_person=True,
        )
        for office in offices
    ]
    taken = {k for title in scene.titles for k in range(title.start, title.end)}
    nouns, openers = words_of("unnamed", "nouns"), words_of("unnamed", "before")
    for i, low in enumerate(words.low):
        if low not in nouns or i in taken or scene.person_from(i + 1) is not None:
            continue
        k = i - 1
        while k > i - 4 and k > 0 and words.low[k] not in openers and words.text[k].isalpha():
            k -= 1
        if k >= 0 and words.low[k] in openers and not _describes(scene, k):
            actors.append(Actor(i, i + 1, titles=frozenset({low}), is_person=True))
    return actors


def _describes(scene: Scene, k: int) -> bool:
    """Say whether an article opens no more than what somebody is: "A B, a diplomat", "A is a lawyer"."""
    before = scene.words.low[k - 1] if k else ""
    apposed = before in {",", "(", "—", "–"} and scene.person_to(k - 1) is not None
    return apposed or before in {"is", "was", "as", "became"}
