"""Caching by version: a value is kept for its arguments until something that it depends on has another version."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from time import monotonic
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def cached(*versions: Callable[[], Hashable], size: int = 64) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep ``size`` values of a function by its arguments and by what ``versions`` return at the call.

    Versions are those of the database (``store.database``), of the boundaries (``boundaries.stamp``), or ``second``.
    As with ``lru_cache``, ``cache_clear`` of the function lets go of all of them.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=size)
        def keep(_: tuple[Hashable, ...], *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return keep(tuple(version() for version in versions), *args, **kwargs)  # type: ignore[arg-type]

        call.cache_clear = keep.cache_clear  # type: ignore[attr-defined]
        return call

    return decorate


def second() -> int:
    """The clock in whole seconds, for what looks at files and need not do so more than once a second."""
    return int(monotonic())
