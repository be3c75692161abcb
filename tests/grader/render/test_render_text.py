"""Escaping and measuring of text that others wrote."""

from __future__ import annotations

import unicodedata

import pytest

from grader.render.text import block, clean, cut, paragraph, seconds, shorten, source_lines, width_of, wrap
from tests.grader.render.factory import HOSTILE


def test_every_character_is_harmless_once_clean() -> None:
    """No character that acts, reorders, hides or ends a line survives, whichever it is."""
    every = "".join(map(chr, range(0x110000)))
    text = clean(every)
    bad = {char for char in set(text) if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert not bad
    assert text.encode("utf-8")


@pytest.mark.parametrize("unicode", [True, False])
def test_clean_twice_is_clean_once(unicode: bool) -> None:
    """Cleaning what is clean changes nothing, so that it can be done at each border."""
    once = clean(HOSTILE, unicode=unicode)
    assert clean(once, unicode=unicode) == once
    assert unicode or once.isascii()


@pytest.mark.parametrize("text", ["::error::x", "  ::add-mask::x", "\t::stop-commands::x", ":::x"])
def test_log_commands_at_the_start_are_defused(text: str) -> None:
    """A line never starts as a workflow command does."""
    assert not clean(text).lstrip().startswith("::")


def test_log_commands_within_a_line_are_defused() -> None:
    """The older form of workflow command is read anywhere in a line, so it occurs nowhere."""
    assert "##[" not in clean("a ##[error]b") + block("x\n##[group]y")


def test_ordinary_text_stays_as_it_is() -> None:
    """Letters of any script, accents and emoji are shown."""
    for text in ("été", "日本語 😀", "x = a[::2]", "e\u0301"):
        assert clean(text) == text


def test_marks_do_not_pile_up() -> None:
    """A character carries a few combining marks, not a tower of them."""
    assert clean("z" + "\u0300" * 50) == "z" + "\u0300" * 3


def test_ascii_keeps_the_sense_of_punctuation() -> None:
    """Quotes, dashes and arrows have forms in ASCII; other characters show as escapes."""
    assert clean("\u201ca\u201d \u2013 \u2192 é…", unicode=False) == '"a" - -> \\xe9...'


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("日本", 4), ("😀", 2), ("e\u0301", 1)])
def test_width_counts_cells(text: str, cells: int) -> None:
    """Wide characters take two cells, combining ones none."""
    assert width_of(text) == cells


@pytest.mark.parametrize("width", range(1, 12))
def test_cut_and_wrap_respect_the_width(width: int) -> None:
    """No line is wider than asked for, also where a wide character would straddle the edge."""
    text = "日本語 😀 plain words"
    assert width_of(cut(text, width)) <= width
    assert width_of(cut(text, width, unicode=False)) <= width
    assert all(width_of(line) <= max(2, width) for line in wrap(text, width))


def test_wrap_loses_nothing_and_keeps_the_indentation() -> None:
    """All words are there in order, each line as far in as the first."""
    lines = wrap("    one two three four", 12)
    assert " ".join(lines).split() == ["one", "two", "three", "four"]
    assert all(line.startswith("    ") for line in lines)


def test_long_values_keep_head_and_tail() -> None:
    """Two long values that differ at the end can still be told apart."""
    text = shorten("a" * 500 + "END", 40)
    assert text.startswith("aaaa")
    assert text.endswith("END")
    assert width_of(text) == 40


def test_paragraph_is_bounded() -> None:
    """A message of many megabytes takes as many lines as allowed and says that it goes on."""
    for text in ("word " * 200_000, "x" * 1_000_000, "\n" * 10 + "y\n" * 100_000):
        lines = paragraph(text, 40, max_lines=4)
        assert len(lines) <= 4
        assert all(width_of(line) <= 40 for line in lines)
    assert paragraph("word " * 100, 40, max_lines=4)[-1].endswith("…")


def test_source_is_split_as_python_counts_lines() -> None:
    """A form feed does not end a line, a carriage return does, a mark of byte order is no text."""
    assert source_lines("\ufeffa\x0cb\r\nc\rd\n\te") == ["a\x0cb", "c", "d", "    e"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00 s"),
        (-0.0, "0.00 s"),
        (3.0, "3.00 s"),
        (0.203, "203 ms"),
        (0.0004, "0.4 ms"),
        (1e300, "1e+300 s"),
    ],
)
def test_seconds(value: float, text: str) -> None:
    """Seconds are shown short, whatever their size."""
    assert seconds(value) == text
