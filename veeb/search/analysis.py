"""From text to tokens: whole words and their forms without dots. Word forms (lemmas) come with a later version."""

import re
import unicodedata
from dataclasses import dataclass

from veeb.tools.text import fold

# Changed with every rule below, so that `reindex --stale` finds the rows made by older rules.
VERSION = "words-1"
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
LONGEST = 60


@dataclass(frozen=True)
class Tokens:
    """Streams for the index, tokens parted by spaces: `strong` as written, `weak` folded and parts of compounds."""

    strong: str
    weak: str
    length: int


def words(text: str) -> list[str]:
    """Lower-case NFC words in order; hyphenated words stay whole. Over-long runs are cut to 60 characters."""
    normal = unicodedata.normalize("NFC", text.replace("\0", " ")).lower().replace("’", "'")
    return [match[0][:LONGEST] for match in WORD.finditer(normal)]


def weak_forms(word: str) -> list[str]:
    """What else a word may be found by: without dots, and the parts of a hyphenated one."""
    parts = re.split(r"[-'.]", word) if re.search(r"[-'.]", word) else []
    forms = {fold(word), *parts, *(fold(part) for part in parts)} - {word, ""}
    return sorted(forms)


def analyse(text: str) -> Tokens:
    """Tokens of a document's field."""
    strong = words(text)
    weak = [form for word in strong for form in weak_forms(word)]
    return Tokens(" ".join(strong), " ".join(weak), len(strong))
