"""Slips of a hand that would publish what is private: what was written, and the line that a clerk gets.

Each stands in a committee of its own; one site is made of them all, with errors let through, and the word that stands
for what is private is in none of its files. So holding back does not rely on errors that stop a build.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded, write
from folders import files_below

from generator import build as building
from generator.build import build
from generator.problems import Problem, has_errors
from generator.standing import Options

TODAY = date(2024, 8, 30)
MEETING = """published: 2024-06-03
agenda: [Apologies, {title: Rents, papers: rents}, Exclusion of press and public]
private: [{title: A claim, exempt: 1, public-interest: It would name a tenant., public-summary: Done.}]
attendance: {members: [A Moss]}
minutes: {first: 1, published: 2024-06-20}
"""
PAPER = "# Rents\n\nThey rise.\n"
PUBLIC = "## Apologies\n\nNone.\n\n## Rents\n\nNoted.\n\n"
WORD = "Quagmirelyn"
"""Stands for what is private; each slip has its own."""

HEADING = "9: error: this reads as the heading of private business: nothing from here on is published [private-heading]"
BEYOND = "9: error: the heading of private business says more than that, which is not published [private-heading]"
TEXT = "11: error: text under private business [private-text]"
TITLE = (
    "11: error: the heading of this private minute is not the title of its item, and is not published [private-title]"
)
NO_ITEM = "11: error: this private minute is of no item of the agenda, and its heading is not published [private-title]"
CLAIM = 'the private item 4, "A claim"'
HAS_TITLE = f"9: error: this minute is taken to be private: it has the title of {CLAIM} [private-minute]"
MAY_BE = f"9: error: this minute is taken to be private: it may be of {CLAIM} [private-minute]"
NAMES_IT = f"9: error: this minute is taken to be private: its words in braces name {CLAIM} [private-minute]"
REFERENCE = (
    "9: error: this minute is taken to be private: it has the number or the reference of the private item 4"
    " [private-minute]"
)
NAMES_NONE = (
    "9: error: this minute is taken to be private: its words in braces name the private item P4 [private-minute]"
)
LAST = (
    "9: error: this minute is taken to be private: it is of no public item and stands after the last of them, where"
    " private items come [private-minute]"
)

PRIVATE_HEADINGS = (
    "## Private business",
    "### Private business",
    "###### private business",
    "##Private business",
    "## Private business ##",
    "> ## Private business",
    "- Private business",
    "| Private business |",
    "Private business",
    "PRIVATE BUSINESS",
    "Private business:",
    "(Private business)",
    "**Private business**",
    "__Private business__ WORD was paid.",
    "*Private business:*",
    "PRIVATE BUSINESS WORD was paid.",
    "<!-- Private business -->",
    "<!-- # Private business\n-->",
    "<h2>Private business</h2>",
    "Private items\n-------------",
    "Private\nbusiness",
    "## 12. Private items",
    "## B. Private matters",
    "## Private and confidential business",
    "## Private / exempt business",
    "## Exempt business",
    "## Exempt items (paragraph 3)",
    "## Confidential business",
    "## Confidential minute",
    "## Any other private business",
    "## Items of exempt business",
    "## Restricted items",
    "In private session",
    "## In camera",
    "Part 2",
    "PART II – PRIVATE",
    "## Part B: exempt items",
    "## Part Two - not for publication",
    "Not for publication",
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
    "## Items from which the press and public are excluded",
    "Private & confidential",
    "Private—business",
    "Private\N{NO-BREAK SPACE}business",
    "## Pri\N{ZERO WIDTH SPACE}vate busi\N{SOFT HYPHEN}ness",
    "## Priv\N{CYRILLIC SMALL LETTER A}te business",
    "## \N{FULLWIDTH LATIN CAPITAL LETTER P}rivate business",
    "## Private&nbsp;business",
    "## Pri<b>vate</b> business",
    "## Busnes preifat",
    "**Eitemau eithriedig**",
    "Rhan 2 – preifat",
    "## Materion cyfrinachol",
    "## Unrhyw fusnes preifat arall",
    "Nid i'w gyhoeddi",
    "## Business transacted in private",
    "## Items considered with the public excluded",
    "## Matters discussed in the absence of the press and public",
    "## Following the exclusion of the press and public",
    "## Meeting closed to the public",
    "## Reserved business",
    "## Pink pages",
)

MINUTES = (
    ("a private item's minute without the heading of private business", "## A claim\n\nWORD", HAS_TITLE),
    ("other capitals", "## A CLAIM\n\nWORD", HAS_TITLE),
    ("three hashes", "### A claim\n\nWORD", HAS_TITLE),
    ("no blank after the hashes", "##A claim\n\nWORD", HAS_TITLE),
    ("bold", "**A claim**\n\nWORD", HAS_TITLE),
    ("a paragraph", "A claim\n\nWORD", HAS_TITLE),
    ("a paragraph that goes on", "A claim: WORD was paid.\n\nWORD", HAS_TITLE),
    ("underlined", "A claim\n---\n\nWORD", HAS_TITLE),
    ("underlined twice", "A claim\n===\n\nWORD", HAS_TITLE),
    ("it says what came of it", "## A claim: settled for WORD\n\nWORD", HAS_TITLE),
    ("in capitals", "## A claim RESOLVED WORD\n\nWORD", HAS_TITLE),
    ("with a public title", "## Rents and a claim by WORD\n\nWORD", HAS_TITLE),
    ("with marks", "## A *claim*\n\nWORD", HAS_TITLE),
    ("with a hard blank", "## A\N{NO-BREAK SPACE}claim\n\nWORD", HAS_TITLE),
    ("with an entity", "## A&nbsp;claim\n\nWORD", HAS_TITLE),
    ("with a link", "## A [claim](rents.md)\n\nWORD", HAS_TITLE),
    ("a part of the title", "## Claim\n\nWORD", MAY_BE),
    ("its number in braces", "## Other WORD {item=4}\n\nWORD", NAMES_IT),
    ("braces with blanks", "## Other WORD {item = 4}\n\nWORD", NAMES_IT),
    ("braces not closed", "## Other WORD {item=4\n\nWORD", NAMES_IT),
    ("a public and the private item", '## Other WORD {item="2, 4"}\n\nWORD', NAMES_IT),
    ("its title in braces", "## Other WORD {item=“A claim”}\n\nWORD", NAMES_IT),
    ("its title in braces without quotes", "## Other WORD {item=A claim}\n\nWORD", NAMES_IT),
    ("the number of a private item that is none", "## Other WORD {item=P4}\n\nWORD\n\n## Rents\n\nNoted.", NAMES_NONE),
    ("the title, and a public item in braces", "## A claim {item=2}\n\nWORD", HAS_TITLE),
    ("its number in words", "## Agenda item 4 WORD\n\nWORD", REFERENCE),
    ("its number typed", "## 4. WORD\n\nWORD", REFERENCE),
    ("no title that anybody knows, after all public ones", "## Settlement with WORD\n\nWORD", LAST),
    ("the same, underlined", "Settlement with WORD\n---\n\nWORD", LAST),
    ("a heading of the first level within it", "## A claim\n\n# WORD\n\nWORD", HAS_TITLE),
    ("an underlined paragraph within it", "## A claim\n\nWORD\n---\n\nWORD", HAS_TITLE),
    ("the heading of private business says more", "# Private business settled for WORD", BEYOND),
    ("after a colon", "# Private business: WORD", BEYOND),
    ("a private heading says more", "# Private business\n\n## A claim: settled for WORD", TITLE),
    ("in capitals, below private business", "# Private business\n\n## A claim RESOLVED WORD", TITLE),
    ("only the number is right", "# Private business\n\n## WORD {item=4}", TITLE),
    ("a gist", '# Private business\n\n## A claim {gist="WORD"}', TITLE),
    ("words in braces that are none", "# Private business\n\n## A claim {WORD}", TITLE),
    ("of no item", "# Private business\n\n## WORD", NO_ITEM),
    ("minutes that are exempt", "## Minutes – exempt\n\nWORD", HEADING),
    ("decisions that are exempt, in Welsh", "## Minutes – eithriedig\n\nWORD", HEADING),
    ("a session that is none of the public's", "## Executive session\n\nWORD", LAST),
    ("the public is excluded, in Welsh", "## Gwahardd y wasg a'r cyhoedd\n\nWORD", LAST),
    ("in a box that opens", "<details><summary>Private business</summary>\n\nWORD", HEADING),
    ("of no item, with a matter", "# Private business\n\n## WORD {matter=WORD}", NO_ITEM),
    ("text", "# Private business\n\nWORD", TEXT),
    ("text below a private minute", "# Private business\n\n## A claim\n\nWORD", TEXT.replace("11", "13")),
    ("text below it in Welsh", "# Busnes preifat\n\nWORD", TEXT),
    ("text below it, underlined", "Private business\n===\n\nWORD", TEXT.replace("11", "12")),
    ("text below it with a hard blank", "# Private\N{NO-BREAK SPACE}items\n\nWORD", TEXT),
)

UNLISTED = re.sub(r"private: .*\n", "", MEETING).replace(", Exclusion of press and public", "")
"""The meeting where nobody listed what is private."""
SAYS_SO = "minutes.md:9: error: this minute is taken to be private: its {} says that it is not for the public"
SAYS_SO += " [private-minute]"
SAID_MINUTES = {
    "heading": (
        *(
            "## Settlement (exempt)",
            "## Settlement – Confidential",
            "## Settlement: private",
            "## Settlement {private}",
        ),
        *("## Settlement {exempt=3}", "## Settlement (not for publication)", "## Settlement - Part 2"),
        *("## Settlement (Schedule 12A, paragraph 3)", "## Staffing (closed)", "## Setliad (eithriedig)"),
        *("## Settlement (paragraph 3)", "## Settlement (paras 1 and 2)", "## Confidential staffing matter"),
        "## Exempt staffing matter",
        *("### Settlement (exempt)", "**Settlement (exempt)**", "Settlement (exempt)\n---"),
    ),
    "first line": (
        "## Settlement\n\n(Exempt under paragraph 3 of Schedule 12A)",
        *("## Settlement\n\nThis minute is exempt.", "## Settlement\n\n*This item was considered private business*"),
    ),
}
"""Minutes that say of themselves that they are private, by what says so."""
MORE = "More.\n\n" * 13
WITHIN = "{}:1: error: line {} of this {} says that what follows is not for the public: it is not published"
WITHIN += " [private-marking]"
SAID_WITHIN = (
    *("## Exempt appendix", "## Appendix 2 (exempt)", "### Exempt: the price", "## Appendix B - Confidential"),
    *(
        "## NOT FOR PUBLICATION",
        "## Private and confidential",
        "## Private reasons",
        "## Private appendix",
        "**NOT FOR PUBLICATION**",
        "> Not for publication:",
    ),
    *("## Financial implications (exempt)", "## Costs CONFIDENTIAL", "Exempt papers\n---", "## Atodiad eithriedig"),
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
    "Exempt under paragraph 3 of Part 1 of Schedule 12A",
)
"""Lines in the middle of a paper that mark what follows."""

MARKED_NAMES = (
    *("exempt-appendix.pdf", "Appendix 2 - CONFIDENTIAL.pdf", "rents_exempt.docx", "private-copy.csv"),
    *("PRIVATE-report.pdf", "in-camera.pdf", "claim-not-for-pub.pdf", "confidentialreport.pdf", "privateappendix.pdf"),
    *("official-sensitive.pdf", "atodiad-eithriedig.docx", "report.exempt.pdf", "Nid_i'w_gyhoeddi.pdf"),
    *("Part 2.pdf", "part2-minutes.docx", "nidigyhoeddi.pdf", "report-conf.pdf", "rents conf.pdf", "rhan-2.pdf"),
    *("do_not_publish.pdf", "rents-unredacted.pdf", "internal only.docx", "counsel's-opinion.pdf", "Closed report.pdf"),
    *(
        "Appendix2EXEMPT.pdf",
        "claimCONFIDENTIAL.pdf",
        "rents_private_v2.pdf",
        "embargoed-report.pdf",
        "PINK appendix.pdf",
    ),
)
MARKED = "error: {} says that {} is not for the public: it is not published [private-marking]"
FIRST_LINES = (
    "rents.md:1: error: the first lines of this paper say that it is not for the public: it is not published"
    " [private-marking]"
)
FRONT = (
    "rents.md:1: error: the front matter of this paper says that it is not for the public: it is not published"
    " [private-marking]"
)
TABLE = (
    "numbers.csv:1: error: the first lines of this file say that it is not for the public: it is not published"
    " [private-marking]"
)
FIGURE = (
    "rents.md:1: error: the words of a figure of this paper say that it is not for the public: it is not published"
    " [private-marking]"
)
ITEM = (
    "meeting.yaml:2: error: the {} of this public item says that it is not for the public: its papers are not published"
    " [private-marking]"
)
EXEMPT = (
    'meeting.yaml:{}: error: the item "Rents" is on the public agenda and has `{}:`: its papers are not published'
    " [exempt-in-public]"
)
NAMES_PAPER = 'meeting.yaml:3: error: the private item "{}" names a paper [private-paper]'
LEADS_TO = 'meeting.yaml:3: error: the private item "{}" leads to "{}" [private-paper]'


def private(keys: str, title: str = "A claim") -> str:
    """The meeting with a private item that has more keys."""
    return MEETING.replace("{title: A claim,", f'{{title: "{title}", {keys},')


def public(keys: str, title: str = "Rents") -> str:
    """The meeting with a public item that has other keys."""
    return MEETING.replace("{title: Rents, papers: rents}", f'{{title: "{title}", papers: rents, {keys}}}')


AFTER = (
    'meeting.yaml:2: error: the item "Rents" stands after "{}", and nothing says it is public: its papers are not'
    " published [exempt-in-public]"
)


def after(title: str) -> str:
    """The meeting with an item before its papers that is to exclude the public, and no list of private items."""
    before = f"{{{title}}}" if ": " in title else title
    agenda = f"agenda: [Apologies, {before}, {{title: Rents, papers: rents}}]"
    return re.sub(r"agenda: .*\nprivate: .*\n", f"{agenda}\n", MEETING)


def part(paper: str, papers: str = "rents") -> str:
    """The meeting with a private paper of a public item."""
    item = f"{{title: Rents, papers: {papers}, private-papers: [{paper}]}}"
    return MEETING.replace("{title: Rents, papers: rents}", item)


KEPT = "exempt: 3, public-interest: It would tell a price."
NAMED = "meeting.yaml:2: error: a private paper is named here as a file; neither its name nor the file is published"
NAMED += " [private-paper]"
MAY_BE_PAPER = (
    'meeting.yaml:2: error: "{}" is, or may be, the private paper that is named here, so it is not published'
    " [private-paper]"
)
TITLE_OF_PAPER = (
    'minutes.md:9: error: this minute is taken to be private: it has the title of the private paper "A price" of item'
    " 2 [private-minute]"
)

PART: tuple[tuple[str, Mapping[str, str], str], ...] = (
    ("a private paper is the name of a file", {"meeting.yaml": part("WORD.pdf"), "WORD.pdf": "WORD"}, NAMED),
    ("a private paper is the stem of a file", {"meeting.yaml": part("price-WORD"), "price-WORD.pdf": "WORD"}, NAMED),
    ("its title is the name of a file", {"meeting.yaml": part(f"{{title: Price WORD.docx, {KEPT}}}")}, NAMED),
    ("a file below a private paper", {"meeting.yaml": part(f"{{title: Price, file: WORD.pdf, {KEPT}}}"),
     "WORD.pdf": "WORD"}, NAMED),
    ("the same below papers", {"meeting.yaml": part(f"{{title: Price, file: price.pdf, {KEPT}}}", "[rents, price]"),
     "price.pdf": "WORD"}, MAY_BE_PAPER.format("price.pdf")),
    ("a file of its title below papers", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}", "[rents, A-Price.pdf]"),
     "A-Price.pdf": "WORD"}, MAY_BE_PAPER.format("A-Price.pdf")),
    ("a paper of its title below papers", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}", "[rents, figures]"),
     "figures.md": "# A *price*\n\nWORD\n"}, MAY_BE_PAPER.format("figures.md")),
    ("a file of its title to which a paper links", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}"),
     "a-price.pdf": "WORD", "rents.md": "# Rents\n\nSee [it](a-price.pdf).\n"}, MAY_BE_PAPER.format("a-price.pdf")),
    ("a file of its title that is an appendix", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}"),
     "a-price.md": "# More\n\nWORD\n", "rents.md": "---\nappendices: a-price\n---\n# Rents\n"},
     MAY_BE_PAPER.format("a-price.md")),
    ("a link in its title", {"meeting.yaml": part(f"{{title: '[Price](more.pdf)', {KEPT}}}", "[rents, more.pdf]"),
     "more.pdf": "WORD"}, MAY_BE_PAPER.format("more.pdf")),
    ("a link in why it is private", {"meeting.yaml": part("{title: Price, confidential: 'See [it](more.pdf)'}"),
     "more.pdf": "WORD"}, MAY_BE_PAPER.format("more.pdf")),
    ("a key that a private paper has not", {"meeting.yaml": part(f"{{title: Price, by: WORD, {KEPT}}}")},
     'meeting.yaml:2: error: unknown key "by" [unknown-key]'),
    ("why a finding of it is accepted",
     {"meeting.yaml": part("{title: Price, exempt: 3, accept: {public-interest: WORD}}")}, ""),
    ("a comment beside it", {"meeting.yaml": part(f"{{title: Price, {KEPT}}}") + "# WORD\n"}, ""),
    ("a minute that has its title", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}"),
     "minutes.md": f"{PUBLIC}## A price\n\nWORD\n"},
     TITLE_OF_PAPER),
    ("a heading within a minute that has its title", {"meeting.yaml": part(f"{{title: A price, {KEPT}}}"),
     "minutes.md": f"{PUBLIC}### A price\n\nWORD\n"},
     TITLE_OF_PAPER),
    ("a private paper of a private item", {"meeting.yaml": private("private-papers: [Price WORD]")}, ""),
    ("a private paper of an item that is exempt in public", {"meeting.yaml": part("Price WORD").replace(
     "papers: rents,", "papers: rents, exempt: 3,")}, EXEMPT.format(2, "exempt")),
)  # fmt: skip

FILES: tuple[tuple[str, Mapping[str, str], str], ...] = (
    *(
        (f"first lines: {words}", {"rents.md": f"# Rents\n\n{words}\n\nWORD\n"}, FIRST_LINES)
        for words in (
            "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
            "**Not for publication**",
            "Not for\npublication",
            "By virtue of paragraph(s) 3 and 5 of Schedule 12A, Part 1 (1972 Act)",
            "Private and confidential",
            "CONFIDENTIAL",
            "[Restricted]",
            "Status: Exempt",
            "OFFICIAL - SENSITIVE",
            "Commercial in confidence",
            "This report contains exempt information",
            "This report is confidential",
            "<!-- NOT FOR PUBLICATION -->",
            "Nid i’w gyhoeddi yn rhinwedd paragraff 3 o Ran 1 o Atodlen 12A",
            "CYFRINACHOL",
            "Mae'r adroddiad hwn yn eithriedig",
            "C O N F I D E N T I A L",
            "Exempt under paragraph 3",
            "Reason for exemption: paragraph 3",
            "This paper is exempt from publication",
            "Not available for public inspection",
            "Under embargo until 1 January 2030",
            "Access to information: Exempt",
            "Public/Private: Private",
            "> NOT FOR PUBLICATION",
            "| NOT FOR PUBLICATION |\n|---|\n| x |",
            "<div align=center>NOT FOR PUBLICATION</div>",
            "Adroddiad preifat",
            "Nid yw ar gael i'r cyhoedd",
            "Nicht öffentlich",
            "Vertraulich",
            "Schedule 12A paragraph 3",
            "LGA 1972, Sch 12A, para 3",
            "Local Government Act 1972: Schedule 12A, Part 1, paragraphs 1 and 2",
            "Atodlen 12A, paragraff 3",
            "Schedule 7A, paragraph 6",
            "Contains personal data",
            "Contains special category data",
            "This report contains personal data",
            "Contains commercially sensitive information about bidders",
            "Yn cynnwys data personol",
            "In Committee",
            "In private",
            "Closed session",
            "Part 2 report",
            "PART II",
            "DRAFT",
            "**Draft v0.3**",
            "Draft – not yet agreed by the Director",
            "D R A F T",
            "Drafft",
            "Work in progress",
            "Internal use only",
            "For officers only",
            "For Members' eyes only",
            "Mewnol yn unig",
            "Do not circulate",
            "Not to be copied or shared",
            "Commercially sensitive",
            "Without prejudice",
            "Legally privileged",
            "Unredacted version",
            "Nur für den Dienstgebrauch",
        )
    ),
    *(
        (f"title: {title}", {"rents.md": f"# {title}\n\nWORD\n"}, FIRST_LINES)
        for title in (
            "Rents (exempt)",
            "Rents – confidential",
            "Exempt: rents",
            "CONFIDENTIAL Rents",
            "Exempt appendix",
            "Private report on rents",
            "Adroddiad eithriedig",
            "DRAFT Rents",
            "Rents – DRAFT v2",
            "Part 2",
            "In committee",
        )
    ),
    *(
        (f"front matter: {front}", {"rents.md": f"---\n{front}\n---\n# Rents\n\nWORD\n"}, FRONT)
        for front in ("to: Members, not for publication", "# EXEMPT", "background-papers: [Private and confidential]")
    ),
    *(
        (
            f"file name: {stem}.md",
            {f"{stem}.md": "# A report\n\nWORD\n"},
            f"{stem}.md:1: " + MARKED.format(f'the name "{stem}.md"', "this paper"),
        )
        for stem in (
            *("private-report", "exempt-appendix", "confidential", "rents-confidential", "adroddiad-cyfrinachol"),
            *("pink-paper", "part-2", "report-part-ii", "part-2-claim", "rents-nfp", "legal-advice", "report-draft-v2"),
        )
    ),
    *(
        (
            f"file name: {name}",
            {name: "WORD", "rents.md": f"# Rents\n\nSee [the file](<{name}>).\n"},
            f"{name}:1: " + MARKED.format(f'the name "{name}"', "this file"),
        )
        for name in MARKED_NAMES
    ),
    *(
        (
            f"top of a table: {top!r}",
            {"numbers.csv": f"{top}\nWORD,1\n", "rents.md": f"{PAPER}\n![Numbers](numbers.csv)\n"},
            TABLE,
        )
        for top in (
            "Area,Number\n# Exempt information,",
            "Area,Number\nNOT FOR PUBLICATION,",
            "Area,Confidential notes",
            "Ardal,Nid i'w gyhoeddi",
        )
    ),
    *(
        (f"a figure: {figure}", {"map.png": "WORD", "rents.md": f"# Rents\n\nWORD\n\n{figure}\n"}, FIGURE)
        for figure in (
            '![Map](map.png "CONFIDENTIAL: homes")',
            '![Exempt: where they live](map.png "A map")',
            '![Map](map.png "Atodiad eithriedig")',
        )
    ),
    (
        "first line of a table",
        {"numbers.csv": "NOT FOR PUBLICATION,WORD\n1,2\n", "rents.md": f"{PAPER}\n![Numbers](numbers.csv)\n"},
        TABLE,
    ),
    *(
        (f"a minute where nothing is listed as private: {heading}",
         {"meeting.yaml": UNLISTED, "minutes.md": f"{PUBLIC}{heading}\n\nWORD\n"}, SAYS_SO.format(where))
        for where, headings in SAID_MINUTES.items() for heading in headings
    ),
    *(
        (f"within a paper: {line}", {"rents.md": f"# Rents\n\n{MORE}{line}\n\nWORD\n"},
         WITHIN.format("rents.md", 29, "paper"))
        for line in SAID_WITHIN
    ),
    ("who an item is by", {"meeting.yaml": public("by: Exempt report of the Director"), "rents.md": "# WORD\n"},
     ITEM.format("text")),
    ("what an item calls a paper", {"meeting.yaml": MEETING.replace("papers: rents",
     "papers: [{file: rents, title: Rents (exempt)}]"), "rents.md": "# Rents\n\nWORD\n"},
     'rents.md:1: error: what is said of "rents" says that this paper is not for the public: it is not published'
     " [private-marking]"),
    ("title of an item", {"meeting.yaml": public("by: x", "Confidential: WORD")}, ITEM.format("title")),
    ("title of an item, and its paper", {"meeting.yaml": public("by: x", "Rents (exempt)"), "rents.md": "# WORD\n"},
     ITEM.format("title")),
    ("text of an item", {"meeting.yaml": public("about: Not for publication"), "rents.md": "# WORD\n"},
     ITEM.format("text")),
    *(
        (f"an item after the public is excluded: {before}", {"meeting.yaml": after(before), "rents.md": "# WORD\n",
         "minutes.md": PUBLIC.replace("Noted.", "WORD")}, AFTER.format(before))
        for before in (
            "Exclusion of press and public", "To exclude the public from the meeting", "Gwahardd y cyhoedd",
            "Private business", "Exempt items", "Busnes preifat",
        )
    ),
    ("an item in a section that excludes the public", {"meeting.yaml": after("section: Exclusion of the public"),
     "rents.md": "# WORD\n"}, AFTER.format("Exclusion of the public")),
    ("an item within other business after it", {"meeting.yaml": after("Exclusion of the public").replace(
     "{title: Rents, papers: rents}", "{title: Any other business, items: [{title: Rents, papers: rents}]}"),
     "rents.md": "# WORD\n"}, AFTER.format("Exclusion of the public")),
    ("the second item after it", {"meeting.yaml": after("Exclusion of press and public").replace(
     "{title: Rents", "{title: Hedges, papers: hedges}, {title: Rents"), "rents.md": "# WORD\n"},
     AFTER.format("Exclusion of press and public")),
    ("an item after it that names the public", {"meeting.yaml": after("Exclusion of press and public").replace(
     "title: Rents", "title: Public toilets"), "rents.md": "# WORD\n"},
     AFTER.format("Exclusion of press and public").replace("Rents", "Public toilets")),
    ("what an item after it says", {"meeting.yaml": after("Exclusion of press and public").replace(
     "papers: rents", "by: Report of WORD")}, AFTER.format("Exclusion of press and public")),
    ("exempt in public", {"meeting.yaml": public("exempt: 3"), "rents.md": "# WORD\n"}, EXEMPT.format(2, "exempt")),
    ("a file that is called as a private paper is",
     {"meeting.yaml": MEETING.replace("papers: rents}", "papers: [rents, {file: claim.pdf, title: Appendix B}],"
      " private-papers: [{title: Appendix B, exempt: 3, public-interest: It names a tenant.}]}"), "claim.pdf": "WORD"},
     'meeting.yaml:2: error: "claim.pdf" is, or may be, the private paper that is named here, so it is not published'
     " [private-paper]"),
    ("an appendix that is called confidential", {"claim.pdf": "WORD",
     "rents.md": "---\nappendices: [{file: claim.pdf, title: Confidential figures}]\n---\n# Rents\n\nThey rise.\n"},
     'claim.pdf:1: error: what is said of "claim.pdf" says that this file is not for the public: it is not published'
     " [private-marking]"),
    ("exempt in public, without a paragraph", {"meeting.yaml": public("exempt: []"), "rents.md": "# WORD\n"},
     EXEMPT.format(2, "exempt")),
    ("confidential in public", {"meeting.yaml": public("confidential: Told by a department"), "rents.md": "# WORD\n"},
     'meeting.yaml:2: error: the item "Rents" is exempt or marked as private, so its paper "rents.md" is not published'
     " [private-paper]"),
    ("minute of an item that is exempt in public", {"meeting.yaml": public("exempt: 3"),
     "minutes.md": PUBLIC.replace("Noted.", "WORD")},
     'minutes.md:5: error: this minute is taken to be private: it has the title of the private item 2, "Rents"'
     " [private-minute]"),
    ("a paper of a private item", {"meeting.yaml": private("papers: claim"), "claim.md": "# WORD\n"},
     NAMES_PAPER.format("A claim")),
    ("a file of a private item", {"meeting.yaml": private("papers: claim.pdf"), "claim.pdf": "WORD"},
     NAMES_PAPER.format("A claim")),
    ("an appendix of it", {"meeting.yaml": private("papers: claim"), "claim.md": "---\nappendices: more\n---\n# A\n",
     "more.md": "# WORD\n"}, NAMES_PAPER.format("A claim")),
    ("a paper of both", {"meeting.yaml": private("papers: rents"), "rents.md": "# Rents\n\nWORD\n"},
     'meeting.yaml:2: error: a private item names "rents" too, so it is not published [shared-paper]'),
    ("an appendix of a public paper", {"meeting.yaml": private("papers: more"), "more.md": "# WORD\n",
     "rents.md": "---\nappendices: more\n---\n# Rents\n"},
     'rents.md:2: error: a private item names "more" too, so it is not published [shared-paper]'),
    ("a link in the title of a private item", {"meeting.yaml": private("by: x", "A [claim](claim.md)"),
     "claim.md": "# WORD\n"}, LEADS_TO.format("A [claim](claim.md)", "claim.md")),
    ("a link in a part of it", {"meeting.yaml": private("parts: ['[See](claim.pdf)']"), "claim.pdf": "WORD"},
     LEADS_TO.format("A claim", "claim.pdf")),
    ("a file that a public paper links to", {"meeting.yaml": private("papers: claim.pdf"), "claim.pdf": "WORD",
     "rents.md": "# Rents\n\nSee [it](claim.pdf).\n"}, NAMES_PAPER.format("A claim")),
    *(
        (f"{key} of a private item", {"meeting.yaml": private(f"{key}: {value}")}, "")
        for key, value in {
            "by": "Report by WORD",
            "about": "About WORD",
            "urgent": "WORD is ill",
            "parts": "[WORD]",
            "missing": "Report on WORD",
            "contact": "{WORD: Solicitor}",
            "withdrawn": "WORD died",
        }.items()
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """What was written, in files of a meeting's folder, and the line that is wanted; the word that must not get out."""

    name: str
    files: Mapping[str, str]
    line: str
    committee: str
    word: str


