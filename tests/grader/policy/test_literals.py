"""Which names hold nothing but texts that are written in the file."""

from __future__ import annotations

import ast

import pytest

from grader.literals import names_of_texts


@pytest.mark.parametrize(
    "text",
    [
        "name = 'open'",
        "name: str = 'open'",
        "(name := 'open')",
        "name = 'open'\nname = 'close'",
        "name = 'commit' if well else 'rollback'",
        "for name in ('open', 'close'): pass",
        "for name in ['open', 'close']: pass",
        "async def f():\n    async for name in ('open',): pass",
        "steps = ('commit' if well else 'rollback', 'close')\nfor name in steps: pass",
        "steps = ('a',) if well else ('b', 'c')\nfor name in steps: pass",
        "first = 'open'\nname = first",
        "[getattr(conn, name) for name in ('open', 'close')]",
    ],
)
def test_names_of_texts(text: str) -> None:
    """However they are bound: to a text, to one of several, to each in turn, by way of another name."""
    assert "name" in names_of_texts(ast.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "name = 'op' + 'en'",
        "name = f'{x}'",
        "name = 'open'\nname += '_it'",
        "name = 'open'\ndef f(name): pass",
        "name = 'open'\nfor name in dir(x): pass",
        "name = 'open'\nname, other = 'a', 'b'",
        "name = 'open'\nimport sys as name",
        "name = 'open'\nwith x as name: pass",
        "name = 'open'\ntry: pass\nexcept ValueError as name: pass",
        "name = 'open'\nmatch x:\n    case name: pass",
        "name = 'open'\nmatch x:\n    case [*name]: pass",
        "name = 'open'\nmatch x:\n    case {**name}: pass",
        "name = 'open'\ndef name(): pass",
        "name = ('open', 'close')",
        "for name in 'open': pass",
        "steps = ['open']\nsteps.append(x)\nfor name in steps: pass",
        "for steps in ('open',):\n    for name in steps: pass",
        "name = other\nother = name",
        "name = 'open'\nglobals()['na' + 'me'] = x",
        "name = 'open'\nvars()['na' + 'me'] = x",
        "name = 1",
        "pass",
    ],
)
def test_names_that_may_hold_anything(text: str) -> None:
    """One binding that is no written text is enough, and so is none at all."""
    assert "name" not in names_of_texts(ast.parse(text))
