"""A decision that is taken outside meetings: a file with what its record has to say."""

from collections.abc import Iterator

from generator.content import sources
from generator.content.model import short_form
from generator.problems import one_line
from generator.scaffold.known import Known
from generator.scaffold.plan import Plan, lines, refuse

PARTS = ("Decision", "Reasons", "Alternatives considered and rejected", "Interests declared")
"""What the record of a decision has to say in England (SI 2012/2089, regulation 13; SI 2014/2095, regulation 7)."""
HINTS = (
    "What is decided, in a sentence or two, as it is to be quoted.",
    "Why, and the papers it rests on.",
    "Each, and why not; or say that there was none.",
    "By whom, and any dispensation; or say that there was none.",
)


def new_decision(known: Known, day: str, title: str) -> Plan:
    """A decision of a day, by its title or the short form that becomes its address.

    RefusedError for a folder that is not of `kind: decisions`, and for a name that no file of it can have.
    """
    committee = known.committee
    if committee.record.kind != "decisions":
        refuse(
            f"{committee.name} decides at meetings; make a folder for decisions outside them with: "
            'agendapack new committee "Decisions of officers" --kind decisions'
        )
    stem = f"{day}-{short_form(title)}"
    if not sources.DECISION.fullmatch(stem):
        refuse(f'no decision can be called "{title}": write its title, which begins with a letter')
    shown = one_line(title if not title.islower() or " " in title else title.replace("-", " ").capitalize())
    then = (
        f"Now write {stem}.md: who decides, and the text below each heading.",
        "It is published on its day; with `draft: true` above its text, not yet.",
        "Then run: agendapack check",
    )
    return Plan(((f"{committee.name}/{stem}.md", lines(*_text(shown))),), then)


def _text(title: str) -> Iterator[str]:
    yield "---"
    yield "# by: Director of Place              # who decides: a name or an id, and the role as it should be printed"
    yield "# under: Scheme of delegation, paragraph 4.12"
    yield "# reference: OD/24/77"
    yield "# key: false                        # whether it is a key decision"
    yield "# published: 2024-11-19"
    yield "# call-in: 2024-11-26               # the last day on which it may be called in"
    yield "---"
    yield f"# {title}"
    for part, hint in zip(PARTS, HINTS, strict=True):
        yield f"\n## {part}\n\n<!-- {hint} -->"
