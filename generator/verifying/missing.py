"""Whether a page has the words that were recorded of its document: line by line, whatever stands around them.

Letters and digits are compared, and not what is between them: a page shows numbers beside the text, and marks words.
"""

import re
from html import unescape

BLOCKS = re.compile(
    r"</?(?:p|li|ul|ol|td|th|tr|table|thead|tbody|caption|figcaption|figure|h[1-6]|div|section|blockquote|dl|dt|dd|pre|hr|br|"
    r"text|svg|title|desc|span)\b[^<>]*>"
)
OTHER_TAGS = re.compile(r"<[^<>]*>")
UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
WORD = re.compile(r"[^\W_]+")
LINKED = re.compile(r"<(https?://[^<>\s]+)>|\]\((?:<[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)\)|</?[a-z]+>")
"""What in the Markdown of a text is no word of it: where links lead, and tags."""
NUMBER = re.compile(r"^[\s>|-]*(?:#{1,6} )?(?:\*\*[^*]+\*\* |\w+[.)] )?")
"""What stands before the words of a line: marks, and a number or label, which a page may show elsewhere."""
CELLS = re.compile(r"(?<!\\)\|| / ")
"""Where the cells of a table are parted, and the two storeys of its headings."""
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
SHOWN = 12
"""How many words of a line tell which it is."""


def missing_words(text: str, page: bytes, address: str) -> str:
    """The beginning of the first line of a text that its page does not have; nothing where it has all of them.

    An agenda is put together by its page in other words, and so is who was there: only what stands in texts is looked
    for, from their first heading on.
    """
    if address.count("/") < 2 or address.endswith("/work-programme"):
        return ""
    heading = HEADING.search(text)
    shown = "".join(_words_of_page(page.decode("utf-8", "replace")))
    for line in text[heading.start() if heading else 0 :].splitlines():
        for part in CELLS.split(line) if line.lstrip().startswith("|") else [NUMBER.sub("", line)]:
            words = WORD.findall(unescape(LINKED.sub(" ", part).replace("\\", "")))
            if "".join(words) not in shown:
                return " ".join(line.split()[:SHOWN])
    return ""


def _words_of_page(page: str) -> list[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    shown = OTHER_TAGS.sub("", BLOCKS.sub(" ", UNSHOWN.sub(" ", main.partition(">")[2])))
    return WORD.findall(unescape(shown))
