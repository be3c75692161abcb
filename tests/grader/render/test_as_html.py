"""Reports as pages: complete, valid, readable by everyone, and deaf to what a learner wrote."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.model import Outcome
from grader.render import as_html
from grader.render.text import clean
from tests.grader.render import factory, pages
from tests.grader.render.pages import STYLE, find, parse, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from justhtml import JustHTML

    from tests.grader.render.conftest import Golden

ROOT = Path(__file__).parents[3]
# All that may occur in a page; what is not here could load, run or send something.
ELEMENTS = """
    a article body br caption code desc details div figcaption figure h1 h2 h3 h4 head header html li line
    main mark meta p rect samp section span strong style summary svg table tbody td text th thead title tr ul
    wbr
"""
ATTRIBUTES = """
    aria-hidden aria-labelledby charset class colspan content dx height href http-equiv id lang name rel role
    rx scope text-anchor width x x1 x2 y y1 y2
"""
CLASSES = {*re.findall(r"\.([a-z]+)", STYLE), "plain", "diagnosis", "label", "wide", "yours", "tasks"}


def body(page: str) -> str:
    """Give the page without its head, whose style sheet changes more often."""
    return page[page.index("<body>") :]


def harmless(document: JustHTML) -> None:
    """Fail if the document holds anything that the templates do not."""
    for each in find(document, "*"):
        assert each.name in ELEMENTS.split()
        assert set(each.attrs) <= set(ATTRIBUTES.split())
        assert set((each.attrs.get("class") or "").split()) <= CLASSES
        assert re.match(r"#e\d+$|https://docs\.python\.org/", each.attrs.get("href") or "#e1")


@pytest.mark.parametrize("name", ["beside", "everything", "doctor-stuck"])
def test_golden(name: str, golden: Golden) -> None:
    """The page is the agreed one."""
    golden(f"{name}.html", body(pages.PAGES[name]))


@pytest.mark.parametrize("name", pages.PAGES)
def test_pages_are_valid(name: str) -> None:
    """No parser has to guess: syntax, unique ids, references that lead somewhere."""
    document = parse(pages.PAGES[name])
    ids = [each.attrs["id"] for each in find(document, "[id]")]
    assert len(ids) == len(set(ids))
    links = [each.attrs["href"] or "" for each in find(document, "a[href]")]
    wanted = [link[1:] for link in links if link.startswith("#")]
    for each in find(document, "[aria-labelledby]"):
        wanted += (each.attrs["aria-labelledby"] or "").split()
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", pages.PAGES)
def test_pages_can_be_read_without_seeing_them(name: str) -> None:
    """Headings step down one by one, pictures have words, header cells have a scope, signs have words."""
    document = parse(pages.PAGES[name])
    levels = [int(each.name[1]) for each in find(document, "*") if re.fullmatch(r"h\d", each.name)]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))
    for picture in find(document, 'svg[role="img"]'):
        assert find(picture, "title")[0].to_text()
    assert len(find(document, "figure.picture > svg > desc")) == len(find(document, "figure.picture"))
    assert len(find(document, "figure.picture table")) == len(find(document, "figure.picture"))
    assert all("scope" in each.attrs for each in find(document, "th"))
    assert len(find(document, "span[aria-hidden] + span.sr")) >= len(find(document, ".good, .bad")) - 1


@pytest.mark.parametrize("name", pages.PAGES)
def test_pages_need_nothing_else(name: str) -> None:
    """There is one style sheet, named by its hash in the policy; nothing is loaded, run or sent."""
    document = parse(pages.PAGES[name])
    (style,) = find(document, "style")
    digest = base64.b64encode(hashlib.sha256(style.to_text(strip=False).encode()).digest()).decode()
    (policy,) = find(document, 'meta[http-equiv="Content-Security-Policy"]')
    assert policy.attrs["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    harmless(document)


@pytest.mark.parametrize("poison", pages.POISONS, ids=range(len(pages.POISONS)))
@pytest.mark.parametrize("make", [pages.poisoned_report, pages.poisoned_checkup])
def test_hostile_text_stays_text(make: Callable[[str], str], poison: str) -> None:
    """Wherever the learner's text stands it adds no element, no attribute, no line that acts in a log."""
    page = make(poison)
    document = parse(page)
    harmless(document)
    assert all(clean(line) == line for line in page.splitlines())
    assert len(page) < 300_000
    if poison.isascii() and poison.isprintable() and len(poison) < 100 and "`" not in poison:
        assert " ".join(poison.split()) in words(page)


def test_passed_exercises_are_folded_and_others_are_not() -> None:
    """What went well does not hide what is to be done."""
    document = parse(pages.PAGES["everything"])
    folded = find(document, "details.exercise")
    assert [find(each, ".sr")[0].to_text() for each in folded] == ["passed", "skipped"]
    assert not any("open" in each.attrs for each in folded)
    assert len(find(document, "article.exercise")) == 7


