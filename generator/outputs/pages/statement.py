"""The accessibility statement: what `council.yaml` says, what the archive shows, and what neither does.

Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952), regulation
8. Order, headings and the sentences on enforcement, commitment and compliance are those of the government's model
statement, which regulation 8(1) asks to follow. Nothing is claimed that nobody has recorded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator import urls
from generator.archive import Archive, MeetingHeld
from generator.archive.attached import barriers
from generator.archive.words import counted, full, listed, rough
from generator.content.model import Barrier, Contact, Statement
from generator.outputs.pages.frame import Fact, Frame, Link, Wording, fact
from generator.outputs.pages.site import Site
from generator.text import Html


@dataclass(frozen=True, slots=True)
class BarrierView:
    """Something that not everybody can use."""

    what: Html
    notes: tuple[str, ...]
    """What it fails, how else it can be had, and until when; or that this is not recorded."""


@dataclass(frozen=True, slots=True)
class BarrierList:
    """What is not accessible for one of the three reasons of law."""

    title: str
    items: tuple[BarrierView, ...]
    none: str
    """Said where the list is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityPage:
    """The accessibility statement, in the order of the model statement; what it lacks is said to be missing."""

    frame: Frame
    applies: str
    note: str
    report: tuple[Wording, ...]
    """How to report a barrier or ask for another format, and when to expect an answer."""
    contact: tuple[Fact, ...]
    enforcement: Wording
    commitment: Wording
    """Empty where nobody has made one."""
    status: str
    barriers: tuple[BarrierList, ...]
    counted: tuple[Wording, ...]
    """What the archive itself shows: figures that are missing, files of other formats."""
    improving: Html
    preparation: tuple[str, ...]
    own_title: Html
    own: Html
    """The council's own words, from `about/accessibility.md`."""


REGULATIONS = Link(
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
    "https://www.legislation.gov.uk/uksi/2018/952/contents",
)
STANDARD = "the Web Content Accessibility Guidelines version 2.2 AA standard"
EXEMPT_UNTIL = date(2018, 9, 23)
"""Files of office formats published before this day are left out by regulation 4(2), with an exception."""
PDF = frozenset({".pdf"})
OFFICE = frozenset({".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"})
ENFORCEMENT = {
    "ehrc": (
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the ",
        REGULATIONS,
        " (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, ",
        Link("contact the Equality Advisory and Support Service (EASS)", "https://www.equalityadvisoryservice.com/"),
        ".",
    ),
    "ecni": (
        "The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the ",
        REGULATIONS,
        " (the ‘accessibility regulations’) in Northern Ireland.",
        " If you’re not happy with how we respond to your complaint, ",
        Link("contact the Equality Commission for Northern Ireland", "https://www.equalityni.org/"),
        ".",
    ),
}
REASONS = {
    "non-compliance": "Non-compliance with the accessibility regulations",
    "burden": "Disproportionate burden",
    "out-of-scope": "Content that’s not within the scope of the accessibility regulations",
}


def accessibility_page(site: Site) -> AccessibilityPage:
    """The page of the statement; it is there in any case."""
    here, council = urls.ACCESSIBILITY, site.archive.council
    statement = council.accessibility
    said = statement or Statement()
    own = site.archive.about.get("accessibility")
    title = "Accessibility statement"
    return AccessibilityPage(
        frame=site.frame(
            here,
            title,
            crumbs=site.crumbs(here, (title, here)),
            description=f"How accessible this website is, what is not, and whom to tell: {council.name}",
        ),
        applies=_applies(site, said),
        note=site.converted(urls.ACCESSIBILITY, said.note)
        if statement
        else "Nobody has recorded a statement for it yet.",
        report=tuple(_report(said)),
        contact=tuple(_contact(said.contact or council.contact)),
        enforcement=ENFORCEMENT[said.enforcement],
        commitment=_commitment(site, statement),
        status=_status(said),
        barriers=tuple(_barriers(site, statement)),
        counted=tuple(_counted(site)),
        improving=site.converted(urls.ACCESSIBILITY, said.improving),
        preparation=tuple(_preparation(site, said)),
        own_title=site.linked(here, own.body.heading.html, own.links) if own else Html(""),
        own=site.document(here, own, urls.ABOUT) if own else Html(""),
    )


