"""A page of a class that takes parts from another page is the page that it would be alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.model import Outcome
from grader.render import as_html, feedback
from grader.render.kept import Kept
from tests.grader.render import factory


@pytest.mark.parametrize("most", [1, 3, 1000])
def test_pages_share_what_is_kept(most: int) -> None:
    """However much is kept, each page is byte for byte the one that is drawn by itself."""
    kept = Kept(most)
    reports = [*factory.REPORTS.values()] * 2
    for each in reports:
        assert as_html.report(each, kept=kept) == as_html.report(each)
        assert feedback.markdown(each, title="ada", kept=kept) == feedback.markdown(each, title="ada")


def test_the_same_place_on_two_pages_is_told_apart() -> None:
    """The same verdict at another place of another page has that place's address."""
    kept, verdict = Kept(), factory.passed()
    alone, second = factory.report(verdict), factory.report(factory.passed(), verdict)
    as_html.report(alone, kept=kept)
    assert as_html.report(second, kept=kept) == as_html.report(second)


def test_a_verdict_is_drawn_once() -> None:
    """What is kept is not drawn again; of an equal verdict nothing is known, nor of one that made room."""
    kept, drawn = Kept(most=2), list[Outcome]()
    one, other, third = factory.passed(), factory.passed(), factory.broken()

    def draw() -> str:
        drawn.append(Outcome.PASSED)
        return str(len(drawn))

    assert [kept.part(each, "a", draw) for each in (one, one, other, one)] == ["1", "1", "2", "1"]
    assert kept.part(one, "b", draw) == "3"
    kept.part(third, "a", draw)
    assert kept.part(one, "a", draw) == "1"
    assert kept.part(other, "a", draw) == "5"
    assert kept.part(replace(one), "a", draw) == "6"
