"""Links in the values of YAML files, what else stands in them, and addresses that are taken: what is said where."""

from pathlib import Path

import pytest
from content_sample import findings

FOLDER = "panel/2024-06-12"
LINK = "see [it](x.pdf)"
SHOWN = "is shown as it is typed, and leads nowhere"
ALONE = "write its words alone here, and put the link into `note:`, `about:` or a text [link-form]"
DECISION = "officers/2024-06-13-lease.md"
DECISIONS = {"officers/committee.yaml": "name: Officers\nkind: decisions\n"}
TEXT = "---\n# Lease\n\n## Decision\n\nYes.\n"


@pytest.mark.parametrize(
    ("file", "text", "place", "key", "beside"),
    [
        ("council.yaml", f"notice: {LINK}\nname: {LINK}\n", "2:7", "name", "name"),
        ("glossary.yaml", f"HRA: {LINK}\n", "1:6", "HRA", "HRA"),
        ("glossary.yaml", f"HRA:\n  means: Housing account\n  about: {LINK}\n", "3:10", "about", "HRA/about"),
        ("people.yaml", f"a-moss:\n  name: A Moss\n  ward: {LINK}\n", "3:9", "ward", "a-moss/ward"),
        ("matters.yaml", f"rents:\n  about: {LINK}\n  title: {LINK}\n", "3:10", "title", "rents/title"),
        ("panel/committee.yaml", f"remit: {LINK}\nname: {LINK}\n", "2:7", "name", "name"),
        ("panel/actions.yaml", f"1/24:\n  what: {LINK}\n  asks: {LINK}\n", "3:9", "asks", "1/24/asks"),
        (f"{FOLDER}/meeting.yaml", f"note: {LINK}\nplace: {LINK}\n", "2:8", "place", ""),
        (
            f"{FOLDER}/meeting.yaml",
            f"agenda:\n  - title: {LINK}\n    items:\n      - {{title: '{LINK}', by: '{LINK}'}}\n",
            "4:40",
            "by",
            "",
        ),
        (f"{FOLDER}/meeting.yaml", f"minutes:\n  corrections: ['{LINK}']\n", "2:17", "corrections", ""),
        (f"{FOLDER}/rents.md", f"---\nto: {LINK}\n---\n# Rents\n", "2:5", "to", ""),
        (f"{FOLDER}/minutes.md", f"---\nglossary: {{HRA: '{LINK}'}}\n---\n## Rents\n", "2:17", "HRA", ""),
        (
            f"{FOLDER}/work-programme.yaml",
            f"programme:\n  Later:\n    - {{title: '{LINK}', leads: '{LINK}'}}\n",
            "3:41",
            "leads",
            "",
        ),
        (DECISION, f"---\nby: {LINK}\n{TEXT}", "2:5", "by", ""),
    ],
)
def test_a_link_in_a_key_of_words_alone_is_told_with_its_key(  # noqa: PLR0917
    file: str, text: str, place: str, key: str, beside: str, tmp_path: Path
) -> None:
    line = f"{file}:{place}: warning: a link in `{key}` {SHOWN}; {ALONE}"
    meeting = {f"{FOLDER}/meeting.yaml": ""} if file.startswith(FOLDER) else {}
    name = Path(file).name
    assert findings({**DECISIONS, **meeting, file: text}, tmp_path, "link-form") == [(line, f"{name} {beside}".strip())]


@pytest.mark.parametrize(
    "text", [f"accept: {{clear-days: '{LINK}'}}\n", f"private: [{{title: '{LINK}', public-interest: '{LINK}'}}]\n"]
)
def test_nothing_is_said_of_a_link_in_a_reason_or_a_private_item(text: str, tmp_path: Path) -> None:
    assert findings({f"{FOLDER}/meeting.yaml": text}, tmp_path, "link-form") == []


def test_the_statement_leads_to_web_addresses_alone(tmp_path: Path) -> None:
    lines = [
        "note: see [a](https://a.example), [b](//b.example), [c](#c), [d](MAILTO:d@a.example), [e](<https://a.example>)",
        f"method: see [a](https://a.example), and {LINK}",
        f"not-accessible: [{{what: '{LINK}'}}]",
        f"contact: {LINK}",
    ]
    council = "name: F\naccessibility:\n" + "".join(f"  {line}\n" for line in lines)
    mend = "write the whole web address of what is meant [link-form]"
    of_statement = "of the accessibility statement leads to no file of the archive"
    assert findings({"council.yaml": council}, tmp_path, "link-form") == [
        (
            f"council.yaml:4:11: warning: a link in `method` {of_statement}; {mend}",
            "council.yaml accessibility/method",
        ),
        (
            f"council.yaml:5:27: warning: a link in `what` {of_statement}; {mend}",
            "council.yaml accessibility/not-accessible/0/what",
        ),
        (f"council.yaml:6:12: warning: a link in `contact` {SHOWN}; {ALONE}", "council.yaml accessibility/contact"),
    ]