def slips() -> Iterator[Slip]:
    """All of them, each with its committee and its word."""
    below = ((f"below {heading!r}", f"{heading}\n\nWORD", HEADING) for heading in PRIVATE_HEADINGS)
    minutes = [
        (name, {"minutes.md": f"{PUBLIC}{text}\n"}, f"minutes.md:{line}") for name, text, line in (*below, *MINUTES)
    ]
    for number, (name, files, line) in enumerate([*minutes, *FILES, *PART]):
        word = f"{WORD}{chr(97 + number // 26)}{chr(97 + number % 26)}xq"
        text = {path.replace("WORD", word): text.replace("WORD", word) for path, text in files.items()}
        yield Slip(name, text, line, f"panel-{number}", word)


SLIPS = tuple(slips())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Problem], dict[str, bytes]]:
    """What is said of all slips, and every file of a site that was made in spite of it."""
    folder = tmp_path_factory.mktemp("slips")
    files: dict[str, str] = {}
    for slip in SLIPS:
        at = f"{slip.committee}/2024-06-12"
        sound = {"meeting.yaml": MEETING, "rents.md": PAPER, "minutes.md": PUBLIC}
        files |= {f"{at}/{path}": text for path, text in {**sound, **slip.files}.items()}
        files[f"{slip.committee}/committee.yaml"] = f"name: {slip.committee}\n"
    write(files, folder / "content")
    options = Options(folder / "content", folder / "site", TODAY, search=False, address="https://www.example.org/")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "has_errors", lambda _: False)
        outcome = build(options, lambda _: None)
    site = files_below(folder / "site")
    assert any("rents" in path for path in site)
    return list(outcome.problems), site


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_said_and_what_is_private_is_in_no_file(
    slip: Slip, made: tuple[list[Problem], dict[str, bytes]]
) -> None:
    problems, site = made
    own = [one for one in problems if f"/{slip.committee}/" in one.place.path]
    lines = [f"{Path(one.place.path).name}:{one.place.line}: {one.severity}: {one.what} [{one.rule}]" for one in own]
    assert has_errors(own) == bool(slip.line)
    assert not slip.line or slip.line.replace("WORD", slip.word) in lines
    word = slip.word.lower().encode()
    assert [path for path, data in site.items() if word in data.lower() or word in path.lower().encode()] == []


