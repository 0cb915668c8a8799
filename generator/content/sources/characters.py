"""Characters as they are meant, where a program wrote others that look the same, or none.

Letters and their accents are composed in one way (Unicode Standard Annex 15, form C), so that what looks alike is found
and compared as alike. A ligature of a PDF is its letters. Quotation marks and dashes of Windows that were taken for the
control characters C1 are what they were (ISO/IEC 8859-1 read as Windows-1252, WHATWG Encoding Standard).
"""

import re
import unicodedata

_LIGATURES = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}
_OF_WINDOWS = {
    sign: read for sign in range(0x80, 0xA0) if (read := bytes([sign]).decode("windows-1252", errors="ignore"))
}
_OF_WORD = {0x1E: "-", 0x1F: ""}
"""The hyphen at which no line ends, and the one that shows only there, as Word keeps them."""
_MEANT = {**_LIGATURES, **_OF_WINDOWS, **_OF_WORD}
_OTHERWISE = re.compile(r"[\x1e\x1f\x80-\x9f\ufb00-\ufb06]")


def as_meant(text: str) -> str:
    """The text in the characters that are meant."""
    if _OTHERWISE.search(text):
        text = text.translate(_MEANT)
    return text if text.isascii() else unicodedata.normalize("NFC", text)
