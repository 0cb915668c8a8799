"""The documents beside the texts that have a page of their own: what each is by its ending, and what reads it.

Media types are those registered with IANA.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.content.attached.kinds import ending

Sort = Literal["pdf", "word", "spreadsheet", "picture", "slides"]
"""What a document is."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a document is by its ending: its sort, its media type, and whether its words are read."""

    sort: Sort
    media_type: str
    is_read: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether browsers show it on a page."""
        return self.sort == "picture" and not self.media_type.endswith("tiff")


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
FORMS: Mapping[str, Form] = {
    "pdf": Form("pdf", "application/pdf", is_read=True),
    "docx": Form("word", f"{_OFFICE}.wordprocessingml.document", is_read=True),
    "docm": Form("word", "application/vnd.ms-word.document.macroEnabled.12", is_read=True),
    "doc": Form("word", "application/msword"),
    "odt": Form("word", f"{_OPEN}.text"),
    "rtf": Form("word", "application/rtf"),
    "xlsx": Form("spreadsheet", f"{_OFFICE}.spreadsheetml.sheet", is_read=True),
    "xlsm": Form("spreadsheet", "application/vnd.ms-excel.sheet.macroEnabled.12", is_read=True),
    "xlsb": Form("spreadsheet", "application/vnd.ms-excel.sheet.binary.macroEnabled.12", is_read=True),
    "xls": Form("spreadsheet", "application/vnd.ms-excel", is_read=True),
    "ods": Form("spreadsheet", f"{_OPEN}.spreadsheet", is_read=True),
    "pptx": Form("slides", f"{_OFFICE}.presentationml.presentation"),
    "ppt": Form("slides", "application/vnd.ms-powerpoint"),
    "odp": Form("slides", f"{_OPEN}.presentation"),
    "png": Form("picture", "image/png"),
    "jpg": Form("picture", "image/jpeg"),
    "jpeg": Form("picture", "image/jpeg"),
    "gif": Form("picture", "image/gif"),
    "webp": Form("picture", "image/webp"),
    "svg": Form("picture", "image/svg+xml"),
    "tif": Form("picture", "image/tiff"),
    "tiff": Form("picture", "image/tiff"),
}
"""By the ending of the name, in small letters."""


def form_of(name: str) -> Form | None:
    """What the file of a name is; None where it is no document with a page of its own."""
    return FORMS.get(ending(name))
