"""Reports for other tools: as agreed, by the tools' published rules, and with nothing in them that acts."""

from __future__ import annotations

import base64
import binascii
import json
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from grader.model import CheckResult, Mark, Outcome
from grader.render import check50, classroom50, ctrf, exercism, github, gradescope, reporter
from tests.grader.render import factory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.model import Report
    from tests.grader.render.conftest import Golden

NOW = datetime(2026, 9, 1, 12, 30, 59, tzinfo=UTC)
OURS = classroom50.Submission(
    classroom="cs-async",
    assignment="katas",
    assignment_type="individual",
    owner="alice",
    tag="submit/2026-09-01T12-30-00Z-a1b2c3d",
    commit="https://github.com/o/r/commit/a1b2c3d",
    release="https://github.com/o/r/releases/tag/submit%2F1",
    review="https://github.com/o/r/compare/0...a1b2c3d",
)


def decoded(r: Report) -> str:
    """Give the reporter's document as the reporter reads it."""
    return base64.b64decode(reporter.report(r), validate=False).decode()


WRITERS: dict[str, Callable[[Report], str]] = {
    "reporter": decoded,
    "classroom50": lambda r: classroom50.report(r, OURS, NOW),
    "gradescope": gradescope.report,
    "check50": check50.report,
    "exercism": exercism.report,
    "ctrf": lambda r: ctrf.report(r, NOW),
}
REPORTS = {
    **factory.REPORTS,
    "skipped": factory.report(factory.others()[1]),
    "crashed": factory.report(factory.others()[0]),
    "held": factory.report(factory.others()[2]),
    "none": factory.report(),
}
POISONS = {
    "terminal": "\x1b[2J\x1b]0;title\x07\u202e\x9b1m\r\b",
    "commands": "::error::owned\n  ::set-output name=result::owned\r\n::add-mask::a\n##[error]owned",
    "old commands": "##[set-secret]x ##vso[task.setvariable variable=a]b",
    "properties": "a,line=1::owned\n:: %0A::error::owned",
    "markdown": "# Passed\n| a |\n![x](http://evil.example/x.png) [x](javascript:x) @all `x` <!-- -->\n```\n",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
    "json": '"}],"score":100,\\"\\u0000{"tests":[',
    "numbers": "NaN Infinity \ud800\udfff \ufffe \U000e0041",
    "output": "result=owned\n::endgroup::\nEOF\nresult<<EOF\n",
}
BIG = "\u2764::x\n<b>" * 150_000  # more than a megabyte


