"""Text as it comes, in every place that takes text: the same words in a paper, a title, a cell and lines of YAML."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from content_sample import loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PIECES = {
    r"\$5": "$5",
    r"\<10%": "<10%",
    r"\*so\*": "*so*",
    r"\'s": "'s",
    r"\[sic\]": "[sic]",
    "o\ufb03ce": "office",
    "\ufb02ood": "flood",
    "e\ufb00ort": "effort",
    "Zoe\u0308": "Zo\u00eb",
    "w\u0302y": "\u0175y",
    "council\x92s": "council\u2019s",
    "\x93plan\x94": "\u201cplan\u201d",
    "\x96": "\u2013",
    "caf\u00e9": "caf\u00e9",
    "£5 & more": "£5 & more",
    "plain": "plain",
}
"""What may be typed, and the characters that are meant."""
MEETING = "panel/2024-06-12"


def shown(html: str) -> str:
    """The words of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=6))
def test_the_words_are_those_that_are_meant_wherever_they_are_typed(pieces: list[str]) -> None:
    typed, meant = (" ".join(["The", *words, "here"]) for words in (pieces, [PIECES[piece] for piece in pieces]))
    line = json.dumps(typed, ensure_ascii=False)
    files = {
        "council.yaml": f"name: Fernshire\nattend: {line}\nnotice: {line}\n",
        "panel/committee.yaml": f"name: Panel\nremit: {line}\n",
        "matters.yaml": f"repairs: {{title: Repairs, about: {line}}}\n",
        f"{MEETING}/meeting.yaml": f"note: {line}\nagenda:\n  - title: {line}\n    about: {line}\n    parts: [{line}]\n"
        "    papers: [rents, work-programme]\n    matter: repairs\nminutes: {first: 8}\n",
        f"{MEETING}/rents.md": f"# {typed}\n\n## {typed}\n\n{typed}\n\n- {typed}\n\n![{typed}](times.csv)\n",
        f"{MEETING}/times.csv": f"Area,Note\nNorth,{typed}\n",
        f"{MEETING}/minutes.md": f"## {typed}\n\nRESOLVED that {typed}\n",
        f"{MEETING}/work-programme.yaml": f"programme:\n  2024-07-10:\n    - title: {line}\n      detail: {line}\n",
    }
    with TemporaryDirectory() as folder:
        archive, _ = loaded(files, Path(folder), date(2025, 6, 30))
    meeting = archive.meeting("panel", "2024-06-12")
    (item,), paper, minutes = meeting.items, meeting.papers["rents"], meeting.minutes
    assert meeting.programme
    assert minutes
    (row,) = meeting.programme.rows
    lines = [archive.attend, archive.notice, archive.subjects["repairs"], archive.committees["panel"].remit]
    lines += [meeting.note, item.title, item.about, item.parts[0][1], row.title, row.detail]
    assert [said.text for said in lines] == [meant] * len(lines)
    for said in lines:
        assert shown("".join(piece for piece in said.forms.html if isinstance(piece, str))) == meant
    assert paper.title == meant
    page = shown("".join(piece for piece in paper.document.body.forms.html if isinstance(piece, str)))
    assert page.count(meant) == 3
    (table,) = paper.document.figures.values()
    assert shown("".join(piece for piece in table.forms.html if isinstance(piece, str))).count(meant) >= 1
    (minute,) = minutes.items
    assert (minute.heading, minute.resolutions[0].clauses[0].text) == (meant, f"RESOLVED that {meant}")
