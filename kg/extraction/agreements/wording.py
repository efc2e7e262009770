"""What the words that name an agreement say: whether it is known, and what it is about."""

from __future__ import annotations

from spacy.tokens import Span

from kg.extraction.agreements.names import Name
from kg.extraction.happenings.happening import Happening
from kg.extraction.syntax.clauses import cases_of

__all__ = ["begin_mention"]


def begin_mention(name: Name) -> Happening:
    """Begin a mention with what its name says.

    Args:
        name: The words that name or describe the agreement.

    Returns:
        A mention without facts.
    """
    span = name.span
    mention = Happening(kind=name.kind, triggers=[s for s in (span, name.alias) if s is not None])
    headlined = name.is_bare and (span.start == span.sent.start or _is_in_principle(span))
    mention.definite = name.again in {"same", "short"} or headlined or _has_article(span)
    mention.definite = mention.definite and name.again != "titled" and not _is_explained(name)
    mention.another = name.again == "similar" or (name.is_proper and bool(cases_of(span.root) & _APART))
    mention.about = _matter(span)
    mention.bare, mention.proper = name.is_bare, name.is_proper
    return mention


def _is_in_principle(span: Span) -> bool:
    """Is this a stage of an agreement, "an agreement in principle", and not another one?"""
    return [token.lower_ for token in span.doc[span.end : span.end + 2]] == ["in", "principle"]


def _has_article(span: Span) -> bool:
    """Is it spoken of as known: "the truce", "the ceasefire agreement"?"""
    owners = any(child.dep_ == "nmod:poss" for child in span.root.children)
    nouns = [span.root, *(t for t in span.doc[span.end : span.end + 1] if span.root.head.i == t.i)]
    articles = {child.lower_ for noun in nouns for child in noun.children if child.dep_ == "det"}
    near = {span[0].lower_, *articles, *_word_before(span)}
    return owners or bool(near & {"the", "this", "that", "these", "those", "their", "its", "our", "'s", "’s"})


def _word_before(span: Span) -> list[str]:
    return [token.lower_ for token in span.doc[max(span.start - 1, 0) : span.start]]


def _is_explained(name: Name) -> bool:
    """Is it "the agreement establishing a joint brigade", which need not have been spoken of before?"""
    after = name.span.doc[name.span.end : min(name.span.end + 1, name.span.sent.end)]
    return name.again == "same" and any(t.tag_ == "VBG" and t.head.i == name.span.root.i for t in after)


def _matter(span: Span) -> frozenset[str]:
    """Give the words that say what it is about: "on the common border"."""
    doc, found = span.doc, set()
    if span.end >= len(doc) or doc[span.end].lower_ not in _ABOUT:
        return frozenset()
    days = {token.i for date in doc.spans.get("dates", ()) for token in date}
    governor = doc[span.end].head.head
    if governor.pos_ in {"NOUN", "PROPN"} and governor.i not in {token.i for token in span}:
        return frozenset()  # "the limits of the treaty on warheads"
    for token in doc[span.end + 1 : min(span.end + 9, span.sent.end)]:
        if token.i in days:
            break
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ == "VBG":
            found.add(token.lower_.rstrip("s"))
        elif token.pos_ not in {"DET", "ADP", "CCONJ", "PRON"} or token.lower_ in _ENDS_MATTER:
            break
    return frozenset(found)


_ABOUT = frozenset({"on", "about", "for", "over", "concerning", "governing", "of"})
_ENDS_MATTER = frozenset({"in", "at", "with", "between", "by", "after", "during", "from", "to"})
_APART = frozenset({"after", "since", "before", "like", "unlike", "than", "beyond", "alongside"})
"""Prepositions before the name of another agreement: "half a century after the Treaty of Lima"."""
