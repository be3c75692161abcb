"""Declare the options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from grader.model import Clock

_Command = TypeVar("_Command", bound=Callable[..., object])


def course_option(command: _Command) -> _Command:
    """Add the option that names another course."""
    return click.option(
        "--course",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        metavar="DIR",
        help="The course; by default the one around the current directory.",
    )(command)


def strict_option(command: _Command) -> _Command:
    """Add the option that makes a result one that counts; it goes above `run_options`."""
    return click.option(
        "--strict",
        is_flag=True,
        help="For results that count: hold a file that could bend its result for review, before it is run.",
    )(command)


def run_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say how checks run, and hand them over as one value."""

    @click.option(
        "--jobs", metavar="N", type=click.IntRange(1, 256), help="Files at a time; default: the cores."
    )
    @click.option(
        "--seed", metavar="N", type=click.IntRange(0), help="Draw names, delays, counts from this number."
    )
    @click.option(
        "--clock",
        type=click.Choice([each.value for each in Clock]),
        default="kata",
        show_default=True,
        help="real: wait every delay out, on the wall clock.",
    )
    @functools.wraps(command)
    def collected(
        *, jobs: int | None, seed: int | None, clock: str, strict: bool = False, **others: object
    ) -> int:
        # Imported here: commands that run nothing must not wait for it.
        from grader.commands.running import Run  # noqa: PLC0415 - see above
        from grader.grade import new_seed  # noqa: PLC0415 - see above

        run = Run(new_seed() if seed is None else seed, Clock(clock), jobs, strict)
        return command(run=run, **others)

    return collected
