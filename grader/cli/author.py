"""Declare what an author types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.places import cwd, root_of
from grader.commands.options import course_option, run_options
from grader.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from grader.commands.running import Run


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--write", is_flag=True, help="First record the stubs as they are in exercises/.")
@run_options
@course_option
def check(names: tuple[str, ...], write: bool, run: Run, course: Path | None) -> int:
    """For authors: prove that stubs fail, right answers pass, mistakes are named."""
    from grader.commands import check as command

    if write:
        command.write_stubs(root_of(course), cwd())
    return command.check(root_of(course), cwd(), names, run)


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--title", default="", help="One line that says what it is about.")
@click.option("--kind", type=click.Choice([each.value for each in Kind]), default="fill-in")
@click.option("--points", type=click.IntRange(1), default=10, show_default=True)
@course_option
def new(name: tuple[str, ...], title: str, kind: str, points: int, course: Path | None) -> None:
    """For authors: begin a new exercise, such as ch02_topic/ex07_name or ch02 name."""
    from grader.commands import new as command

    command.new(root_of(course), cwd(), " ".join(name), title=title, kind=Kind(kind), points=points)
