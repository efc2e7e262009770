"""The offices of a text: title, owner, holder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from kg.language.offices.counterparts import counterpart_offices, find_counterparts
from kg.language.offices.draft import Draft
from kg.language.offices.drafting import draft_offices, own_after_counterpart, share_holders
from kg.language.offices.inference import complete
from kg.language.offices.leaders import promote_leaders
from kg.language.offices.parallel import give_other, name_in_rows
from kg.language.offices.phrase import read_phrases
from kg.language.offices.predecessors import predecessor_offices
from kg.language.offices.scene import Named, Scene
from kg.language.offices.spelling import finish_ministries, settle
from kg.language.offices.untitled import untitled_offices

__all__ = ["OfficeMention", "find"]

_NEEDS_OWNER: Final = frozenset({"organization", "attached"})
_NO_OFFICE: Final = frozenset({"military", "role"})
"""Kinds of titles that only help to read the text around them."""


@dataclass(frozen=True)
class OfficeMention:
    """A place where a text speaks of an office.

    Attributes:
        start: First token. The span is the title words; where one title gives several offices
            ("Presidents A of X and B of Y"), the later ones reach on to their owner or holder, so that
            no two mentions have the same extent.
        end: One past the last token.
        title: The normalised title: "foreign minister", "former prime minister".
        iso3: The state whose office it is, or None.
        organization: The organization whose office it is, or None.
        holder: The referent of the person who holds it, or None.
        former: Whether the person held it before the time of the text.
        rule: What says whose office it is: "named" beside the title, or what it was inferred from ("title",
            "row", "company", "person", "pronoun", "counterpart", "setting", "cues", "text"); None if unknown.
    """

    start: int
    end: int
    title: str
    iso3: str | None
    organization: str | None
    holder: str | None
    former: bool
    rule: str | None = None


def find(doc: Doc) -> list[OfficeMention]:
    """Find the offices that a text speaks of.

    Args:
        doc: A document with the groups `countries`, `organizations` and `people`.

    Returns:
        The mentions, in order, no two with the same extent.
    """
    scene = Scene.of(doc)
    phrases = read_phrases(scene)
    drafts = [draft for phrase in phrases for draft in draft_offices(scene, phrase)]
    share_holders(scene, phrases, drafts)
    name_in_rows(scene, phrases, drafts)
    counterparts = find_counterparts(scene)
    for counterpart in counterparts:
        own_after_counterpart(drafts, counterpart.phrase)
    complete(scene, drafts, counterparts)
    joined = list(drafts)
    for counterpart in counterparts:
        joined += counterpart_offices(scene, counterpart, drafts)
    joined += predecessor_offices(scene, joined)
    joined += untitled_offices(scene, joined)
    joined.sort(key=lambda d: (d.start, d.end))
    give_other(scene, joined)
    complete(scene, joined, counterparts)
    for draft in joined:
        settle(draft)
    finish_ministries(scene, joined)
    promote_leaders(scene, joined)
    _name_the_unnamed(joined)
    return _mentions(scene, joined)


def _name_the_unnamed(drafts: list[Draft]) -> None:
    """Name the holder of "the Turkish president" if the text names exactly one elsewhere."""
    holders: dict[tuple[str, str | None, str | None], list[Named]] = {}
    for draft in drafts:
        if draft.holder is not None and not draft.former:
            key = (draft.title, draft.iso3, draft.organization)
            if all(draft.who != known.referent for known in holders.setdefault(key, [])):
                holders[key].append(draft.holder)
    for draft in drafts:
        if draft.holder is not None or draft.former:
            continue
        if draft.owned:
            known = holders.get((draft.title, draft.iso3, draft.organization), [])
        else:
            same = [(key, people) for key, people in holders.items() if key[0] == draft.title]
            known = same[0][1] if len(same) == 1 else []
            if len(known) == 1:
                draft.iso3, draft.organization = same[0][0][1:]
                draft.rule = "title"
        draft.holder = known[0] if len(known) == 1 else None


def _mentions(scene: Scene, drafts: list[Draft]) -> list[OfficeMention]:
    """Turn the drafts that say something into mentions with extents of their own."""
    taken: set[tuple[int, int]] = set()
    mentions = []
    for draft in drafts:
        if draft.kind in _NO_OFFICE or (draft.elsewhere and not draft.owned):
            continue
        if not draft.owned and (draft.holder is None or draft.kind in _NEEDS_OWNER):
            continue
        extent = _extent(scene, draft, taken)
        taken.add(extent)
        start, end = scene.words.bounds(*extent)
        title = f"former {draft.title}" if draft.former else draft.title
        mentions.append(
            OfficeMention(
                start, end, title, draft.iso3, draft.organization, draft.who, draft.former, draft.rule
            )
        )
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _extent(scene: Scene, draft: Draft, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """Choose a stretch that no other mention has: the title words, or these up to the holder or owner."""
    wanted = [(draft.start, draft.end)]
    parts = [part for part in (draft.holder, draft.owner) if part is not None]
    here = scene.sentences[draft.start]
    wanted += [
        (min(draft.start, part.start), max(draft.end, part.end))
        for part in parts
        if scene.sentences[part.start] == here
    ]
    wanted += [(draft.start, end) for end in range(draft.end + 1, len(scene.words) + 1)]
    wanted += [(start, draft.end) for start in range(draft.start - 1, -1, -1)]
    return next(extent for extent in wanted if extent not in taken)
