"""The words of the pages in an index, by their first letter: for who mistypes one, and to say which no page has.

A list is a text packed with gzip, a word or figure a line. After a word stands the number of pages that have it; after
a figure as written ("61.2%") stand the pages, for the index takes it for another ("612").
"""

import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase, digits

FOLDER, ENDING, OTHERS = "words", ".pack", "_"
NAMES = (*ascii_lowercase, *digits, OTHERS)
"""Where the lists lie within the index, and the name of the one for all that begins with no letter of the alphabet."""
SIGNATURE = b"pagefind_dcd"
SHORTEST = 3
"""Figures of fewer signs are on too many pages to tell one from another."""
MANY = 100
"""A figure that more pages have is none to be told from others."""
WORD = re.compile(r"[^\W\d_]{3,}")
FIGURE = re.compile(r"[£€$]?\d[\d.,:/-]*%?")
APOSTROPHES = str.maketrans("", "", "'’")
SIGNS = str.maketrans("", "", "£€$%")


@dataclass(slots=True)
class Lists:
    """The number of pages that have each word, the pages that have each figure, and how many words all pages have."""

    counts: Counter[str] = field(default_factory=Counter)
    figures: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    length: int = 0


def of_page(fragment: bytes) -> tuple[str, int]:
    """The words of a page as the index holds them, its title and its text; and how many of its text it counts."""
    page = json.loads(fragment.removeprefix(SIGNATURE))
    return " ".join((*page["meta"].values(), page["content"])), page["word_count"]


def folded(text: str) -> str:
    """Words without accents, apostrophes and capitals, as those that are asked for are compared."""
    plain = text.translate(APOSTROPHES)
    if not plain.isascii():
        others: dict[int, str] = {ord(sign): _unmarked(sign) for sign in set(plain) if not sign.isascii()}
        plain = plain.translate(others)
    return plain.lower()


def _unmarked(sign: str) -> str:
    """A letter without its accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))


def gathered(pages: Iterable[tuple[str, str, int]]) -> Lists:
    """What the lists hold of pages, each as its id, its words, and how many the index counts."""
    lists = Lists()
    for page, text, length in pages:
        lists.length += length
        different = " ".join(set(text.split()))  # each word once: none goes on after a blank
        lists.counts.update(set(WORD.findall(folded(different))))
        written = {figure.rstrip(".,:/-") for figure in FIGURE.findall(different)}
        for figure in written | {figure.translate(SIGNS) for figure in written}:
            if len(figure) >= SHORTEST and len(lists.figures[figure]) <= MANY:
                lists.figures[figure].append(page)
    return lists


def write(output: Path, lists: Lists) -> None:
    """The lists as files of an index."""
    lines = defaultdict[str, list[str]](list)
    for word, pages in sorted(lists.counts.items()):
        lines[_name(word)].append(f"{word}\t{pages}\n")
    for figure, ids in sorted(lists.figures.items()):
        if len(figure) >= SHORTEST:
            lines[_name(figure.translate(SIGNS))].append(f"{figure}\t{'*' if len(ids) > MANY else ' '.join(ids)}\n")
    folder = output / FOLDER
    folder.mkdir()
    for name in NAMES:  # all of them: who looks one up finds it, though it be empty
        (folder / f"{name}{ENDING}").write_bytes(gzip.compress("".join(lines[name]).encode(), 9, mtime=0))


def _name(word: str) -> str:
    return word[0] if word[0] in NAMES else OTHERS
