"""Compare the values of learner code, and show them, without trusting what they say of themselves."""

from __future__ import annotations

import reprlib
from collections import Counter, OrderedDict, defaultdict, deque
from functools import partial, partialmethod
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from grader.child.evidence.classify import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.child.evidence.places import Learner

_SEQUENCES = (list, tuple, range, deque)
_MAPPINGS = (dict, Counter, defaultdict, OrderedDict)
_BASES = (tuple, list, dict)  # of which learners make classes of their own: a NamedTuple is a tuple
_PLAIN = (str, bytes, int, float, bool, complex, type(None))
_repr = reprlib.Repr()
_repr.maxlist = _repr.maxtuple = _repr.maxdict = _repr.maxset = 12
_repr.maxstring = _repr.maxother = 60
_repr.maxlevel = 4


def same(got: object, wanted: object) -> bool:
    """Compare by exact plain type, so that an object with an `__eq__` of its own proves nothing."""
    got = bare(got)
    if isinstance(wanted, list | tuple):
        return (
            is_one_of(got, _SEQUENCES)
            and len(got) == len(wanted)  # type: ignore[arg-type]  # one of _SEQUENCES
            and all(same(mine, theirs) for mine, theirs in zip(got, wanted, strict=True))  # type: ignore[call-overload]
        )
    if type(wanted) is dict:
        return is_one_of(got, _MAPPINGS) and len(got) == len(wanted) and _same_items(got, wanted)  # type: ignore[arg-type]  # one of _MAPPINGS
    if type(wanted) in {set, frozenset}:
        return is_one_of(got, (set, frozenset)) and _same_members(got, wanted)  # type: ignore[arg-type]  # a set
    if type(wanted) in _PLAIN:
        return type(got) is type(wanted) and got == wanted
    return got is wanted


def bare(value: object) -> object:
    """Give what an object of a class made of tuple, list or dict holds, past the methods of that class."""
    base = next((base for base in _BASES if issubclass(type(value), base)), None)
    if base is None or is_one_of(value, (base, *_MAPPINGS)):
        return value
    return dict(dict.items(value)) if base is dict else base(base.__iter__(value))  # type: ignore[arg-type]  # one of base


def is_one_of(value: object, kinds: tuple[type, ...]) -> bool:
    """Ask for the type itself: a metaclass may say that it is equal to another."""
    return any(type(value) is kind for kind in kinds)


def show(value: object) -> str:
    """Give a short text of a value, safe against objects whose `__repr__` misbehaves."""
    try:
        return ADDRESS.sub("", _repr.repr(value))
    except Exception:  # a learner's __repr__ may raise anything
        return f"<{type(value).__name__} object>"


def _same_items(got: dict[Any, Any], wanted: dict[Any, Any]) -> bool:
    return _same_members(got, wanted) and all(same(value, wanted[key]) for key, value in got.items())


def _same_members(got: Iterable[object], wanted: Iterable[object]) -> bool:
    """Compare members of sets, or keys, that are plain: True is not 1 here either."""
    return all(map(_is_plain, got)) and set(map(_typed, got)) == set(map(_typed, wanted))


def _is_plain(item: object) -> bool:
    return is_one_of(item, _PLAIN) or (type(item) is tuple and all(map(_is_plain, item)))


def _typed(item: object) -> object:
    return tuple(map(_typed, item)) if type(item) is tuple else (type(item), item)


def same_but_for_order(got: object, wanted: object) -> bool:
    """Say whether a sequence holds what is wanted in another order, or a dict under other keys."""
    got = bare(got)
    if is_one_of(got, _MAPPINGS) and type(wanted) is dict and got.keys() == wanted.keys():  # type: ignore[attr-defined]  # a dict
        return same_but_for_order(list(got.values()), list(wanted.values()))  # type: ignore[attr-defined]  # as above
    if not is_one_of(got, (list, tuple)) or not isinstance(wanted, list | tuple) or len(got) != len(wanted):  # type: ignore[arg-type]
        return False
    rest: list[object] = list(wanted)
    for item in got:  # type: ignore[attr-defined]
        match = next((index for index, other in enumerate(rest) if same(item, other)), None)
        if match is None:
            return False
        del rest[match]
    return True


def inside(value: object, depth: int = 3) -> Iterator[object]:
    """Yield a value and what the containers in it hold, so many levels deep."""
    yield value
    if depth and is_one_of(value, (list, tuple, set, frozenset, deque)):
        for item in value:  # type: ignore[attr-defined]
            yield from inside(item, depth - 1)
    elif depth and is_one_of(value, _MAPPINGS):
        for item in value.values():  # type: ignore[attr-defined]  # one of _MAPPINGS
            yield from inside(item, depth - 1)


_bases: Any = vars(type)["__mro__"].__get__  # a metaclass may say something else of both
_parts: Any = vars(type)["__dict__"].__get__
_HIDING = frozenset({partial, partialmethod, property, staticmethod, classmethod, MethodType})
_TOLD_BY = frozenset({"__eq__", "__hash__", "__str__", "__repr__", "__format__"})


def is_disguised(value: object, learner: Learner) -> bool:
    """Say whether a value is of a type that the learner's code has made: such a value says what it likes."""
    if is_one_of(value, _PLAIN):
        return False
    bases = _bases(type(value))
    if any(_is_of(part, learner) for base in bases for part in _parts(base).values()):
        return True
    plain = next((index for index, base in enumerate(bases) if base in _PLAIN), 0)
    return any(_TOLD_BY & set(_parts(base)) for base in bases[:plain])


def _is_of(part: object, learner: Learner) -> bool:
    """Say whether a part of a class is the learner's code, or hides whose it is, as a partialmethod does."""
    if type(part) is FunctionType:
        return learner.owns(part.__code__.co_filename)
    return type(part) in _HIDING
