"""Who held an office before or after somebody: "Okafor's predecessor, A B", "their successors, A and B"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.phrase import read_phrase
from kg.language.offices.phrases import Phrase
from kg.language.offices.scene import Scene
from kg.language.offices.titles import Title

__all__ = ["predecessor_offices"]

_WORDS: Final = {"predecessor": False, "predecessors": True, "successor": False, "successors": True}
_TWO: Final = 2


def predecessor_offices(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give predecessors and successors the office of those whom they are set beside.

    Args:
        scene: The text.
        drafts: The offices that the text names, in order.

    Returns:
        More offices; none where it is not clear whose they are.
    """
    found = []
    for i, low in enumerate(scene.words.low):
        if low not in _WORDS:
            continue
        phrase = read_phrase(scene, Title(i, i + 1, (low,), "state", _WORDS[low]))
        models = _models(scene, phrase, drafts)
        if len(models) != len(phrase.holders):
            continue
        former = low.startswith("pre")
        for holder, model in zip(phrase.holders, models, strict=True):
            if holder.referent != model.who:
                found.append(replace(model, start=i, end=i + 1, holder=holder, former=former, rule="row"))
    return found


def _models(scene: Scene, phrase: Phrase, drafts: list[Draft]) -> list[Draft]:
    """Find the offices of those who are named before: one in the singular, two in a row in the plural."""
    here = scene.sentences[phrase.title.start]
    near = [p for p in scene.people if p.end <= phrase.left and scene.sentences[p.start] >= here - 1]
    before = [p.referent for p in near]
    if phrase.possessor is not None:
        names = [phrase.possessor]
    elif phrase.title.plural:
        names = list(dict.fromkeys(before)) if phrase.pronoun == "their" else []
        names = names if len(names) == _TWO else []
    else:
        names = before[-1:] if phrase.pronoun in {"his", "her"} else []
    models = [_office(name, phrase.title.start, drafts) for name in names]
    return [model for model in models if model is not None]


def _office(name: str, i: int, drafts: list[Draft]) -> Draft | None:
    """Give the one office that somebody is said to have, the last before a place."""
    theirs = [d for d in drafts if d.who == name and d.owned and not d.former and d.kind != "role"]
    if len({(d.title, d.iso3, d.organization) for d in theirs}) != 1:
        return None
    earlier = [d for d in theirs if d.start <= i]
    return (earlier or theirs)[-1]
