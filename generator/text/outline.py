"""What papers, slides, minutes and pages have in common: a title, sections, heading levels, addresses."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count, pairwise
from xml.etree.ElementTree import Element, SubElement

from generator.problems import RuleName, Severity, TextFault
from generator.text.braces import take
from generator.text.headings import number_first

LISTS = ("ul", "ol")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})*[A-Z]?")
_GLUED = re.compile(r"#{1,6}(?=\w)")
LEADS = re.compile(r":[-–—]?[*_]*$")
"""How words end that lead to what follows."""
_LABEL = re.compile(r"[0-9A-Za-z]+")
_SOURCE = re.compile(r"[*_]{0,3}source:", re.IGNORECASE)
_TYPED_FIGURE = re.compile(r"(Table|Figure) (\d{1,3}(?:\.\d{1,3})*[A-Za-z]?)(?::|\.| [-–—])\s+(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A text on its way: its tree, the addresses given so far, and the faults found.

    Until the tree is finished its elements bear their facts as attributes: `line`, `number` and `word` (what the number
    counts), `also` (a second address), `label` and `column` (of items).
    """

    root: Element
    faults: list[TextFault] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)

    def fault(self, element: Element, rule: RuleName, what: str, mend: str, *, severity: Severity = "error") -> None:
        """Note a mistake in a block."""
        self.faults.append(TextFault(int(element.get("line", "1")), 1, what, mend, rule, severity))

    def address(self, wanted: str) -> str:
        """The wanted address, or with "-2" and so on if it is taken."""
        address, times = wanted, self.taken.get(wanted, 0)
        while address in self.taken:
            times += 1
            address = f"{wanted}-{times}"
        self.taken[wanted] = max(times, 1)
        self.taken.setdefault(address, 1)
        return address

    def number(self, element: Element, word: str, number: str, wanted: str) -> None:
        """Give an element the number that will hang beside it, and its address."""
        address = self.address(wanted)
        if address != wanted:
            what = f"{word.lower()} {number} is there twice"
            mend = f"give the second a number of its own; until then its address is #{address}"
            self.fault(element, "duplicate-number", what, mend)
        element.attrib |= {"id": address, "number": number, "word": word}


def settle_headings(draft: Draft, *, needs_title: bool) -> None:
    """Take closing hashes off headings, and see that there is one title and no level is left out."""
    title, level = draft.root.find("h1"), 1
    glued = [block for block in draft.root[:1] if title is None and needs_title and _GLUED.match(block.text or "")]
    if title is None and needs_title and not glued:
        mend = "begin the text with a line such as: # Early Years Strategy"
        draft.fault(draft.root, "no-title", "there is no title", mend)
    elif title is not None and title is not draft.root[0]:
        draft.fault(title, "one-title", "the title, a line with one #, stands below other text", "put it first")
    for paragraph in draft.root.iter("p"):
        marks = _GLUED.match(paragraph.text or "")
        if marks and (len(marks[0]) > 1 or paragraph in glued):
            what = f"this looks like a heading, and no blank stands after {marks[0]}"
            draft.fault(paragraph, "heading-blank", what, f"put a blank after {marks[0]}")
    for heading in [element for element in draft.root.iter() if element.tag in HEADINGS]:
        heading.text = _without_hashes(heading.text or "")
        if heading is not title:
            level = _settle_level(draft, heading, int(heading.tag[1]), level)


def _settle_level(draft: Draft, heading: Element, level: int, above: int) -> int:
    """Correct the level of a heading below another one, and return it."""
    if level == 1:
        draft.fault(heading, "one-title", "a second title, a line with one #", "begin it with ## instead")
        level = 2
    elif level > above + 1:
        what = f'the heading "{heading.text}" begins with {"#" * level} below {"#" * above}'
        draft.fault(heading, "heading-level", what, f"begin it with {'#' * (above + 1)}")
        level = above + 1
    heading.tag = f"h{level}"
    return level


def _without_hashes(text: str) -> str:
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and bare[-1:] in ("", " ") else text


def take_title(root: Element) -> Element:
    """Take the title out of the tree; an empty one if it has none."""
    title = root.find("h1")
    if title is None:
        return Element("h1")
    root.remove(title)
    return title


def make_sections(root: Element) -> list[Element]:
    """Put each second-level heading with what follows it into a section; return the sections."""
    children = list(root)
    root[:] = []
    here = root
    for child in children:
        if child.tag == "h2":
            here = SubElement(root, "section")
        here.append(child)
    return root.findall("section")


def wrap(parent: Element, runs: Iterable[list[Element]], **attributes: str) -> None:
    """Put each run of neighbouring children into a `div` of its own."""
    boxes: dict[Element, Element] = {}
    for run in runs:
        boxes |= dict.fromkeys(run, Element("div", attributes))
    children = list(parent)
    parent[:] = []
    for child in children:
        box = boxes.get(child, parent)
        if box is not parent and not len(box):
            parent.append(box)
        box.append(child)


@dataclass(slots=True)
class Labels:
    """The labels given to clauses so far, and the highest number among them.

    Recommendations are counted (`counting`), so that one which is not labelled with a number of its own gets the next.
    """

    counting: bool = False
    used: set[str] = field(default_factory=set)
    highest: int = 0

    def take(self, label: str) -> str:
        """The address of an item with this label, or with none."""
        if not label or (self.counting and (label in self.used or not label[0].isdigit())):
            label = str(self.highest + 1)
        self.used.add(label)
        number = re.match(r"\d+", label)
        self.highest = max(self.highest, int(number[0])) if number else self.highest
        return label


