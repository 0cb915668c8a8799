"""Converted texts as plain text, for programs that show no markup."""

import html
import re

from generator.text import convert, plain

LINK = re.compile(r'<a\b[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
BLOCK = re.compile(r"</(?:p|li|h[1-6]|tr|dt|dd)>|<br\s*/?>")
BREAK = re.compile("[\x85\u2028\u2029]")
CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """A text without characters that XML cannot hold, or that some programs take for the end of a line."""
    return CONTROL.sub("", BREAK.sub(" ", text))


def from_markdown(text: str) -> str:
    """Markdown as plain text: a line for each paragraph or entry, and the address of each link in brackets."""
    made = LINK.sub(_with_address, convert(text, "page").html)
    lines = (plain(part) for part in BLOCK.split(made))
    return "\n".join(line for line in lines if line)


def _with_address(link: re.Match[str]) -> str:
    address = html.unescape(link[1]).removeprefix("mailto:").removeprefix("tel:")
    named = address in plain(link[2]) or address.startswith("#")
    return link[2] if named else f"{link[2]} ({html.escape(address)})"