MARK = "[it]{.mark}"


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("council.yaml", f"name: Fernshire\nnotice: Now {MARK}\n", "2:17"),
        ("people.yaml", f"a-moss:\n  name: A Moss\n  ward: In {MARK}\n", "3:16"),
        ("matters.yaml", f"rents:\n  title: On {MARK}\n", "2:17"),
        ("panel/committee.yaml", f"name: Panel\nremit: On {MARK}\n", "2:15"),
        ("panel/actions.yaml", f"1/24:\n  what: Do {MARK}\n", "2:16"),
        (DECISION, f"---\nby: Of {MARK}\n{TEXT}", "2:12"),
        (f"{FOLDER}/meeting.yaml", f"note: |\n  One\n  and {MARK} two\n", "3:11"),
        (f"{FOLDER}/rents.md", f"---\nto: Of {MARK}\n---\n# Rents\n", "2:12"),
        (f"{FOLDER}/work-programme.yaml", f"programme:\n  Later: ['{MARK}']\n", "2:16"),
    ],
)
def test_what_a_converter_left_in_a_value_is_told_of_every_file(
    file: str, text: str, place: str, tmp_path: Path
) -> None:
    line = f"{file}:{place}: warning: {{.mark}} was left by a converter; take it out; it is not shown [converter-mark]"
    meeting = {f"{FOLDER}/meeting.yaml": ""} if file.startswith(FOLDER) else {}
    assert findings({**DECISIONS, **meeting, file: text}, tmp_path, "converter-mark") == [(line, None)]


@pytest.mark.parametrize(
    "left",
    [
        *("{.wide}", "{: .wide}", "{=openxml}", "{{< pagebreak >}}", "{% toc %}", ":::", "\\newpage", "\\clearpage"),
        *("[TOC]", "[[_TOC_]]", "Error! Bookmark not defined.", "PAGEREF _Toc1 \\h", "Click here to enter text"),
        "{ PAGE }",
    ],
)
def test_whatever_a_converter_leaves_is_told_in_a_value_as_in_a_text(left: str, tmp_path: Path) -> None:
    files = {f"{FOLDER}/meeting.yaml": f"note: |\n  One\n  {left}\n"}
    assert [line.partition(": ")[0] for line, _ in findings(files, tmp_path, "converter-mark")] == [
        f"{FOLDER}/meeting.yaml:3:3"
    ]


def test_an_error_in_a_value_stays_one(tmp_path: Path) -> None:
    files = {f"{FOLDER}/meeting.yaml": "note: see [it](no.md) and it[^1]\n"}
    assert [line.split(": ")[1] for line, _ in findings(files, tmp_path, "broken-link", "footnote")] == [
        "error",
        "warning",
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {f"{FOLDER}/meeting.yaml": "", f"{FOLDER}/rents.md": "# Rents\n", f"{FOLDER}/Rents": "a file"},
            f'{FOLDER}/Rents:1:1: error: the file "Rents" would be at "{FOLDER}/Rents", where the paper "rents.md" is'
            f' ("{FOLDER}/rents/")',
        ),
        (
            {"matters.yaml": "Rents: {title: Rents}\nrents: {title: Rents}\n"},
            'matters.yaml:2:1: error: the matter "rents" would be at "matters/rents/", where the matter "Rents" is'
            ' ("matters/Rents/")',
        ),
        (
            {"panel/actions.yaml": "1(1)/24: {asks: The Mayor}\n1(2)/24: {asks: the mayor}\n"},
            'panel/actions.yaml:2:17: error: the decisions asked of "the mayor" would be at'
            ' "decisions/asked-the-mayor/", where the decisions asked of "The Mayor" is',
        ),
    ],
)
def test_an_address_that_is_taken_is_told_once_with_what_has_it(
    files: dict[str, str], said: str, tmp_path: Path
) -> None:
    assert findings(files, tmp_path, "address-twice") == [(f"{said}; name one of them otherwise [address-twice]", None)]