def number_items(draft: Draft, items: Element, word: str, prefix: str, labels: Labels) -> None:
    """Make clauses of a list's items, addressed by their labels; nested ones by both labels."""
    items.tag = "ol"
    items.set("class", "clauses")
    for li in items:
        typed = li.attrib.pop("label", "")
        label = labels.take("-".join(_LABEL.findall(typed)))
        wanted = f"{prefix}{label}"
        anchor = draft.address(wanted)
        if anchor != wanted:
            mend = f"give it a label of its own; until then its address is #{anchor}"
            draft.fault(li, "repeated-label", f"a second item is labelled {typed}", mend, severity="warning")
        li.attrib |= {"id": anchor, "number": typed.removesuffix(".") or label, "word": word}
        for inner in li.findall("ol"):
            number_items(draft, inner, word, f"{anchor}-", Labels())


def tell_empty_lead(draft: Draft, lead: Element) -> None:
    """Say that words which lead to something lead to nothing."""
    what = "this ends in a colon, and nothing follows that it leads to"
    mend = "write what belongs there, each line with a label such as (a) or -, or end it with a full stop"
    draft.fault(lead, "empty-lead", what, mend, severity="warning")


def read_words(draft: Draft, element: Element, known: Collection[str]) -> dict[str, str]:
    """Take the words in braces off the end of a block."""
    text = element.text or ""
    rest, words = take(text, known)
    if words:
        element.text = type(text)(rest)
        if not rest:
            what, mend = (
                f"{text.strip()} stands alone",
                "put it right below the text it is about, without an empty line",
            )
            draft.fault(element, "stray-braces", what, mend)
    return words


def read_number(element: Element, pattern: re.Pattern[str]) -> str:
    """Take a typed number off the beginning of a block."""
    text = element.text or ""
    begins = number_first(text)
    match = pattern.match(begins)
    if match is None:
        return ""
    element.text = type(text)(begins[match.end() :])
    return match[1]


def chosen_number(draft: Draft, element: Element, words: Mapping[str, str], form: re.Pattern[str] = _NUMBER) -> str:
    """The number that `{number=…}` gives, if it is one."""
    number = words.get("number", "")
    if "number" in words and not form.fullmatch(number):
        mend = "write a number as it is to be shown, such as {number=3.2A}"
        draft.fault(element, "unknown-value", f"{{number={number}}} is not a number", mend)
        return ""
    return number


def number_figures(draft: Draft) -> None:
    """Number tables and pictures; those that have a name of their own keep it.

    A number typed at the beginning of a caption ("Table 8: …") is kept; the others are counted, each kind by itself.
    """
    figures = [element for element in draft.root.iter() if element.tag in ("figure", "table")]
    figures = [figure for figure in figures if "data-number" not in figure.attrib]
    captions = ((figure, figure[0].text or "") for figure in figures if figure.tag == "figure")
    typed = {figure: match for figure, caption in captions if (match := _TYPED_FIGURE.match(caption))}
    counts = {word: count(1) for word in ("Table", "Figure")}
    kept = {f"{match[1].capitalize()} {match[2]}" for match in typed.values()}
    for figure in figures:
        word = "Figure"
        if figure.tag == "table" or figure.get("data-file", "").lower().endswith(".csv"):
            word = "Table"
        if figure in typed:
            match = typed[figure]
            figure[0].text = (figure[0].text or "")[match.end() :]
            name = f"{match[1].capitalize()} {match[2]}"
        else:
            name = next(name for number in counts[word] if (name := f"{word} {number}") not in kept)
        anchor = draft.address(name.lower().replace(" ", "-").replace(".", "-"))
        figure.attrib = {"id": anchor, "data-number": name, **figure.attrib}
        if figure.tag == "figure":
            _check_figure(draft, figure, figure.get("data-file", ""))


def draw_in_sources(draft: Draft) -> None:
    """Draw what stands as "Source: …" below a figure into it."""
    for parent in list(draft.root.iter()):
        _draw_in_sources(parent)


def _draw_in_sources(parent: Element) -> None:
    drawn_in: set[Element] = set()
    for figure, after in pairwise(list(parent)):
        if figure.tag == "figure" and after.tag == "p" and _SOURCE.match(after.text or ""):
            after.set("class", "source")
            figure.append(after)
            drawn_in.add(after)
    if drawn_in:
        parent[:] = [element for element in parent if element not in drawn_in]


def _check_figure(draft: Draft, figure: Element, file: str) -> None:
    caption = figure[0]
    if not caption.text:
        draft.fault(
            figure, "no-caption", f"{file or 'a figure'} has no caption", "write it between the square brackets"
        )
        caption.text = file or "Figure"
    if not file:
        draft.fault(
            figure, "no-file", f'the figure "{caption.text}" names no file', "write its name, or missing, after it"
        )
        figure.set("data-file", "missing")
    picture = file.lower().endswith(PICTURES)
    if picture and not figure.get("data-alt"):
        mend = f'write what it shows after the file name: ![…]({file} "what it shows")'
        draft.fault(figure, "no-alternative", f"the picture {file} has no text alternative", mend)
    for word, known in (("chart", ("bar", "line")), ("headings", tuple("123456789"))):
        value = figure.get(f"data-{word}")
        if value is not None and value not in known:
            draft.fault(figure, "unknown-value", f"{{{word}={value}}} is not known", f"use {' or '.join(known)}")
            del figure.attrib[f"data-{word}"]
