"""Let a wrapper pass for what it wraps; functools.wraps costs three times as much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def disguised(wrapper: Callable[..., Any], original: Any) -> Callable[..., Any]:
    """Give the wrapper the names, the documentation and the signature of the original."""
    wrapper.__name__ = original.__name__
    wrapper.__qualname__ = original.__qualname__
    wrapper.__module__ = original.__module__
    wrapper.__doc__ = original.__doc__
    wrapper.__wrapped__ = original  # type: ignore[attr-defined]  # where inspect.signature looks
    return wrapper
