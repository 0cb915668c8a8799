"""The page of a matter: the line under its title says how it stands."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import Assets, loaded

from generator.outputs.pages import Site, pages
from generator.outputs.pages.matters import MatterPage

MATTERS = "rents: {title: Rents}\n"
PROGRAMME = "programme:\n"


@pytest.mark.parametrize(
    ("programme", "said"),
    [
        ("", "It was not heard in the archive."),
        (
            "  2024-05-01:\n    - {title: Rents, matter: [rents]}\n  Later:\n    - {title: Rents, matter: [rents]}\n",
            "It was not heard in the archive. Last planned for 1 May 2024, on the work programme of 12 June 2024.",
        ),
        (
            "  Later:\n    - {title: Rents, matter: [rents]}\n",
            "It was not heard in the archive. Last planned under “Later”, on the work programme of 12 June 2024.",
        ),
        ("  2024-09-11:\n    - {title: Rents, matter: [rents]}\n", "Next planned for 11 September 2024."),
    ],
    ids=["nothing", "a day", "a heading", "a day to come"],
)
def test_of_what_was_not_heard_it_is_said_when_it_was_planned(programme: str, said: str, tmp_path: Path) -> None:
    files = {
        "matters.yaml": MATTERS,
        "panel/2024-06-12/meeting.yaml": "",
        "panel/2024-06-12/work-programme.yaml": PROGRAMME + (programme or "  Later:\n    - Damp\n"),
    }
    archive, problems = loaded(files, tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    made = dict(pages(Site(archive, date(2024, 8, 30), Assets())))["matters/rents/"]
    assert isinstance(made, MatterPage)
    words = "".join(word if isinstance(word, str) else word.text for word in made.stands)
    assert words.replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("withdrawn: true", "It was withdrawn from the agenda."),
        ("deferred-to: 2024-07-10", "It was put off to 10 July 2024."),
    ],
)
def test_of_what_was_withdrawn_or_put_off_it_is_said_so(more: str, said: str, tmp_path: Path) -> None:
    files = {
        "matters.yaml": MATTERS,
        "panel/2024-06-12/meeting.yaml": f"agenda: [{{title: Rents, matter: rents, {more}}}]\n",
    }
    made = dict(pages(Site(loaded(files, tmp_path)[0], date(2024, 8, 30), Assets())))["matters/rents/"]
    assert isinstance(made, MatterPage)
    words = "".join(word if isinstance(word, str) else word.text for word in made.stands)
    assert words.replace("\u00a0", " ") == f"Last before Housing Panel on 12 June 2024. {said}"
