"""What stands around title words."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.offices.scene import Named, Owner
from kg.language.offices.titles import Title

__all__ = ["Phrase"]


@dataclass
class Phrase:
    """A title with what stands around it.

    Attributes:
        title: The title words.
        left: First word of the whole noun phrase.
        before: Owners before the title: "Japanese and French foreign ministers".
        after: Owners after the title: "foreign ministers of Japan and France".
        former: Whether it is a former office.
        qualifier: "acting", "interim" or "caretaker", which become part of the title.
        pronoun: A possessive pronoun that stands for the owner.
        definite: Whether an owner, article or pronoun stands before it.
        closed: Whether an article or possessor ends the phrase to the left.
        right: The first word after the title and its owners.
        body: The ministry that somebody speaks for, if it is named after the title.
        posts: The states that an ambassador or envoy is sent to.
        possessor: The person whose minister or spokesman it is.
        elsewhere: Whether "of" and something that is no state follows.
        holders: The people named right after it.
        holder_owners: For each of them, the owner named after the name: "A of Romania".
    """

    title: Title
    left: int
    before: list[Owner] = field(default_factory=list)
    after: list[Owner] = field(default_factory=list)
    former: bool = False
    qualifier: str | None = None
    pronoun: str | None = None
    definite: bool = False
    closed: bool = False
    right: int = 0
    body: str | None = None
    posts: list[str] = field(default_factory=list)
    possessor: str | None = None
    elsewhere: bool = False
    holders: list[Named] = field(default_factory=list)
    holder_owners: list[Owner | None] = field(default_factory=list)