def _applies(site: Site, said: Statement) -> str:
    council = site.archive.council
    whole = f"{council.name}, {council.tagline[0].lower()}{council.tagline[1:]}"
    scope = said.scope or (f"{site.address} ({whole})" if site.address else f"this website: {whole}")
    return f"This accessibility statement applies to {scope}. This website is run by {said.by or council.name}."


def _report(said: Statement) -> Iterator[Wording]:
    """How to report a barrier and ask for other formats (regulation 8(4)(c))."""
    problems = (
        "If you find any problems not listed on this page or think we’re not meeting accessibility requirements, tell"
        " us. Tell us too if you need something from this website in another format, such as large print, easy read,"
        " audio or braille, and if you want to know more about what is listed below as a disproportionate burden or as"
        " out of scope. Say which page it is, and what you need."
    )
    yield (problems,)
    if said.contact_form:
        yield (Link("Use the contact form", said.contact_form), ", or write or ring:")
    if said.response:
        yield (f"We’ll consider your request and get back to you in {said.response}.",)
    else:
        yield ("Within what time an answer comes is not recorded.",)


def _contact(contact: Contact | None) -> Iterator[Fact]:
    if contact is None:
        yield fact("Contact", "Whom to tell is not recorded.")
        return
    yield fact("Contact", contact.name)
    if contact.email:
        yield fact("Email", Link(contact.email, f"mailto:{contact.email}"))
    if contact.telephone:
        yield fact("Telephone", Link(contact.telephone, f"tel:{contact.telephone.replace(' ', '')}"))
    if contact.address:
        yield fact("Post", contact.address)
    if contact.web:
        yield fact("On the web", Link(contact.web, contact.web))


def _commitment(site: Site, statement: Statement | None) -> Wording:
    if statement is None:
        return ()
    by = statement.by or site.archive.council.name
    who = by[0].upper() + by[1:]
    return (f"{who} is committed to making its website accessible, in accordance with the ", REGULATIONS, ".")


def _status(said: Statement) -> str:
    """The sentence of the model statement, as far as what is listed bears it out."""
    due = {"non-compliances" if barrier.why == "non-compliance" else "exemptions" for barrier in said.not_accessible}
    listed_below = f"the {listed(sorted(due, reverse=True))}"
    if said.status == "full":
        return f"This website is fully compliant with {STANDARD}."
    if said.status == "partial":
        why = f"due to {listed_below} listed below" if due else "and why not fully is not recorded"
        return f"This website is partially compliant with {STANDARD}, {why}."
    if said.status == "not":
        more = f"T{listed_below[1:]} are listed below." if due else "Why not is not recorded."
        return f"This website is not compliant with {STANDARD}. {more}"
    return f"How far this website complies with {STANDARD} is not recorded."


def _barriers(site: Site, statement: Statement | None) -> Iterator[BarrierList]:
    """What is not accessible and why, and how else it can be had (regulation 8(4)(a) and (b))."""
    none = "Nothing is listed here." if statement else "What belongs here is not recorded."
    for why, title in REASONS.items():
        items = [barrier for barrier in statement.not_accessible if barrier.why == why] if statement else []
        yield BarrierList(title, tuple(_barrier(site, barrier) for barrier in items), none)


def _barrier(site: Site, barrier: Barrier) -> BarrierView:
    notes: list[str] = []
    if barrier.criteria:
        kind = "criterion" if len(barrier.criteria) == 1 else "criteria"
        notes.append(f"This fails WCAG 2.2 success {kind} {listed(barrier.criteria)}.")
    if barrier.instead:
        notes.append(site.converted_line(urls.ACCESSIBILITY, barrier.instead))
    elif barrier.why != "out-of-scope":
        notes.append("How else it can be had is not recorded.")
    if barrier.until:
        notes.append(f"To be put right by {rough(barrier.until)}.")
    elif barrier.why == "non-compliance":
        notes.append("When it will be put right is not recorded.")
    return BarrierView(site.converted_line(urls.ACCESSIBILITY, barrier.what), tuple(notes))


