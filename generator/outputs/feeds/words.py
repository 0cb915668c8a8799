"""Words for programs that show no markup."""

import re

BREAK = re.compile("[\x85\u2028\u2029]")
CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """A text without characters that XML cannot hold, or that some programs take for the end of a line."""
    return CONTROL.sub("", BREAK.sub(" ", text))
