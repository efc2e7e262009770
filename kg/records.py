"""The records that cross a border between two stages. All are frozen, ordered and plain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

__all__ = [
    "DOCUMENT_KEY",
    "Claim",
    "Dispute",
    "Document",
    "Evidence",
    "Findings",
    "Individual",
    "Literal",
    "Mention",
    "RemovedText",
    "SkippedSource",
    "Triple",
]

DOCUMENT_KEY = "document"
"""The key by which the claims of a document name the document itself."""


@dataclass(frozen=True, order=True)
class RemovedText:
    """A stretch of a document that is page furniture and not content.

    Attributes:
        start: First character of the stretch, an offset into `Document.text`.
        end: One past its last character.
        text: The stretch itself: `Document.text[start:end]`.
        reason: Why it was taken for furniture, in plain words: "sign-up line", "related posts".
    """

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, order=True)
class SkippedSource:
    """A source that gave no document, and why.

    Attributes:
        source: The path, URL or `path:line` as the user knows it.
        reason: One line in the user's words.
        is_error: True where the input is at fault (exit code 2 if nothing else could be read), False
            where leaving it out is normal (a copy of another report).
    """

    source: str
    reason: str
    is_error: bool = True


@dataclass(frozen=True, order=True)
class Document:
    """One report.

    Attributes:
        source: The path or URL as it was given.
        text: The whole text. Every offset in the program points into this string. For plain text it is
            the file's own content, so that a user finds the offsets in the file.
        title: The headline, where one is known apart from the text or found in it.
        published: Day of publication, or None where nothing says it.
        date_found_by: How the day is known: "metadata", "front matter", "first line", "dateline",
            "dates file", …; None with an unknown day.
        content_hash: SHA-256 of `text` in UTF-8, hexadecimal.
        removed: The page furniture in `text`, by place.
        copies: Sources of near-identical text that were left out in favour of this one.
    """

    source: str
    text: str
    title: str | None = None
    published: date | None = None
    date_found_by: str | None = None
    content_hash: str = ""
    removed: tuple[RemovedText, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Name of the document that depends on its content alone: 16 hexadecimal digits of the hash."""
        return self.content_hash[:16]

    @property
    def content(self) -> str:
        """`text` with the page furniture blanked out: the same length, line breaks kept.

        This is what the language model reads; whatever it finds has the same offsets in `text`.
        """
        characters = list(self.text)
        for gap in self.removed:
            for i in range(gap.start, gap.end):
                if characters[i] != "\n":
                    characters[i] = " "
        return "".join(characters)


@dataclass(frozen=True, order=True, slots=True)
class Evidence:
    """The sentence that says it.

    Attributes:
        start: First character, an offset into the document's text.
        end: One past the last character.
        text: The exact sentence: `Document.text[start:end]`.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, order=True, slots=True)
class Literal:
    """A value that is no individual.

    Attributes:
        value: The lexical form.
        datatype: IRI of the datatype; the empty string for a plain string.
    """

    value: str
    datatype: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """One thing or happening as one document speaks of it, however often it does.

    Attributes:
        document: `Document.id`.
        key: Name within the document: "person/yoshimasa-hayashi", "meeting/3".
        kind: IRI of its most specific class.
        label: The best name for it in this document.
        aliases: Every other form that the document uses, sorted.
        identity: What identifies it across documents, for kinds that have such a thing: the ISO code of
            a country, the short name of an organization; the empty string elsewhere.
    """

    document: str
    key: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    identity: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Claim:
    """One fact as one document states it.

    Attributes:
        document: `Document.id`.
        subject: Key of a mention of the same document.
        predicate: IRI of the property.
        object: Key of a mention of the same document, an IRI of the vocabulary (a status, a mode, a
            class), or a literal.
        evidence: The sentences that say it, in the order of the text; at least one.
        confidence: In [0, 1].
        found_by: Name of the rule.
        attribution: Who the document says said it ("Japanese government sources"); "" where it speaks
            for itself.
        since: When it came to be so (EDTF), for what was so before; "" elsewhere.
    """

    document: str
    subject: str
    predicate: str
    object: str | Literal
    evidence: tuple[Evidence, ...]
    confidence: float
    found_by: str
    attribution: str = ""
    since: str = ""


@dataclass(frozen=True, order=True)
class Findings:
    """Everything that extraction found in one document.

    Attributes:
        document: The document.
        mentions: The things and happenings it speaks of, by key. The document itself is no mention; claims
            name it by the key "document".
        claims: What it says of them, sorted.
        left_out: What was found and would break the contract of the graph, each with the rule that it breaks.
    """

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    left_out: tuple[str, ...] = ()


Triple: TypeAlias = tuple[str, str, "str | Literal"]
"""Subject and predicate as IRIs; the object as an IRI or a literal."""


@dataclass(frozen=True, order=True)
class Individual:
    """What one or several mentions, of one or several documents, stand for.

    Attributes:
        iri: Its name in the graph.
        kind: IRI of its most specific class.
        label: The best full name.
        aliases: Every other form seen, sorted.
        mentions: (document id, mention key) of each mention, sorted.
        reasons: Why the mentions are one, a line for each merge.
        replaces: IRIs that lead to this one: what an earlier build took for individuals of their own, sorted.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = field(default=())
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Dispute:
    """Claims of different reports that cannot all be right.

    Attributes:
        iri: Its name in the graph.
        label: What is disputed, in plain words.
        subjects: IRIs of the individuals that it is about.
        predicate: IRI of the property.
        claims: IRIs of the rival claims.
        winners: IRIs of those of them whose value stands in the resolved view; empty where none was chosen.
        rule: Why the winner wins, in plain words.
    """

    iri: str
    label: str
    subjects: tuple[str, ...]
    predicate: str
    claims: tuple[str, ...]
    winners: tuple[str, ...]
    rule: str