def _counted(site: Site) -> Iterator[Wording]:
    """What the archive itself shows that not everybody can read."""
    archive, pictures, missing = site.archive, 0, 0
    for meeting in archive.meetings():
        texts = [paper.document for paper in meeting.papers.values()]
        texts += [meeting.minutes.document] if meeting.minutes else []
        for text in texts:
            missing += sum(figure.file == "missing" for figure in text.body.figures)
            pictures += sum(
                figure.file != "missing" and figure.anchor not in text.figures for figure in text.body.figures
            )
    if missing:
        told = f"{counted(missing, 'figure')} that papers tell of {'is' if missing == 1 else 'are'} not in the archive"
        coverage = Link("What the archive lacks is listed", site.link(urls.ACCESSIBILITY, urls.COVERAGE))
        yield (f"{told}, neither to see nor to read. ", coverage, ".")
    if pictures:
        yield (f"{counted(pictures, 'picture')} in papers: each has a text alternative.",)
    yield (_files(archive),)
    yield from _documents(site)


def _documents(site: Site) -> Iterator[Wording]:
    """How many of the files are scans, are not tagged, or cannot be read."""
    found = barriers(site.archive.attached)
    scans, untagged, unread = len(found.scans), len(found.untagged), len(found.unread)
    said = [
        *([f"{scans} {'is a scan' if scans == 1 else 'are scans'} without words"] if scans else []),
        *([f"{untagged} {'is' if untagged == 1 else 'are'} not tagged"] if untagged else []),
        *([f"{unread} cannot be read by a program"] if unread else []),
    ]
    if said:
        listing = Link("They are listed", site.link(urls.ACCESSIBILITY, urls.COVERAGE))
        yield (f"Of the files {listed(said)}. ", listing, ".")


def _files(archive: Archive) -> str:
    """How many files of other formats are published as they came, and which of them the Regulations leave out."""
    days = {meeting.address: _published(meeting) for meeting in archive.meetings()}
    found = [(PurePosixPath(address).suffix.lower(), urls.folder(address)) for address in archive.files]
    pdf = [days.get(folder) for suffix, folder in found if suffix in PDF]
    office = [days.get(folder) for suffix, folder in found if suffix in OFFICE]
    if not pdf and not office:
        return "The archive publishes no PDF and no office file as it came: its papers are web pages."
    counts = [counted(len(pdf), "PDF file")] if pdf else []
    counts += [counted(len(office), "office file")] if office else []
    text = f"The archive publishes {listed(counts)} as they came, and they may not be accessible."
    early = sum(day is not None and day < EXEMPT_UNTIL for day in [*pdf, *office])
    if early:
        text += (
            f" Of these, {early} came out before {full(EXEMPT_UNTIL)}; regulation 4(2) leaves such files out, unless"
            " they are needed for an active administrative process."
        )
    return text


def _published(meeting: MeetingHeld) -> date:
    return meeting.record.published or meeting.date


def _preparation(site: Site, said: Statement) -> Iterator[str]:
    """When the statement was prepared and reviewed; when, by whom and how the site was tested."""
    prepared = f"This statement was prepared on {full(said.prepared)}." if said.prepared else ""
    reviewed = f"It was last reviewed on {full(said.reviewed)}." if said.reviewed else ""
    yield (
        f"{prepared or 'When this statement was prepared is not recorded.'}"
        f" {reviewed or 'When it was last reviewed is not recorded.'}"
    )
    on = full(said.tested) if said.tested else ""
    tested = [f"This website was last tested on {on} against the WCAG 2.2 AA standard."] if on else []
    by = [f"The test was carried out by {said.tested_by}."] if said.tested_by else []
    yield " ".join([*tested, *by, *_unknown(said)])
    if said.method:
        yield site.converted(urls.ACCESSIBILITY, said.method)


def _unknown(said: Statement) -> Sequence[str]:
    """What is not known of the test."""
    parts = {"when it was last tested": said.tested, "who tested it": said.tested_by, "how it was tested": said.method}
    missing = [part for part, known in parts.items() if not known]
    return [f"Not recorded: {listed(missing)}."] if missing else []
