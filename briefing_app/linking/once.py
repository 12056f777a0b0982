"""What is found out of an object when it is first asked for, and then kept: `functools.cached_property` without a lock.

Until Python 3.12 that one takes a lock each time that it finds something out, which linking does for millions of pairs.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - used as a decorator, as `property` is
    """A property of an object with a `__dict__`, in which its value is kept."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        """`find` is the method that finds it out."""
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """It is kept by its own name, so that it is asked for once only."""
        self._name = name

    @overload
    def __get__(self, owned: None, owner: type) -> Self: ...
    @overload
    def __get__(self, owned: object, owner: type | None = None) -> T: ...
    def __get__(self, owned: object | None, owner: type | None = None) -> Self | T:
        """Find it out."""
        if owned is None:
            return self
        found = owned.__dict__[self._name] = self._find(owned)
        return found
