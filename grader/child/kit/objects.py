"""Make objects of the learner's classes and reach their methods, where a missing one is a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grader.child.evidence.classify import of_exception
from grader.child.kit.expect import CheckFailed
from grader.child.kit.managers import Manager
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.child.evidence.places import Learner
    from grader.child.kit.expect import Expect


class Objects:
    """The part of the kit that knows classes; their methods are named like "Queue.put"."""

    expect: Expect
    place_of: Callable[[str], Place]
    _learner: Learner

    if TYPE_CHECKING:  # what the kit adds
        # ruff: noqa: D102  # these have their docstrings there
        def line_of(self, error: BaseException) -> Place | None: ...
        def _function(self, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> Callable[..., Any]: ...
        def _fits(
            self, function: Callable[..., Any], name: str, args: Sequence[Any], kwargs: dict[str, Any]
        ) -> Callable[..., Any]: ...

    def make(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Make an object of a class of the learner's."""
        made_by = self._function(name, args, kwargs)
        try:
            return made_by(*args, **kwargs)
        except TypeError as error:
            if self.line_of(error):
                raise
            # Nothing of the learner's ran, as with an `async def __init__`: the class itself does not fit.
            finding = replace(of_exception(error, self._learner), place=self.place_of(f"{name}.__init__"))
            raise CheckFailed(f"{name} cannot be made: {error}.", finding) from error

    def method(self, thing: Any, name: str, *args: Any, **kwargs: Any) -> Callable[..., Any]:
        """Give a method that takes these arguments, such as "Queue.put" of a queue."""
        short = name.rpartition(".")[2]
        self.expect.where = self.place_of(name)
        found = getattr(thing, short, None)
        if found is None:
            raise CheckFailed(
                f"{name} is missing: the exercise asks for a method of that name.",
                Finding(Evidence.WRONG_VALUE, self.expect.where, name, text="missing name"),
            )
        return self._fits(found, name, args, kwargs)

    def manager(self, made: Any, name: str) -> Manager:
        """Take what the learner's code gave for `async with`, under the name that gave it."""
        return Manager(made, name, self.place_of(name), self.expect, self._learner)

    def call_method(self, thing: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a plain method, which may be done inside a loop; it must not be an async one."""
        result = self.method(thing, name, *args, **kwargs)(*args, **kwargs)
        if hasattr(result, "cr_code"):
            result.close()
            message = f"{name} should be a plain method, but it is an async one: calling it starts nothing."
            raise CheckFailed(message, Finding(Evidence.SYNC_MIXUP, self.place_of(name), name))
        return result
