"""Who meets whom, by the syntax of the sentence."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.language.offices.scene import Named, Scene

__all__ = ["met_by"]

_MEETS: Final = frozenset(
    {
        "meet",
        "call",
        "receive",
        "host",
        "welcome",
        "telephone",
        "phone",
        "greet",
        "hold",
        "have",
        "see",
        "talk",
    }
    | {"speak", "confer", "thank", "congratulate", "invite", "assure"}
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "agent", "obl:agent"})
_PRONOUNS: Final = frozenset({"he", "she"})
_FAR: Final = 6


def met_by(scene: Scene, holder: Named) -> list[Named] | None:
    """Find whoever meets somebody: the A of "A called on President B", of "where he met President B".

    Args:
        scene: The text.
        holder: The person who is met.

    Returns:
        The people who are the subject; None where the sentence says nothing of a meeting.
    """
    top = _top(scene, holder)
    verb: Token = top
    for _ in range(_FAR):
        if verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            break
    if verb.lemma_.lower() not in _MEETS:
        return None
    subject = _subject(verb)
    inside = {token.i for token in subject.subtree} if subject is not None else set()
    if subject is None or top.i in inside:
        return None
    people = [p for p in scene.people if scene.words.tokens[p.start].i in inside and p != holder]
    if people or subject.lower_ not in _PRONOUNS:
        return people
    return _meant(scene, subject)


def _meant(scene: Scene, pronoun: Token) -> list[Named]:
    """Give who "he" is: the person named last in the sentence, else the first of the sentence before."""
    k = scene.words.index(pronoun.i)
    here = scene.sentences[k] if k is not None else 0
    before = [p for p in scene.people if k is not None and p.end <= k]
    inside = [p for p in before if scene.sentences[p.start] == here]
    return inside[-1:] or [p for p in before if scene.sentences[p.start] == here - 1][:1]


def _top(scene: Scene, holder: Named) -> Token:
    """Give the word of a name on which the others depend."""
    inside = [scene.words.tokens[k] for k in range(holder.start, holder.end)]
    numbers = {token.i for token in inside}
    return next((token for token in inside if token.head.i not in numbers), inside[-1])


def _subject(verb: Token) -> Token | None:
    """Find the subject of a verb, or of the verb that it is joined to: "called on A and will meet B"."""
    for _ in range(_FAR):
        found = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if found is not None or verb.dep_ not in {"conj", "xcomp"}:
            return found
        verb = verb.head
    return None
