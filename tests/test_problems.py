"""A problem in each form that it is printed in."""

import json

import pytest

from generator.problems import Place, Problem, has_errors, in_order, show, suggestion

LATE = Problem(Place("content/b.yaml", 9, 2), "no such date", "look it up", "date")
EARLY = Problem(Place("content/b.yaml", 2, 7), "odd: 50%, or so", "ask", "range", "warning")


def test_a_problem_is_one_line_with_its_place_its_mend_and_its_rule() -> None:
    assert str(LATE) == "content/b.yaml:9:2: error: no such date; look it up [date]"


def test_a_problem_is_one_line_whatever_the_content_holds() -> None:
    problem = Problem(Place("a.md"), "no paper\nerror: fake \x1b[31m", "mend\tit", "type")
    assert str(problem) == "a.md:1:1: error: no paper error: fake \N{REPLACEMENT CHARACTER}[31m; mend it [type]"


def test_a_message_is_cut_where_it_quotes_without_end() -> None:
    line = str(Problem(Place("a.md"), f'"{"9" * 5_000}" is too large', "write less", "range"))
    assert line.startswith('a.md:1:1: error: "9999')
    assert line.endswith('9999" is too large; write less [range]')
    assert len(line) < 700


def test_problems_are_shown_by_file_line_and_column_each_once() -> None:
    assert in_order([LATE, EARLY, LATE]) == [EARLY, LATE]
    assert show([LATE, EARLY], "text") == f"{EARLY}\n{LATE}"


def test_json_has_every_part_of_a_problem() -> None:
    assert json.loads(show([EARLY], "json")) == [
        {
            "path": "content/b.yaml",
            "line": 2,
            "column": 7,
            "what": "odd: 50%, or so",
            "mend": "ask",
            "rule": "range",
            "severity": "warning",
        }
    ]


def test_annotations_are_escaped_as_code_hosts_ask() -> None:
    expected = "::warning file=content/b.yaml,line=2,col=7,title=range::odd: 50%25, or so; ask"
    assert show([EARLY], "github") == expected


def test_only_errors_stop_a_build() -> None:
    assert has_errors([EARLY, LATE])
    assert not has_errors([EARLY])


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("publised", {"published", "place"}, 'did you mean "published"?'),
        ("zzz", {"b", "a"}, "known here: a, b"),
        ("zzz", set(), ""),
    ],
)
def test_a_suggestion_is_the_nearest_word_or_the_few_there_are(word: str, known: set[str], said: str) -> None:
    assert suggestion(word, known) == said
