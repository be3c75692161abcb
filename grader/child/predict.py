"""Compare what a learner predicts that a program writes with a run of that program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.child.expect import show

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from grader.child.kit import Kit

Log = list[str]


class Prediction:
    """One list of the learner's file, beside what the program of the hidden test really writes."""

    def __init__(self, kit: Kit, name: str, wanted: Log) -> None:
        self._expect = kit.expect
        self._place = kit.place_of(name)
        self.name = name
        self.wanted = wanted
        self.got = self._texts(kit.get(name))

    @classmethod
    async def of(cls, kit: Kit, name: str, program: Callable[[Log], Awaitable[None]]) -> Prediction:
        """Run the program and take the learner's list, or say why it is none."""
        log: Log = []
        await program(log)
        return cls(kit, name, log)

    def has(self, *entries: str) -> bool:
        """Say whether these entries occur, in this order."""
        rest = iter(self.got)
        return all(entry in rest for entry in entries)

    def reject(self, code: str, message: str) -> None:
        """Fail because the list shows exactly the misconception of this code."""
        self._expect.reject(code, f"{self.name} {message}", self._place)

    def compare(self) -> None:
        """Expect equal lists; name the first entry that differs, and never what belongs there."""
        pairs = zip(self.got, self.wanted, strict=False)
        index = next((i for i, (mine, theirs) in enumerate(pairs) if mine != theirs), None)
        if index is not None:
            self._wrong(f"entry {index + 1} is not {show(self.got[index])}", index)
        right = min(len(self.got), len(self.wanted))
        if len(self.got) > right:
            self._wrong(f"the program ends before {show(self.got[right])}", right)
        if len(self.wanted) > right:
            self._wrong(f"the program goes on after entry {right}", right)

    def _texts(self, got: object) -> Log:
        if type(got) not in {list, tuple} or any(type(entry) is not str for entry in got):  # type: ignore[attr-defined]  # a list or tuple
            self.reject("wrong-result", f"should be a list of texts, but it is {show(got)}.")
        if not got:
            self.reject("wrong-result", "is empty: fill in what the program writes.")
        return list(got)  # type: ignore[call-overload,no-any-return]  # as above

    def _wrong(self, what: str, right: int) -> None:
        before = {0: "it begins in another way", 1: "the entry before is right"}
        so_far = before.get(right, f"the {right} entries before are right")
        self._expect.reject("wrong-result", f"{self.name}: {what}; {so_far}.", self._place)
