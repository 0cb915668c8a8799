"""Word files: what is read of them, label by label."""

import pytest
from importing_files import NAMES, STYLES, abstract, bold, cell, level, num, p, run, table, word_file

from generator.importing.document import Document, Paragraph, Table
from generator.importing.inline import line
from generator.importing.word import read_word
from generator.importing.word.numbering import written


def read(body: str, numbering: str = "", styles: str = STYLES) -> Document:
    return read_word(word_file(body, numbering=numbering, styles=styles))


def labelled(document: Document) -> list[str]:
    return [f"{b.label} {b.text}".strip() for b in document.blocks if isinstance(b, Paragraph)]


NESTED = abstract(7, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "decimal", "%1.%2.%3"))


def test_levels_count_by_themselves_and_begin_again_under_the_next_of_a_higher_one() -> None:
    at = [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (1, "e"), (0, "f"), (1, "g")]
    body = "".join(p(text, item=(1, depth)) for depth, text in at)
    assert labelled(read(body, NESTED + num(1, 7))) == ["1. a", "(a) b", "1.a.1 c", "1.a.2 d", "(b) e", "2. f", "(a) g"]


def test_two_lists_of_one_kind_count_on_and_one_with_a_start_of_its_own_begins_anew() -> None:
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = p("a", item=(1, 0)) + p("b", item=(2, 0)) + p("c", item=(3, 0)) + p("d", item=(3, 0)) + p("e", item=(1, 0))
    lists = NESTED + num(1, 7) + num(2, 7) + num(3, 7, own)
    assert labelled(read(body, lists)) == ["1. a", "2. b", "5. c", "6. d", "7. e"]


def test_a_level_that_never_begins_anew_counts_on() -> None:
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')) + num(
        1, 1
    )
    body = "".join(p("x", item=(1, at)) for at in (0, 1, 1, 0, 1))
    assert labelled(read(body, lists)) == ["1. x", "1) x", "2) x", "2. x", "3) x"]


def test_a_label_in_figures_alone_and_one_without_the_higher_level_are_as_word_prints_them() -> None:
    legal = level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    lists = abstract(1, level(0, "upperRoman", "%1"), legal) + num(1, 1)
    body = p("x", item=(1, 1)) + p("y", item=(1, 0)) + p("z", item=(1, 1))
    assert labelled(read(body, lists)) == ["1.1 x", "I y", "1.1 z"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it_and_a_paragraph_can_be_without() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>'
        '<w:basedOn w:val="Clause"/></w:style>'
    )
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="Sub"/>'))
    body = p("a", style="Clause") + p("b", style="Sub") + p("c", style="Clause")
    body += p("d", style="Clause", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labelled(read(body, lists + num(1, 1), styles=style)) == ["1. a", "(a) b", "2. c", "d"]


@pytest.mark.parametrize(
    ("value", "form", "label"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (21, "cardinalText", "Twenty-one"),
        (20, "ordinalText", "Twentieth"),
        (32, "ordinalText", "Thirty-second"),
        (3, "none", ""),
        (3, "hebrew1", "3"),
    ],
)
def test_a_number_is_written_in_the_form_of_its_level(value: int, form: str, label: str) -> None:
    assert written(value, form) == label


def test_tracked_insertions_are_taken_and_deletions_left_out_those_of_whole_paragraphs_too() -> None:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>28</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="2" w:author="a">{run("31")}</w:ins>'
    body = p("It took ", gone, come, " days") + p("and ", more="<w:rPr><w:del/></w:rPr>") + p("more.")
    document = read(body)
    assert labelled(document) == ["It took 31 days", "and more."]
    assert [remark.kind for remark in document.remarks] == ["tracked-insertion", "tracked-deletion"]


def test_fields_are_their_results_a_link_leads_where_its_field_says_and_contents_are_left_out() -> None:
    def field(instruction: str, result: str) -> str:
        begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
        return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{part}{run(result)}{end}"

    body = p(field(' HYPERLINK "https://www.fernshire.example/" ', "the site"), " on page ", field(" PAGE ", "3"))
    body += p(field(' TOC \\o "1-3" ', "Contents 1")) + p("Text.")
    found = [line(b) for b in read(body).blocks if isinstance(b, Paragraph)]
    assert found == ["[the site](https://www.fernshire.example/) on page 3", "Text."]


def test_what_a_field_says_to_word_is_no_text() -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "INCLUDETEXT c:\\secret.txt")
    assert labelled(read(body)) == [""]


def test_cells_that_go_on_from_above_and_over_columns_are_known() -> None:
    body = table(
        cell("a", span=2) + cell("b"), cell("c", merged="restart") + cell("d") + cell("e"), cell("", merged="continue")
    )
    found = read(body).blocks[0]
    assert isinstance(found, Table)
    assert [[(c.text, c.span, c.joined) for c in row] for row in found.rows] == [
        [("a", 2, False), ("b", 1, False)],
        [("c", 1, False), ("d", 1, False), ("e", 1, False)],
        [("", 1, True)],
    ]


def test_both_forms_of_a_text_box_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    body = p(
        "Beside it.",
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert labelled(read(body)) == ["Beside it.", "In a box."]


def test_signs_of_symbol_fonts_are_what_they_look_like() -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        run(" done "),
        '<w:r><w:sym w:font="X" w:char="F041"/></w:r>',
    )
    assert labelled(read(body)) == ["✓ done \N{REPLACEMENT CHARACTER}"]


def test_files_of_the_strict_form_are_read_as_well() -> None:
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Here.</w:t></w:r>'
        "</w:p></w:body></w:document>"
    )
    assert labelled(read_word(word_file("", parts={"word/document.xml": strict}))) == ["Here."]


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("a * b_c_ d", "a \\* b_c\\_ d"),
        ("<script>", "\\<script>"),
        ("3 < 4", "3 < 4"),
        ("# no heading", "\\# no heading"),
        ("[a](b) and [sic]", "[a\\](b) and [sic]"),
        ("{resolved}", "\\{resolved}"),
        ("a <!-- b --> c", "a \\<! - b → c"),
        ("soft\u00adhyphen\u200b and\u00a0blank", "softhyphen and blank"),
        ("--- ", "\\---"),
        ("AT&amp;amp;T", "AT\\&amp;T"),
    ],
)
def test_what_markdown_would_take_for_its_own_is_escaped(words: str, markdown: str) -> None:
    escaped = words if "&amp;" in words else words.replace("&", "&amp;").replace("<", "&lt;")
    document = read(p(escaped))
    assert isinstance(document.blocks[0], Paragraph)
    assert line(document.blocks[0]) == markdown


def test_bold_and_italics_keep_their_blanks_outside() -> None:
    body = p("a ", bold(" b "), run("c", "<w:b/><w:i/>"), " d 26", run("th", '<w:vertAlign w:val="superscript"/>'))
    document = read(body)
    assert isinstance(document.blocks[0], Paragraph)
    assert line(document.blocks[0]) == "a **b** ***c*** d 26<sup>th</sup>"


def test_notes_are_numbered_as_they_are_named() -> None:
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="9">{p("Nine.")}</w:footnote></w:footnotes>'
    document = read_word(
        word_file(
            p("See", '<w:r><w:footnoteReference w:id="9"/></w:r>'),
            parts={"word/footnotes.xml": notes},
            related={"n": ("footnotes", "footnotes.xml")},
        )
    )
    assert isinstance(document.blocks[0], Paragraph)
    assert line(document.blocks[0]) == "See[^1]"
    assert [b.text for b in document.notes["1"] if isinstance(b, Paragraph)] == ["Nine."]
