"""An office whose state is asked for, with what is known around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.language.offices.counterparts import Counterpart
from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import allows
from kg.language.offices.scene import Named, Owner, Scene
from kg.language.offices.weights import dateline_state

__all__ = ["Case"]

_BACK: Final = 6
_VISITING: Final = frozenset({"visiting", "visited", "visits", "visit"})
_SIDELINES: Final = frozenset({"sidelines", "margins", "fringes", "sideline", "fringe"})


@dataclass(frozen=True)
class Case:
    """An office whose state is asked for, with the text around it.

    Attributes:
        scene: The text.
        draft: The office.
        holder: Who holds it.
        drafts: All offices of the text.
        pair: The two states that the text is about; empty where it is about one, or about more.
        states: The states of the people, as far as known.
        levels: The titles of the people.
        counterparts: The counterparts that the text speaks of.
    """

    scene: Scene
    draft: Draft
    holder: Named
    drafts: list[Draft]
    pair: tuple[str, ...]
    states: dict[str, str]
    levels: dict[str, set[str]]
    counterparts: list[Counterpart]

    @property
    def here(self) -> int:
        """The number of the sentence."""
        return self.scene.sentences[self.draft.start]

    def named(self) -> list[Owner]:
        """The states and places that the sentence names, without those where some other event takes place."""
        scene = self.scene
        found = [
            o for o in (*scene.owners, *scene.places) if o.iso3 and scene.sentences[o.start] == self.here
        ]
        words = scene.words.low
        return [o for o in found if _SIDELINES.isdisjoint(words[max(0, o.start - _BACK) : o.start])]

    def venue(self) -> str | None:
        """The one of the two states where the sentence plays, else where the report was written."""
        words = self.scene.words.low
        states = {o.iso3 for o in self.named() if o.start and words[o.start - 1] in {"in", "at"}}
        place = states.pop() if len(states) == 1 else dateline_state(self.scene)
        return place if place in self.pair else None

    def visited(self) -> str | None:
        """The one state that the sentence says somebody is visiting, through a place in it or by name."""
        words = self.scene.words.low
        states = {o.iso3 for o in self.named() if o.start and words[o.start - 1] in _VISITING}
        return states.pop() if len(states) == 1 else None

    def third(self) -> set[str]:
        """The states outside the pair that the sentence names."""
        return {o.iso3 for o in self.named() if o.iso3 and o.iso3 not in self.pair}

    def allows(self, iso3: str) -> bool:
        """Say whether a state can have the office.

        Args:
            iso3: The state.

        Returns:
            False if it has no such office, or if the holder is sent there.
        """
        return allows(iso3, self.draft.title, self.draft.form) and iso3 not in self.draft.posts
