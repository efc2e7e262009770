"""Word pieces: what the encoder reads instead of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tokenizers import Tokenizer

__all__ = ["LONGEST_WORD", "WordPieces"]

LONGEST_WORD: Final = 10
"""A word is cut after so many pieces: an address on the web would fill the window otherwise."""
_CACHED_WORDS: Final = 100_000


class WordPieces:
    """Turns words into the numbers of their word pieces.

    Attributes:
        start: The number of the piece that opens a window.
        end: The number of the piece that closes it.
        padding: The number of the piece that fills up shorter windows of a batch.
    """

    def __init__(self, description: str) -> None:
        """Read the vocabulary.

        Args:
            description: The JSON that `tokenizers` writes.
        """
        self._tokenizer = Tokenizer.from_str(description)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._unknown = self._number("[UNK]")
        self.start = self._number("[CLS]")
        self.end = self._number("[SEP]")
        self.padding = self._number("[PAD]")
        self._cache: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Cut words into pieces.

        Args:
            words: The words.

        Returns:
            For each word at least one and at most `LONGEST_WORD` numbers.
        """
        unseen = sorted({word for word in words if word not in self._cache})
        if len(self._cache) + len(unseen) > _CACHED_WORDS:
            self._cache.clear()
            unseen = sorted(set(words))
        if unseen:
            for word, coded in zip(
                unseen, self._tokenizer.encode_batch(unseen, add_special_tokens=False), strict=True
            ):
                self._cache[word] = tuple(coded.ids[:LONGEST_WORD]) or (self._unknown,)
        return [self._cache[word] for word in words]

    def to_str(self) -> str:
        """Give the JSON from which this object can be made again."""
        return str(self._tokenizer.to_str())

    def _number(self, piece: str) -> int:
        """Give the number of a special piece."""
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary has no piece {piece}")
        return int(number)
