"""Whether an act is done, denied, wished, planned or put off, by the words above it and right before it.

The words above come from the tree; those right before it ("have not yet", "hopes to", "is to be") are read
off the text as well, so that a slip of the parser costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.lexicon import table, words
from kg.extraction.status import context
from kg.extraction.syntax.forms import base_forms

__all__ = ["Mood", "mood_of", "run_before"]

_RUN = frozenset({"AUX", "PART", "ADV", "VERB"})
_TO_BE = frozenset(
    {"is", "are", "was", "were", "be", "has", "have", "had", "need", "needs", "yet", "remains"}
)
_NEAR = 10


@dataclass(frozen=True)
class Mood:
    """How an act is spoken of; all false for an act that is simply done.

    Attributes:
        negated: "did not sign", "refused to sign".
        supposed: "if they sign", "once it is signed".
        wished: "hopes to sign", "may sign", "a possible signing".
        planned: "will sign", "is to sign", "plans to sign".
        put_off: "delayed the signing".
        agreed: "agreed to sign".
        beginning: "start negotiating", "the launch of".
    """

    negated: bool = False
    supposed: bool = False
    wished: bool = False
    planned: bool = False
    put_off: bool = False
    agreed: bool = False
    beginning: bool = False

    @property
    def is_done(self) -> bool:
        """Is the act told as a fact?"""
        return not (self.negated or self.supposed or self.wished or self.planned or self.put_off)


def mood_of(act: Token, above: Iterable[Token]) -> Mood:
    """Read the mood of an act.

    Args:
        act: The verb or noun that says what is done.
        above: The predicates that govern it, itself left out.

    Returns:
        The mood.
    """
    governors = [token for token in above if token.i != act.i]
    run = list(run_before(act))
    heads = [*governors, *(token for token in run if token.pos_ not in {"AUX", "PART"})]
    forms = {form for token in heads for form in base_forms(token)}
    children = (child for token in (act, *governors) for child in token.children if _is_small(child))
    low = {token.lower_ for token in (*children, *run)}
    verbs, auxiliaries = table("status")["meeting"]["verbs"], table("status")["meeting"]["auxiliaries"]
    conditions = words("status", "conditions", "words") - {"when"}
    return Mood(
        negated=bool((low | forms | _of_subjects(act)) & words("status", "negation", "words")),
        supposed=bool(low & conditions) or _is_conditional(act) or _is_awaited(low),
        wished=bool(forms & {*verbs["Possible"], *words("status", "wish", "words")})
        or bool(low & {*auxiliaries["Possible"], *words("status", "owed", "words")} - {"would", "shall"})
        or bool(low & {"toward", "towards"})
        or _is_only_about(act),
        planned=bool(forms & set(verbs["Planned"]) - {"agree"})
        or bool(low & {*auxiliaries["Planned"], "would"})
        or _is_to_be(act, run),
        put_off=any(context.status_of_verb(token, "meeting") in _OFF for token in heads),
        agreed="agree" in forms,
        beginning=bool(forms & words("status", "beginning", "words")),
    )


_OFF = frozenset({"Postponed", "Cancelled"})


def _is_only_about(act: Token) -> bool:
    """Is this "serious about replacing", "talked about signing"?"""
    return act.tag_ == "VBG" and act.i > act.sent.start and act.nbor(-1).lower_ == "about"


def _is_small(token: Token) -> bool:
    return token.dep_ in {"aux", "aux:pass", "mark", "advmod", "det", "neg", "cop"}


def _of_subjects(act: Token) -> set[str]:
    """Give the articles of the subject: "neither side has signed", "no treaty was signed"."""
    subjects = [child for child in act.children if child.dep_ in {"nsubj", "nsubj:pass"}]
    return {
        token.lower_ for subject in subjects for token in (subject, *subject.children) if _is_article(token)
    }


def _is_article(token: Token) -> bool:
    return token.dep_ in {"det", "cc:preconj"} or token.pos_ == "PRON"


def run_before(token: Token) -> Iterator[Token]:
    """Give the words right before a verb that belong to it: "are expected to" before "sign"."""
    for i in range(token.i - 1, max(token.sent.start - 1, token.i - _NEAR), -1):
        word = token.doc[i]
        if word.pos_ not in _RUN and word.lower_ not in words("status", "wish", "words"):
            return
        yield word


def _is_awaited(low: set[str]) -> bool:
    """Is this "after it has been ratified", "when both have signed": still to come?"""
    return bool(low & {"after", "when"}) and bool(low & {"has", "have"})


def _is_to_be(act: Token, run: list[Token]) -> bool:
    """Is this "is to be signed", "has to be signed" or a headline's "to sign"?"""
    low = [token.lower_ for token in run]
    if "to" not in low:
        return False
    at = low.index("to")
    before = [word for word in low[at + 1 :] if word not in _STILL][:1]
    if before:
        return before[0] in _TO_BE
    return act.dep_ in {"ROOT", "root", "parataxis"} or (act.dep_ == "acl" and low[0] == "be")


_STILL = frozenset({"still", "yet", "now", "also", "first"})


def _is_conditional(act: Token) -> bool:
    """Does a condition open the clause: the words from the last verb or comma hold "if" or "once"?"""
    opening = words("status", "conditions", "words") - {"when", "before", "until"}
    run = {token.i for token in run_before(act)}
    for i in range(act.i - 1, max(act.sent.start - 1, act.i - 2 * _NEAR), -1):
        word = act.doc[i]
        if word.lower_ in opening:
            return True
        if word.text in {";", ":"} or (word.pos_ in {"VERB", "AUX"} and i not in run):
            return False
    return False