# What an officer means, and what is no slip

REASON = "Council published it on 1 August"


@pytest.mark.parametrize(
    ("files", "address"),
    [
        ({"rents.md": f"---\naccept: {{private-marking: {REASON}}}\n---\n# Rents (exempt)\n"}, "rents/index.html"),
        (
            {
                "meeting.yaml": public(f"accept: {{private-marking: {REASON}}}").replace("rents,", "exempt-rents.pdf,"),
                "exempt-rents.pdf": "%PDF",
            },
            "exempt-rents.pdf",
        ),
        (
            {
                "rents.md": f"---\nappendices: exempt-appendix\naccept: {{private-marking: {REASON}}}\n---\n# Rents\n",
                "exempt-appendix.pdf": "%PDF",
            },
            "exempt-appendix.pdf",
        ),
        ({"meeting.yaml": public(f"accept: {{private-marking: {REASON}}}", "Rents (exempt)")}, "rents/index.html"),
        (
            {
                "meeting.yaml": after("Exclusion of the public").replace(
                    "papers: rents", f"papers: rents, accept: {{exempt-in-public: {REASON}}}"
                )
            },
            "rents/index.html",
        ),
        (
            {"meeting.yaml": public(f"exempt: 3, accept: {{exempt-in-public: {REASON}}}"), "minutes.md": PUBLIC},
            "rents/index.html",
        ),
    ],
)
def test_with_a_reason_it_is_published_and_the_reason_is_said(
    files: Mapping[str, str], address: str, tmp_path: Path
) -> None:
    files = {"meeting.yaml": MEETING, "rents.md": PAPER, **files}
    write({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path / "content")
    outcome = build(Options(tmp_path / "content", tmp_path / "site", TODAY, search=False), lambda _: None)
    assert [one.mend for one in outcome.problems if one.mend.startswith("accepted")] == [f"accepted: {REASON}"]
    assert not has_errors(outcome.problems)
    assert (tmp_path / "site" / "panel" / "2024-06-12" / address).exists()


@pytest.mark.parametrize("place", ["accept: {private-minute: x, private-text: x, private-heading: x}", ""])
def test_private_minutes_cannot_be_accepted(place: str, tmp_path: Path) -> None:
    text = MEETING.replace("minutes: {", f"minutes: {{{place}, " if place else "minutes: {")
    files = {
        "meeting.yaml": text,
        "rents.md": PAPER,
        "minutes.md": f"{PUBLIC}## A claim\n\nPaid.\n\nPrivate\n\nPaid.\n",
    }
    _, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    errors = [line.rpartition("[")[2].rstrip("]") for line in lines if ": error: " in line]
    assert errors == ["private-minute", "private-heading", "private-text"]


SOUND = (
    "# Private business\n\n## A claim\n",
    "# Private items\n\n## A claim {item=4}\n",
    "# Busnes preifat\n\n## A claim\n",
    "Private business\n===\n\n## a claim\n",
    "# Private business\n\n## 4. A claim\n",
    "## Exclusion of the press and public\n\nRESOLVED that the public be excluded under paragraph 1.\n\n"
    "# Private business\n\n## A claim\n",
    "## Private sector housing\n\nNoted.\n\n# Private business\n\n## A claim\n",
    "## Private fostering\n\nPrivate business was not discussed, and no exempt information.\n\n"
    "# Private business\n\n## A claim\n",
    "## Exempt accommodation {item=2}\n\nSome of it is exempt from business rates.\n",
    "## Confidential reporting policy {item=2}\n\nMembers asked whether confidential reports\nare read.\n",
    "## Any other business\n\nThere was none.\n",
    "## Date of next meeting\n\n4 July.\n",
    "## Rents: a second report\n\nThe Panel spoke of the claims of tenants.\n",
)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_as_it_should_be_gives_no_error(text: str, tmp_path: Path) -> None:
    files = {"meeting.yaml": MEETING, "rents.md": PAPER, "minutes.md": PUBLIC + text}
    archive, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    assert [line for line in lines if ": error: " in line] == []
    minutes = archive.meeting("panel", "2024-06-12").minutes
    assert minutes is not None
    assert [one.heading for one in minutes.items if one.private] == (
        ["A claim"] if "laim\n" in text or "=4" in text else []
    )


@pytest.mark.parametrize(
    "words",
    [
        "Members asked about confidentiality.",
        "Small shops are exempt from business rates.",
        "This service is confidential and free.",
        "The scores are in exempt Appendix 2.",
        "Private business has grown by 3 %.",
        "This information is confidential to the family.",
        "To exclude the press and public by virtue of paragraph 3 of Part 1 of Schedule 12A.",
        "Who is exempt: students.",
        "Schedule 12A is the list of exempt information, and paragraph 3 of it is about business affairs.",
        "This report contains no personal data.",
        "Personal data is held for six years.",
        "In committee, members asked for more.",
        "A first draft was seen in May, and the draft plan is attached.",
        "Members only asked for the figures.",
        "Without prejudice to the review, the Panel noted it.",
        "Part 2 of the plan is about rents.",
        "NOT PROTECTIVELY MARKED",
    ],
)
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("rents", "Rents"),
        ("private-sector-housing", "Private sector housing"),
        ("exempt-accommodation", "Exempt accommodation"),
        ("confidential-reporting-policy", "Confidential reporting policy"),
        ("restricted-parking", "Restricted parking zones"),
        ("council-tax-exemptions", "Council tax: who is exempt"),
        ("draft-local-plan-part-2", "Draft Local Plan, part 2"),
        ("press-conf", "Closed roads"),
        ("legal-advice-centre", "Personal data and how it is kept"),
    ],
)
def test_a_sentence_about_confidence_is_no_marking(name: str, title: str, words: str, tmp_path: Path) -> None:
    meeting = MEETING.replace("{title: Rents, papers: rents}", f"{{title: '{title}', papers: {name}}}")
    files = {"meeting.yaml": meeting, f"{name}.md": f"# {title}\n\n{words}\n"}
    archive, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    assert [line for line in lines if ": error: " in line] == []
    assert list(archive.meeting("panel", "2024-06-12").papers) == [name]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "## Exempt accommodation",
            "## Private rented homes",
            "## Confidential reporting",
            "## Restricted",
            "## Private",
        ),
        *("## Confidential information and how it is kept", "## Part 2", "## Draft policy", "- Appendix B (exempt)"),
        *("| Exempt | 5 |", "The appendix is not for publication by virtue of paragraph 3.", "## Exempt information"),
        "## Exclusion of the public under paragraph 3 of Schedule 12A",
    ],
)
def test_a_line_within_a_paper_that_tells_of_such_things_is_no_marking(line: str, tmp_path: Path) -> None:
    files = {"meeting.yaml": MEETING, "rents.md": f"# Rents\n\n{MORE}{line}\n\nThey rise.\n"}
    archive, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    assert [line for line in lines if ": error: " in line] == []
    assert list(archive.meeting("panel", "2024-06-12").papers) == ["rents"]


