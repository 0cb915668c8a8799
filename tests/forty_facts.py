"""Minutes in Word, made to hold forty facts that a record needs and converters lose. The council is invented."""

from importing_files import NAMES, PNG, abstract, bold, cell, level, num, p, run, table, word_file

NUMBERING = (
    abstract(
        1,
        level(0, "decimal", "%1.", start=43),
        level(1, "lowerLetter", "(%2)", indent=720),
        level(2, "lowerRoman", "(%3)", indent=1440),
    )
    + abstract(2, level(0, "bullet", "\uf0b7", indent=720), level(1, "bullet", "o", indent=1440))
    + abstract(3, level(0, "upperLetter", "%1.", indent=720), level(1, "decimal", "%1.%2", indent=1440))
    + abstract(4, level(0, "decimal", "%1)", indent=720))
    + num(1, 1)
    + num(2, 2)
    + num(3, 3)
    + num(4, 4)
    + num(5, 4, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
)
HEAD = (
    p(bold("Fernshire County Council"))
    + p(
        bold(
            "Minutes of the Meeting of the Housing Panel held at 6.30 pm on Wednesday, 12 June 2024 in Committee Room 2"
        )
    )
    + table(
        cell("Present:") + cell("Councillor A Moss (Chair)", "Councillor B Reed (substitute for Councillor C Wren)"),
        cell("Co-opted Members:") + cell("Mrs D Lark"),
        cell("Officers:") + cell("E Finch (Panel Officer)"),
        cell("Apologies:") + cell("Councillor C Wren"),
        headings=0,
    )
)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    + p("The depot is closed on Mondays.")
    + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
    + p("The depot is closed on Mondays.")
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Plan" descr="Plan of Mill Road"/><a:graphic><a:graphicData>'
    '<a:blip r:embed="plan"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
LINK = f'<w:hyperlink r:id="site">{run("the waiting times")}</w:hyperlink>'
BODY = (
    HEAD
    + p(bold("Public Business"))
    + p(bold("Declarations of interest"), item=(1, 0))
    + p("There were none.")
    + p(bold("Repairs update"), item=(1, 0))
    + p(
        "The Panel heard on the 26",
        run("th", '<w:vertAlign w:val="superscript"/>'),
        " that “waits” fell by 40% – the tenants’ view – see ",
        LINK,
        run("", ""),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ".",
    )
    + p(
        "A repair took ",
        f'<w:ins w:id="1" w:author="E Finch">{run("31")}</w:ins>',
        '<w:del w:id="2" w:author="E Finch"><w:r><w:delText>28</w:delText></w:r></w:del>',
        " days",
        '<w:commentRangeStart w:id="0"/>',
        " on average.",
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    + p("Members asked about:", BOX)
    + p("leaks", item=(2, 0))
    + p("in winter", item=(2, 1))
    + p("bills", item=(2, 0))
    + p(bold("RESOLVED"), " that the Panel:")
    + p("Notes the update", item=(1, 1))
    + p("Asks the Cabinet Member to:", item=(1, 1))
    + p("visit the depot", item=(1, 2))
    + p("write to tenants", item=(1, 2))
    + p("Looks again in March", item=(1, 1))
    + p(bold("Fees"), item=(1, 0))
    + p("RESOLVED that the Panel:")
    + p("Agrees the fees", item=(1, 1))
    + table(
        cell("Area", merged="restart") + cell("Days", span=2),
        cell("", merged="continue") + cell("2023") + cell("2024"),
        cell("North", merged="restart") + cell("40") + cell("36"),
        cell("", merged="continue") + cell("44") + cell("38"),
        cell("South") + cell("27") + cell("25"),
        headings=2,
    )
    + p(bold("Options"), item=(1, 0))
    + p("The options were:")
    + p("Keep the depot", item=(3, 0))
    + p("as it is", item=(3, 1))
    + p("enlarged", item=(3, 1))
    + p("Sell it", item=(3, 0))
    + p("First, the officers would:")
    + p("value it", item=(4, 0))
    + p("ask the ward", item=(4, 0))
    + p("Then, the Panel would:")
    + p("visit it", item=(5, 0))
    + p("(a)\ttyped by hand")
    + "<w:sdt><w:sdtContent>"
    + p("The venue was booked.")
    + "</w:sdtContent></w:sdt>"
    + p("The plan was shown.", PICTURE)
    + p("Hidden words ", run("nobody sees", "<w:vanish/>"))
    + p(
        "On wide pages.",
        more='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>',
    )
    + p(bold("Any other business"), item=(1, 0))
    + p("There was none.")
    + p("(Meeting closed at 7.45 pm)")
)


def minutes_of_40_facts() -> bytes:
    """The bytes of the .docx."""
    notes = "".join(
        f'<w:footnote w:id="{key}"{kind}>{inside}</w:footnote>'
        for key, kind, inside in (
            (0, ' w:type="separator"', p("")),
            (2, "", p("From the call to the last visit.")),
        )
    )
    return word_file(
        BODY,
        numbering=NUMBERING,
        parts={
            "word/footnotes.xml": f"<w:footnotes {NAMES}>{notes}</w:footnotes>",
            "word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0" w:author="G Hart">{p("Is that right?")}'
            "</w:comment></w:comments>",
            "word/header1.xml": f"<w:hdr {NAMES}>{p('DRAFT – not yet agreed')}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {NAMES}>{p('Page 1')}</w:ftr>",
            "word/media/image1.png": PNG,
        },
        related={
            "notes": ("footnotes", "footnotes.xml"),
            "said": ("comments", "comments.xml"),
            "head": ("header", "header1.xml"),
            "foot": ("footer", "footer1.xml"),
            "plan": ("image", "media/image1.png"),
            "site": ("hyperlink", "https://www.fernshire.example/waits"),
        },
    )
