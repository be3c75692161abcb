"""Reports as JUnit XML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from grader.model import Outcome
from grader.render import junit
from tests.grader.render import factory

if TYPE_CHECKING:
    from tests.grader.render.conftest import Golden


def read(name: str) -> ET.Element:
    """Give the root of one of the factory's reports, read back."""
    return ET.fromstring(junit.report(factory.REPORTS[name]))  # noqa: S314 - our own document


@pytest.mark.parametrize("name", ["sequential", "everything"])
def test_golden(name: str, golden: Golden) -> None:
    """The text is the agreed one."""
    golden(f"{name}.xml", junit.report(factory.REPORTS[name]))


@pytest.mark.parametrize("name", factory.REPORTS)
def test_totals_agree_with_the_cases(name: str) -> None:
    """The document can be read, and its counts are those of its elements."""
    root = read(name)
    for node in (root, *root):
        for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(node.get(attribute, "-1")) == sum(1 for _ in node.iter(tag))


def test_hostile_text_is_readable_and_harmless() -> None:
    """Characters that XML forbids or terminals obey are shown as escapes."""
    message = next(read("hostile").iter("failure")).get("message", "")
    assert "\\x1b[2J" in message
    assert "\\ud800" in message
    text = junit.report(factory.REPORTS["hostile"])
    assert not any(char in text for char in "\x1b\u202e\x00\x9b\ufffe")
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_only_what_passed_counts_as_passed() -> None:
    """An exercise that did not pass has a failure, an error or a skip, whatever its checks say."""
    for outcome in set(Outcome) - {Outcome.PASSED}:
        root = ET.fromstring(junit.report(factory.report(replace(factory.passed(), outcome=outcome))))  # noqa: S314 - our own document
        assert sum(int(root.get(total, "0")) for total in ("failures", "errors", "skipped")) == 1


def test_an_unreadable_file_is_an_error() -> None:
    """A file that cannot be imported has no checks; one case stands for the exercise."""
    (case,) = read("broken").iter("testcase")
    assert case.get("name") == "first_await"
    error = case.find("error")
    assert error is not None
    assert (error.text or "").endswith("ex01_first_await.py:1")


def test_seed_and_clock_are_properties() -> None:
    """Each suite says how it was graded."""
    facts = {each.get("name"): each.get("value") for each in read("sequential").iter("property")}
    assert (facts["seed"], facts["clock"], facts["mark.overlap"]) == ("7", "kata", "failed")
