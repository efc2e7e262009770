"""Whether two mentions of a text speak of one agreement."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Span

from kg.extraction.agreements.dates import SPEAKERS_DAY
from kg.extraction.agreements.same_names import NOUNS, SMALL, names_fit
from kg.extraction.agreements.stages import NO_ACT
from kg.extraction.happenings.happening import Happening
from kg.extraction.happenings.merging import dates_agree
from kg.text import fold

__all__ = ["ONE_EACH", "closeness", "same_agreement"]

ONE_EACH: Final = frozenset(
    {
        "AcquisitionAndCrossServicingAgreement",
        "ReciprocalAccessAgreement",
        "InformationSecurityAgreement",
        "StatusOfForcesAgreement",
        "VisitingForcesAgreement",
        "DefenseCooperationAgreement",
    }
)
"""Kinds of agreement of which two states have one: the same kind and parties are the same agreement."""

_GENERIC: Final = frozenset({"Agreement", "Treaty"})
"""Kinds that a text may use for any agreement: "the mutual defense pact ... the Lima Treaty"."""

_LOOSE: Final = frozenset({"SecurityPact", "DefenseCooperationAgreement"})
"""Kinds that headlines do not tell apart: "sign defence pact" for a defence cooperation agreement."""

_SYNONYMS: Final = (
    frozenset({"truce", "ceasefire", "cease"}),
    frozenset({"memorandum", "memoranda"}),
    frozenset({"protocol", "protocols"}),
    frozenset({"convention"}),
    frozenset({"declaration", "communique", "statement"}),
)
"""Nouns that take up only what goes by such a name: "the truce" is no trade deal."""


def same_agreement(known: Happening, mention: Happening) -> bool:
    """Can a mention of an agreement be one that the text has spoken of before?"""
    if mention.another or not _parties_fit(known, mention):
        return False
    if known.kind in ONE_EACH and known.kind == mention.kind:
        return True
    if _is_statement(known) != _is_statement(mention) and not (mention.bare or _is_brief_title(known)):
        return False
    if not _nouns_fit(known, mention):
        return False
    if _acts_differ(known, mention) or _is_listed_beside(known, mention) or _matters_differ(known, mention):
        return False
    if _is_of_the_title(known, mention) or _is_told_again(known, mention):
        return True
    if mention.bare:
        return mention.definite or (_same_parties(known, mention) and _is_in_title(known))
    if _is_named_alike(known, mention) or (_gives_name(mention) and not known.proper):
        return _kinds_fit(known, mention)
    if not known.bare and known.proper == mention.proper:
        return _kinds_fit(known, mention) and names_fit(known.triggers, mention.triggers[0])
    if not known.bare and not (mention.definite and _kinds_fit(known, mention)):
        return False
    return _same_parties(known, mention)


def _is_named_alike(known: Happening, mention: Happening) -> bool:
    """Does a name stand on one side, and do its words hold those of the other?

    "the Lake Basin Treaty" after "a lake treaty", "the peace accord" after "the Lomé Peace Accord", and the
    same name twice, be it an abbreviation.
    """
    own = set(_called(mention.triggers[0])) - NOUNS - SMALL
    is_name = mention.proper or any(token.text.isupper() for token in mention.triggers[0])
    for span in known.triggers:
        other = set(_called(span)) - NOUNS - SMALL
        if own and own == other and is_name:
            return True
        named = (own < other and known.proper) or (other < own and mention.proper)
        if own and other and named and mention.definite:
            return True
    return False


def _gives_name(mention: Happening) -> bool:
    """Does it give a name to what was spoken of before: "the accord, the Lake Basin Agreement"?"""
    return mention.definite and len(mention.triggers) > 1 and _words(mention) <= NOUNS


def closeness(known: Happening, mention: Happening) -> int:
    """Tell how well a mention goes with a known agreement: "the pact" is the one spoken of last."""
    slots = ("party", "organization", "signatory")
    shared = sum(len(known.values(slot) & mention.values(slot)) for slot in slots)
    if not (mention.bare and mention.definite):
        return shared + (known.kind == mention.kind)
    first, head = mention.triggers[0][0], mention.triggers[0][-1].lower_
    named_so = any(span[-1].lower_ == head for span in known.triggers)
    last = max(span.start for span in known.triggers)
    weight = last if first.lower_ in {"that", "this", "it"} else len(known.triggers)
    return shared * _FAR * _FAR + named_so * _FAR + weight


_FAR: Final = 10**6
"""More words than a text has: parties count before the noun, and the noun before nearness."""


def _same_parties(known: Happening, mention: Happening) -> bool:
    return bool(known.values("party")) and known.values("party") == mention.values("party")


def _parties_fit(known: Happening, mention: Happening) -> bool:
    """Does one set of parties hold the other? "The treaty" with two of its own is not one of three states."""
    ours, theirs = known.values("party"), mention.values("party")
    if not ours or not theirs:
        bodies = known.values("organization")
        return not (bodies and theirs) or mention.definite or bool(bodies & mention.values("organization"))
    if known.proper and mention.definite and (mention.bare or names_fit(known.triggers, mention.triggers[0])):
        return True  # more states than one sentence names can be party to a treaty with a name
    if not mention.proper and len(ours) > 1 and len(theirs) > 1:
        only_named = mention.definite and mention.bare and not _tells_of_an_act(mention)
        again = only_named or _is_told_again(known, mention)
        return ours == theirs or (theirs < ours and again)
    return ours <= theirs or theirs <= ours


def _nouns_fit(known: Happening, mention: Happening) -> bool:
    """Can what one is called take up the other?"""
    words = _words(mention)
    for nouns in _SYNONYMS:
        if words & nouns:
            return bool(nouns & _all_words(known)) or (known.bare and known.kind == mention.kind)
    takes_up = mention.bare and mention.definite and not words & {"document", "it"}
    return not (takes_up and known.kind == "JointStatement")


def _kinds_fit(known: Happening, mention: Happening) -> bool:
    kinds = {known.kind, mention.kind}
    loosely = kinds == _LOOSE and not (known.proper or mention.proper) and _same_parties(known, mention)
    return len(kinds) == 1 or bool(_GENERIC & kinds) or loosely


def _acts_differ(known: Happening, mention: Happening) -> bool:
    """Are they told of on different days as of the same stage: "signed in 1963" and "signed on Tuesday"?

    The two sides may sign "the truce" on different days.
    """
    if mention.definite and not (mention.proper or _is_statement(mention)):
        return False
    reported = [replace(h, facts=[f for f in h.facts if f.rule != SPEAKERS_DAY]) for h in (known, mention)]
    return bool(known.values("status") & mention.values("status")) and not dates_agree(*reported)


def _matters_differ(known: Happening, mention: Happening) -> bool:
    """Is one about something else: "the treaty on the border", "the treaty on double taxation"?"""
    theirs = {word.rstrip("s") for word in _words(mention) - NOUNS}
    ours = {word.rstrip("s") for word in _all_words(known) - NOUNS - SMALL}
    named = known.about or (known.proper and _tells_of_an_act(mention))
    if not (named and mention.about) or mention.proper:
        return False
    return not (known.about | ours) & (mention.about | theirs)


def _tells_of_an_act(mention: Happening) -> bool:
    return any(fact.rule != NO_ACT for fact in mention.all("status"))


def _is_listed_beside(known: Happening, mention: Happening) -> bool:
    """Does one sentence speak of both as of two: "signed an agreement on fish and an agreement on oil"?"""
    here = mention.triggers[0].sent.start
    return not mention.definite and any(span.sent.start == here for span in known.triggers)


def _is_statement(happening: Happening) -> bool:
    return happening.kind == "JointStatement"


def _is_brief_title(known: Happening) -> bool:
    """Does the title speak of what the text calls by its name: "Leaders sign pact"?"""
    return known.bare and _is_in_title(known)


def _is_in_title(known: Happening) -> bool:
    """Has only the first sentence spoken of it, so that the next may tell more: "signed a treaty that"?"""
    return all(not span.sent.start for span in known.triggers)


def _is_of_the_title(known: Happening, mention: Happening) -> bool:
    """Does the title speak of it in brief: "Leaders sign pact", "Chad to gain from Lake Pact"?"""
    if known.triggers[0].sent.start or len(known.triggers) > 1 or not _kinds_fit(known, mention):
        return False
    later = mention.values("status") | {"Existing"}
    ours, theirs = known.values("party"), mention.values("party")
    is_brief = (
        ours < theirs
        or bool(theirs and theirs < ours)
        or (bool(ours) and ours == theirs and not _is_statement(known))
    )
    return is_brief and known.values("status") <= later


def _is_told_again(known: Happening, mention: Happening) -> bool:
    """Is the same said once more of what is called alike, by all or some of them: "signed an accord"?"""
    if mention.proper or not (mention.values("status") & known.values("status") - _NOT_TOLD):
        return False
    ours, theirs = known.values("party"), mention.values("party")
    called = _called(mention.triggers[0])
    alike = any(_called(span) == called for span in known.triggers)
    return alike and theirs <= ours and (bool(theirs) or bool(set(called) - NOUNS))


_NOT_TOLD: Final = frozenset({"Existing", "Proposed"})
"""Statuses that are no act which a report could tell twice."""


def _called(span: Span) -> tuple[str, ...]:
    """Give the words of a name with what describes it: "land boundary agreement"."""
    before = [t.lower_ for t in span.root.children if t.dep_ in {"amod", "compound"} and t.i < span.start]
    return (*(word for word in before if word not in _SAID_OF_NEWS), *fold(span.text).split())


_SAID_OF_NEWS: Final = frozenset({"new", "landmark", "historic", "bilateral", "long", "major"})


def _words(mention: Happening) -> set[str]:
    return set(fold(mention.triggers[0].text).split()) - SMALL


def _all_words(known: Happening) -> set[str]:
    return {word for span in known.triggers for word in fold(span.text).split()}
