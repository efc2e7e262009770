"""An office mention while its parts are still being found."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.offices.scene import Named, Owner

__all__ = ["Draft"]


@dataclass
class Draft:
    """One office that a text speaks of.

    Attributes:
        start: First of the title words.
        end: One past the last.
        title: The normalised title.
        kind: What has such an office: "state", "organization", "either".
        holder: Who holds it, if named.
        iso3: The state whose office it is, if known.
        organization: The organization whose office it is, if known.
        owner: Where the owner is named beside the title.
        former: Whether the holder held it before.
        pronoun: "his", "her", "its" or "their" before the title.
        trailing: Whether the owner stands after the title or the name.
        posts: The states that the holder is sent to; it is none of these states' office.
        possessor: The person whose minister or spokesman it is: "Okafor's foreign minister".
        shared: Whether one title in the plural stands for several holders.
        elsewhere: Whether the office is one of a body that is no state: "president of the association".
        counterpart: Whether the word is "counterpart" and not a title.
        form: The title words as they stand, in lower case.
        rule: How the owner became known: "named" beside the title, or the name of the rule that inferred it.
    """

    start: int
    end: int
    title: str
    kind: str
    holder: Named | None = None
    iso3: str | None = None
    organization: str | None = None
    owner: Owner | None = None
    former: bool = False
    pronoun: str | None = None
    trailing: bool = False
    counterpart: bool = False
    posts: tuple[str, ...] = ()
    possessor: str | None = None
    shared: bool = False
    elsewhere: bool = False
    form: str = ""
    rule: str | None = None

    @property
    def owned(self) -> bool:
        """Whether it is known whose office it is."""
        return self.iso3 is not None or self.organization is not None

    @property
    def is_open(self) -> bool:
        """Whether somebody holds the office and nothing says whose it is."""
        return not self.owned and self.holder is not None and not self.elsewhere

    @property
    def is_bare(self) -> bool:
        """Whether the office stands without any sign of an owner, and a state can have it."""
        signs = self.pronoun or self.possessor or self.counterpart or self.shared
        return not signs and self.kind in {"state", "either"}

    @property
    def who(self) -> str | None:
        """The holder's name."""
        return self.holder.referent if self.holder else None

    def give(self, owner: Owner | None, *, trailing: bool = False) -> None:
        """Record the owner that is named beside the title."""
        if owner is None:
            return
        self.owner, self.trailing = owner, trailing
        self.iso3, self.organization = owner.iso3, owner.organization
        self.rule = "named"

    def infer(self, iso3: str | None, rule: str) -> None:
        """Record a state that is not named beside the title.

        Args:
            iso3: The state; None changes nothing.
            rule: What the inference rests on.
        """
        if iso3 is not None:
            self.iso3, self.rule = iso3, rule
