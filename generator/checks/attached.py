"""Rules of files that are documents by themselves: that they can be read, and what in them nobody meant to publish."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from generator import text
from generator.archive import Attached
from generator.archive.markings import named_by
from generator.archive.words import NOT_READ, counted
from generator.checks.case import Case
from generator.content.attached.inside import Unread
from generator.problems import Place, Problem, RuleName, Severity

MENDS: dict[Unread, str] = {
    "damaged": "open it and save it anew; what cannot be opened at all is no document",
    "encrypted": "save it without a password: nobody can read what is published",
    "large": "save it smaller, or in parts",
    "slow": "print it to a new PDF, or save it in parts",
    "memory": "print it to a new PDF, or save it in parts",
}


def unread_documents(case: Case) -> Iterator[Problem]:
    """A document that is named can be read: what no program opens, no reader will."""
    for told, document in _documents(case):
        if why := document.inside.unread:
            what = f'the words of "{document.name}" are not known: {NOT_READ[why]}'
            yield told(what, MENDS[why], "unread-document", "warning")


def marked_documents(case: Case) -> Iterator[Problem]:
    """A document that says on its first page that it is not for the public is none that is published.

    Local Government Act 1972, section 100B(5): such a report is marked on every copy of it.
    """
    for document in case.archive.attached.values():
        if any(text.marking(sheet.words) for sheet in document.inside.sheets[:1]):
            folder = case.records.committees[document.committee].meetings[document.meeting]
            filed, loc, _ = named_by(folder, document.name)
            what = f'the first page of "{document.name}" says that it is not for the public'
            mend = (
                "take it out of content/; if it is public after all, say why below `accept:`, as `private-marking: …`"
            )
            place = Place(folder.attachments[document.name].path)
            yield Problem(place, what, mend, "private-marking", "error", filed.about(*loc))


def covered_words(case: Case) -> Iterator[Problem]:
    """What is blacked out is not there: words under a black box are copied, searched and read aloud as any others.

    They may be what is not for the public, so the file is not published unless an officer says that they are. They are
    on no page of the site and not said here, as what is printed here may be read by others too.
    """
    for document in case.archive.attached.values():
        folder = case.records.committees[document.committee].meetings[document.meeting]
        filed, loc, _ = named_by(folder, document.name)
        place = Place(folder.attachments[document.name].path)
        for number, sheet in enumerate(document.inside.sheets, 1):
            if sheet.covered:
                words = counted(sheet.covered, "word")
                what = f'on page {number} of "{document.name}" {words} cannot be seen and can be copied all the same'
                mend = (
                    "take the words themselves out, then make the PDF anew; if the public may know them, say why below"
                )
                mend += " `accept:`, as `covered-words: …`"
                yield Problem(place, what, mend, "covered-words", "error", filed.about(*loc))


def accessible_documents(case: Case) -> Iterator[Problem]:
    """A PDF has words, tags and a title.

    Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 6;
    PDF/UA-1 (ISO 14289-1), 7.1.
    """
    for told, document in _documents(case):
        if document.is_scan:
            pages = counted(document.inside.pages, "page")
            what = f'"{document.name}" is a scan: {pages} without a word that could be found or read aloud'
            mend = "make a PDF of the document itself, or have its letters read (OCR)"
            yield told(what, mend, "scan", "info")
            continue
        if document.is_untagged:
            what = f'"{document.name}" is not tagged: a screen reader may not know its headings, tables and order'
            mend = "save it from the program it was written in as a tagged or accessible PDF"
            yield told(what, mend, "untagged-pdf", "info")
        if document.is_untitled:
            what = f'"{document.name}" does not say what it is called'
            mend = "give it a title under Properties, in the program it was written in"
            yield told(what, mend, "untitled-pdf", "info")


class _Told(Protocol):
    """Makes a problem with a document."""

    def __call__(self, what: str, mend: str, rule: RuleName, severity: Severity) -> Problem:
        """What is wrong, how to mend it, and how bad it is."""


def _documents(case: Case) -> Iterator[tuple[_Told, Attached]]:
    """The documents, each with what makes a problem with it; it may be accepted in `meeting.yaml`."""
    for document in case.archive.attached.values():
        folder = case.records.committees[document.committee].meetings[document.meeting]
        place, about = Place(folder.attachments[document.name].path), folder.meeting.about()
        yield partial(Problem, place, about=about), document
