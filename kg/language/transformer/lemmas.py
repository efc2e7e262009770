"""Edit scripts: how a lemma is made from a word, written so that the rule carries over to unseen words.

A script that was learnt from "making" makes "take" of "Taking": lower the word, take "ing" off, put "e" on.
A script fits only words that have its ending.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["IDENTITY", "EditScript", "script_of"]


class EditScript(NamedTuple):
    """A rule that makes a lemma from a word.

    Attributes:
        keeps_case: Whether the word is taken as it stands; it is lowered first otherwise.
        cut: The ending that is taken off.
        add: The ending that is put on.
    """

    keeps_case: bool
    cut: str
    add: str

    def fits(self, word: str) -> bool:
        """Say whether the script can be applied to a word.

        Args:
            word: The word as it stands in the text.

        Returns:
            Whether the word has the ending that the script takes off, and a lemma that is not empty.
        """
        base = word if self.keeps_case else word.lower()
        return base.endswith(self.cut) and (len(base) > len(self.cut) or bool(self.add))

    def apply(self, word: str) -> str:
        """Make the lemma of a word that the script fits.

        Args:
            word: The word as it stands in the text.

        Returns:
            Its lemma.
        """
        base = word if self.keeps_case else word.lower()
        return base[: len(base) - len(self.cut)] + self.add


IDENTITY: Final = EditScript(keeps_case=True, cut="", add="")
"""The script that fits every word."""


def script_of(word: str, lemma: str) -> EditScript:
    """Find the script that makes a lemma from a word.

    Args:
        word: The word as it stands in the text.
        lemma: Its lemma.

    Returns:
        The script with the shortest endings; `script_of(word, lemma).apply(word) == lemma` for every lemma
        that is not empty.
    """
    lowered = word.lower()
    keeps_case = _shared(word, lemma) > _shared(lowered, lemma)
    base = word if keeps_case else lowered
    length = _shared(base, lemma)
    return EditScript(keeps_case, base[length:], lemma[length:])


def _shared(one: str, other: str) -> int:
    """Count the letters that two words share from the start."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