def load(name: str) -> dict[str, Any]:
    """Give a written-down schema."""
    path = Path(__file__).parent / "schemas" / f"{name}.schema.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def strings(document: object) -> Iterator[str]:
    """Give every text in a document."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        for key, value in document.items():
            yield key
            yield from strings(value)
    elif isinstance(document, list):
        for each in document:
            yield from strings(each)


def harmless(text: str) -> None:
    """Refuse a text of which a terminal or the log of a workflow would obey a part."""
    for line in text.split("\n"):
        assert line.isprintable(), repr(line)
        assert not line.lstrip().startswith("::")
    assert "##[" not in text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does: name, properties, message."""
    found = []
    for line in text.split("\n")[:-1]:
        match = re.fullmatch(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert all(":" not in value for value in pairs.values())
        for value in (*pairs.values(), match[3]):
            assert re.sub(r"%(25|0A|0D|3A|2C)", "", value).count("%") == 0
        read = {key: unescaped(value) for key, value in pairs.items()}
        found.append((match[1], read, unescaped(match[3])))
    return found


def unescaped(text: str) -> str:
    """Undo the escapes of workflow commands, the percent sign last."""
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


@pytest.mark.parametrize("name", WRITERS)
def test_golden(name: str, golden: Golden) -> None:
    """The text is the agreed one."""
    golden(f"everything-{name}.json", WRITERS[name](factory.everything()))


def test_golden_of_github(golden: Golden) -> None:
    """So are annotations, summary and total."""
    golden("everything-github.txt", github.report(factory.everything()))
    golden("everything-github.md", github.summary(factory.everything()))
    golden("everything-reporter.txt", reporter.notices(factory.everything()))


@pytest.mark.parametrize("name", WRITERS)
def test_schemas_are_valid(name: str) -> None:
    """Each written-down schema is one, and refuses an empty document."""
    schema = load(name)
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({})


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("name", WRITERS)
def test_documents_follow_their_rules(name: str, report: str) -> None:
    """Whatever the outcomes, the published rules hold, and no number is one that JSON lacks."""
    text = WRITERS[name](REPORTS[report])
    Draft202012Validator(load(name)).validate(json.loads(text, parse_constant=pytest.fail))


@pytest.mark.parametrize("poison", POISONS)
@pytest.mark.parametrize("name", WRITERS)
def test_nothing_that_a_learner_wrote_acts(name: str, poison: str) -> None:
    """Not in the document, and not where a tool prints one of its texts."""
    text = WRITERS[name](factory.report(factory.hostile(POISONS[poison])))
    harmless(text)
    document = json.loads(text)
    Draft202012Validator(load(name)).validate(document)
    for each in strings(document):
        harmless(each)


@pytest.mark.parametrize("poison", POISONS)
def test_annotations_say_only_what_the_grader_says(poison: str) -> None:
    """Learner's text stays inside the message of one command; paths, lines and titles are the grader's."""
    found = commands(github.report(factory.report(factory.hostile(POISONS[poison]))))
    assert [name for name, _, _ in found] == ["error"] * (len(found) - 1) + ["notice"]
    for _, properties, message in found[:-1]:
        assert set(properties) == {"file", "line", "title"}
        assert properties["file"] == "exercises/ch02_together/ex01_gather_users.py"
        assert properties["line"].isdecimal()
        harmless(properties["title"])
        assert message.isprintable()
    assert "##[" not in github.report(factory.report(factory.hostile(POISONS[poison])))


@pytest.mark.parametrize("poison", POISONS)
def test_the_summary_has_no_markup_of_a_learner(poison: str) -> None:
    """Outside of code nothing is left that Markdown or HTML would act on."""
    text = github.summary(factory.report(factory.hostile(POISONS[poison])))
    harmless(text)
    for line in text.split("\n"):
        if not line.startswith(("    ", "#", "|", "**")):
            assert not re.search(r"(?<!\\)[<>\[\]`!@|#]", line.replace("\\\\", "")), line


def test_commands_escape_by_the_published_rules() -> None:
    """Data: percent and line breaks; properties: also colon and comma."""
    assert (
        github.command("error", "50%: a,b\r\nc", file="a,b:c%.py", line=3)
        == "::error file=a%2Cb%3Ac%25.py,line=3::50%25: a,b%0D%0Ac"
    )
    assert github.command("notice", "x") == "::notice::x"
    ((name, properties, message),) = commands(github.command("error", "%0A", title="%25,:\n") + "\n")
    assert (name, properties, message) == ("error", {"title": "%25,:\n"}, "%0A")


@pytest.mark.parametrize("name", WRITERS)
def test_a_huge_text_stays_small_and_quick(name: str) -> None:
    """A megabyte in every text that a learner decides neither fills a log nor holds the grader up."""
    report = factory.report(factory.hostile(BIG))
    started = time.process_time()
    text = WRITERS[name](report)
    assert time.process_time() - started < 10
    assert len(text) < 200_000
    Draft202012Validator(load(name)).validate(json.loads(text))


def test_the_reporter_gets_no_more_than_an_environment_can_hold() -> None:
    """A whole course of huge messages still fits into one variable."""
    huge = replace(factory.hostile("\u2764\U0001f600::" * 300), source="")
    line = reporter.report(factory.report(*[huge] * 60))
    assert len(line) <= reporter.MOST_BYTES
    assert len(json.loads(base64.b64decode(line))["tests"]) == 60


def test_the_summary_is_no_longer_than_actions_take() -> None:
    """What is too much is left out, and it says so."""
    huge = replace(factory.hostile("\u2764<b>" * 600), source="")
    text = github.summary(factory.report(*[huge] * 60))
    assert len(text.encode()) <= github.MOST_BYTES
    assert text.endswith("too long.\n")


def test_the_result_is_one_line_of_base64() -> None:
    """So that it can be a step's output."""
    line = reporter.report(factory.everything())
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert binascii.a2b_base64(line, strict_mode=False)


def test_totals_are_those_of_the_report() -> None:
    """Scores are integers, add up, and what was skipped counts nowhere."""
    everything = factory.everything()
    points = sum(each.points for each in everything.verdicts)
    most = sum(each.max_points for each in everything.verdicts)
    result = json.loads(decoded(everything))
    assert (sum(each["score"] for each in result["tests"]), result["max_score"]) == (points, most)
    fifty = json.loads(WRITERS["classroom50"](everything))
    assert (fifty["score"], fifty["max-score"]) == (points, most)
    assert sum(each["max-score"] for each in fifty["tests"]) == most
    assert all(type(each["score"]) is int and each["score"] <= each["max-score"] for each in fifty["tests"])
    scope = json.loads(gradescope.report(everything))
    assert scope["score"] == points == sum(each["score"] for each in scope["tests"])
    assert sum(each["max_score"] for each in scope["tests"]) == most
    notices = commands(reporter.notices(everything))
    assert notices == [
        ("notice", {"title": "Autograding complete"}, f"Points {points}/{most}"),
        ("notice", {"title": "Autograding report"}, f'{{"totalPoints":{points},"maxPoints":{most}}}'),
    ]


def test_ctrf_counts_its_tests() -> None:
    """The sum of the counts is the number of tests, and the run ends after it began."""
    results = json.loads(WRITERS["ctrf"](factory.everything()))["results"]
    summary, tests = results["summary"], results["tests"]
    assert summary["tests"] == len(tests)
    for status in ("passed", "failed", "skipped", "pending", "other"):
        assert summary[status] == sum(each["status"] == status for each in tests)
    assert summary["start"] <= summary["stop"] == NOW.timestamp() * 1000


@pytest.mark.parametrize("outcome", set(Outcome) - {Outcome.PASSED})
def test_only_what_passed_counts_as_passed(outcome: Outcome) -> None:
    """No format says that an exercise passed which did not, whatever its checks say."""
    report = factory.report(replace(factory.passed(), outcome=outcome, points=0))
    assert json.loads(decoded(report))["status"] != "pass"
    assert {each["status"] for each in json.loads(decoded(report))["tests"]} <= {"fail", "error"}
    assert not any(each["passed"] for each in json.loads(WRITERS["classroom50"](report))["tests"])
    assert {each["status"] for each in json.loads(gradescope.report(report))["tests"]} == {"failed"}
    assert not all(each["passed"] for each in json.loads(check50.report(report))["results"])
    assert json.loads(exercism.report(report))["status"] != "pass"
    counts = json.loads(WRITERS["ctrf"](report))["results"]["summary"]
    assert counts["passed"] < counts["tests"]


def test_names_of_check50_are_unique() -> None:
    """Two exercises may have checks of the same name."""
    verdicts = (factory.passed(), factory.passed("other"))
    names = [each["name"] for each in json.loads(check50.report(factory.report(*verdicts)))["results"]]
    assert len(set(names)) == len(names) == 4


def test_exercism_says_when_output_is_cut() -> None:
    """Five hundred characters at most, with the sentence that the interface proposes."""
    noisy = CheckResult(factory.check(Mark.VALUE, "It prints."), Outcome.PASSED, output="x" * 2000)
    (test,) = json.loads(exercism.report(factory.report(replace(factory.passed(), checks=(noisy,)))))["tests"]
    assert len(test["output"]) == 500
    assert test["output"].endswith(exercism.TRUNCATED)
    assert "test_code" not in test


def test_exercism_explains_an_error() -> None:
    """A file that cannot be imported is an error of the whole, with its reason."""
    document = json.loads(exercism.report(factory.report(factory.broken())))
    assert (document["status"], document["message"]) == ("error", "SyntaxError: expected ':'")