def test_the_learner_is_told_where_and_what() -> None:
    """The line is marked, with its neighbours and the evidence; both pictures and the next step are there."""
    page = pages.PAGES["beside"]
    document = parse(page)
    assert find(document, ".marked .number")[0].to_text() == "11"
    assert [each.to_text() for each in find(document, ".number")] == ["9", "10", "11", "12", "13"]
    assert find(document, ".marked")[0].to_text(" ").endswith("← waits here")
    assert [each.to_text() for each in find(document, "figcaption strong")] == ["yours", "possible"]
    for part in (
        "Three downloads of 1 s take 1 s together.",
        "3.00 s (limit 2.00 s) on the kata clock",
        "a: 0.00 s to 1.00 s. b: 1.00 s to 2.00 s. c: 2.00 s to 3.00 s.",
        "Try: Start them all first, then wait for all.",
        "Edit exercises/ch02_together/ex01_gather_users.py, line 11",
        "python -m grader explain sequential-awaits",
        "python -m grader hint gather_users",
    ):
        assert part in words(page)


def test_every_diagnosis_shows_its_own_line() -> None:
    """A second diagnosis at another line has an excerpt of its own."""
    verdict = factory.sequential()
    other = replace(verdict.diagnoses[0], code="other", place=factory.place(5))
    document = parse(as_html.report(factory.report(replace(verdict, diagnoses=(*verdict.diagnoses, other)))))
    assert [each.to_text() for each in find(document, ".marked .number")] == ["11", "5"]


def test_other_failed_checks_are_told() -> None:
    """Each failed check that is not the explained one has its sentence and what came instead."""
    page = words(pages.PAGES["blocking"])
    assert "Not passed either" in page
    assert "The number comes back. Expected 2, got None." in page
    assert "tick 11" in page


def test_what_was_said_is_not_said_again() -> None:
    """Checks that fail for the same reason name it once."""
    verdict = factory.blocking()
    same = tuple(replace(each, message=verdict.message) for each in verdict.checks)
    page = as_html.report(factory.report(replace(verdict, checks=same, diagnoses=())))
    assert words(page).count("The loop was held for 203 ms.") == 1


def test_pictures_on_one_scale_are_drawn_on_one_scale() -> None:
    """A call of one second is as wide in either picture, whatever the names."""
    verdict = factory.beside()
    long = tuple(replace(each, label=each.label * 9) for each in verdict.possible)
    document = parse(as_html.report(factory.report(replace(verdict, possible=long))))
    assert len({each.attrs["width"] for each in find(document, "rect.call")}) == 1


def test_doctor_tells_lines_tasks_waits_and_the_end() -> None:
    """The findings with their lines, the tasks, what waits where, how it ended."""
    page = pages.PAGES["doctor-stuck"]
    document = parse(page)
    assert [each.to_text() for each in find(document, ".marked .number")] == ["10", "5", "6"]
    assert find(document, ".marked .note")[0].to_text(" ").endswith("time.sleep holds the loop for 120 ms")
    rows = [each.to_text(" ") for each in find(document, "article tbody tr")]
    assert rows == ["main gather line 12", "worker Queue.get line 6", "worker Lock.acquire line 5"]
    rows = [each.to_text(" ") for each in find(document, "#tasks + table tbody tr")]
    assert rows == ["main 1 cancelled 500 ms", "worker line 12 3 cancelled up to 375 ms"]
    for part in (
        "3 findings; ended because nothing could go on, 500 ms",
        "… and 2 more",
        "The loop is not asyncio's own.",
        "main: 0.00 s to 500 ms. worker: 125 ms to 500 ms.",
    ):
        assert part in words(page)
    assert words(page).count("Nothing could go on any more") == 1


def test_doctor_says_when_nothing_was_found() -> None:
    """A clean program gets a short page."""
    assert "nothing found; exit code 0, 3600.00 s on the kata clock" in words(pages.PAGES["doctor-clean"])


def test_real_seconds_do_not_show() -> None:
    """The same report gives the same bytes, however long the machine took."""
    slower = replace(factory.sequential(), real_seconds=99.0)
    assert as_html.report(factory.report(slower)) == pages.PAGES["sequential"]


def test_every_outcome_is_shown_by_its_word() -> None:
    """No outcome is told by a colour or a sign alone."""
    for outcome in Outcome:
        page = as_html.report(factory.report(replace(factory.broken(), outcome=outcome)))
        assert outcome.value.replace("_", " ").replace("crashed", "grader fault") in words(page)


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    """A name that was changed in Python and not in a template cannot leave a hole in the page."""
    template = as_html._environment().from_string("{{ nothing }}")  # noqa: SLF001 - what pages are made with
    with pytest.raises(Exception, match="nothing"):
        template.render()


@pytest.mark.parametrize("module", ["commands.grade", "commands.doctor", "render.terminal", "render.doctor"])
def test_other_forms_do_not_wait_for_templates(module: str) -> None:
    """Commands that write no page do not load what pages are made with."""
    code = f"import sys, grader.{module}; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