@pytest.mark.parametrize(
    "agenda",
    [
        "[Exclusion of the public, {minutes-of: 2024-05-08}, {title: Rents, papers: rents}]",
        "[Exclusion of the public, Any other business, {title: Work programme, papers: rents}]",
        "[Exclusion of the public, Re-admission of the public, {title: Rents, papers: rents}]",
        "[{title: Exclusions from school, papers: rents}, Hedges]",
        "[{section: Exclusion of the public}, Any other business, {section: In public}, {title: Rents, papers: rents}]",
        "[{title: Rents, papers: rents}, Exclusion of the public]",
        "[Exclusion of the public, {title: Rents, papers: rents}]\nprivate: [{title: A claim, exempt: 1}]",
    ],
)
def test_what_the_public_is_not_excluded_for_is_published(agenda: str, tmp_path: Path) -> None:
    files = {"meeting.yaml": f"published: 2024-06-03\nagenda: {agenda}\n", "rents.md": PAPER}
    archive, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    assert [line for line in lines if ": error: " in line] == []
    assert list(archive.meeting("panel", "2024-06-12").papers) == ["rents"]


def test_a_matter_that_only_a_private_item_names_has_no_page(tmp_path: Path) -> None:
    files = {
        "matters.yaml": "claims: {title: Claims}\nrents: {title: Rents}\nother: {title: Other}\n",
        "panel/2024-06-12/meeting.yaml": private("matter: [claims, rents]").replace("papers: rents", "matter: rents"),
    }
    archive, _ = loaded(files, tmp_path)
    assert set(archive.matters) == {"rents", "other"}


def test_of_two_items_of_one_title_the_second_minute_is_the_private_one(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": MEETING.replace("title: A claim", "title: Rents"),
        "rents.md": PAPER,
        "minutes.md": f"{PUBLIC}## Rents\n\nQuagmirelyn\n",
    }
    archive, lines = loaded({f"panel/2024-06-12/{name}": text for name, text in files.items()}, tmp_path)
    assert [line for line in lines if "[private-minute]" in line]
    assert WORD not in repr(archive)
    assert "Noted" in repr(archive)
