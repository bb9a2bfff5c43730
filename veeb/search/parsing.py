"""What a person typed, as a small tree; whatever is typed gives some tree and never an error."""

import re
from dataclasses import dataclass
from functools import lru_cache

from veeb.tools.text import clean_line, fold

from .analysis import words

MOST_WORDS = 12
LONGEST_QUERY = 300
SHORTEST_PREFIX = 3
PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Group:
    """One word of the query: any of `readings` satisfies it; `prefix` says that longer words do, too."""

    readings: tuple[str, ...]
    prefix: bool = True

    def meets(self, token: str) -> bool:
        """Whether this token of a document is what was asked for."""
        folded = _folded(token)
        if self.prefix:
            return any(token.startswith(reading) or folded.startswith(reading) for reading in self.readings)
        return token in self.readings or folded in self.readings


@dataclass(frozen=True)
class Query:
    """All of `groups`, none of `without`, and each phrase as it stands (a phrase's words are in `groups` as well)."""

    text: str
    groups: tuple[Group, ...] = ()
    without: tuple[Group, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)


def parse(typed: str) -> Query:
    """Words, "phrases" and -words; at most 12 words of at most 300 characters, the rest is left out."""
    text = clean_line(typed)[:LONGEST_QUERY]
    wanted: list[Group] = []
    without: list[Group] = []
    phrases: list[tuple[str, ...]] = []
    for piece in PIECE.finditer(text):
        found = words(piece["phrase"] or piece["word"] or "")
        exact = piece["phrase"] is not None
        if piece["minus"]:
            without += [_group(word, exact=True) for word in found]
            continue
        wanted += [_group(word, exact=exact) for word in found]
        if exact and len(found) > 1:
            phrases.append(tuple(found))
    return Query(text, tuple(dict.fromkeys(wanted))[:MOST_WORDS], tuple(without[:MOST_WORDS]), tuple(phrases))


def _group(word: str, *, exact: bool) -> Group:
    return Group(tuple(dict.fromkeys([word, fold(word)])), prefix=not exact and len(word) >= SHORTEST_PREFIX)


@lru_cache(maxsize=50_000)
def _folded(token: str) -> str:
    return fold(token)
