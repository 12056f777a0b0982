"""Values <-> what JSON can hold, for the pipes to the reading process. Nothing that comes back is believed unchecked.

The checks follow the types of the fields, so that a new field needs nothing here. Offsets are checked by `frames`.
"""

import enum
import math
import sys
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Check = Callable[[object], Any]

_WIDEST = sys.maxsize
"""Numbers of 64 bits at the most: the library can hold no larger ones."""


class WireError(ValueError):
    """What came over the pipe is not what it should be."""


def to_plain(value: object) -> Any:
    """A value of dataclasses, enumerations, dates and tuples as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], plain: object) -> T:
    """A value of that type.

    Raises:
        WireError: what is given makes none.
    """
    return cast("T", _check(cast("Hashable", kind))(plain))


@cache
def _check(kind: Any) -> Check:
    """The check of a type, made once."""
    if get_origin(kind) in {Union, types.UnionType}:
        # Nothing first, since that is what most fields which may be empty hold.
        kinds = sorted(get_args(kind), key=lambda each: each is not type(None))
        return partial(_one_of, tuple(_check(each) for each in kinds))
    if get_origin(kind) is tuple:
        return _tuple_check(get_args(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_dataclass, cast("Any", kind), {name: _check(hint) for name, hint in hints.items()})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return partial(_enumeration, kind)
    return _PLAIN[kind]


def _tuple_check(kinds: tuple[Any, ...]) -> Check:
    if kinds[-1] is ...:
        return partial(_tuple, _check(kinds[0]))
    return partial(_fixed_tuple, tuple(_check(kind) for kind in kinds))


def _one_of(checks: tuple[Check, ...], plain: object) -> Any:
    for check in checks:
        try:
            return check(plain)
        except WireError:
            continue
    raise WireError("a value of none of the types that it may have")


def _tuple(check: Check, plain: object) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise WireError("no list where one belongs")
    return tuple(check(each) for each in plain)


def _fixed_tuple(checks: tuple[Check, ...], plain: object) -> tuple[Any, ...]:
    if not isinstance(plain, list) or len(plain) != len(checks):
        raise WireError("no list of the right length where one belongs")
    return tuple(check(each) for check, each in zip(checks, plain, strict=True))


def _dataclass(kind: Callable[..., Any], checks: Mapping[str, Check], plain: object) -> Any:
    if not isinstance(plain, dict) or plain.keys() != checks.keys():
        raise WireError(f"no {getattr(kind, '__name__', 'value')} where one belongs")
    return kind(**{name: check(plain[name]) for name, check in checks.items()})


def _enumeration(kind: type[enum.Enum], plain: object) -> enum.Enum:
    try:
        return kind(plain)
    except ValueError as error:
        raise WireError(f"no {kind.__name__}") from error


def _text(plain: object) -> str:
    if not isinstance(plain, str) or not _whole(plain):
        raise WireError("no text where one belongs")
    return plain


def _whole(text: str) -> bool:
    """Whether it has no halves of characters, which nothing written as UTF-8 can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _whole_number(plain: object) -> int:
    if type(plain) is not int or abs(plain) > _WIDEST:
        raise WireError("no whole number where one belongs")
    return plain


def _number(plain: object) -> float:
    if type(plain) not in {int, float}:
        raise WireError("no number where one belongs")
    try:
        value = float(cast("float", plain))
    except OverflowError as error:
        raise WireError("a number out of all measure") from error
    if not math.isfinite(value):
        raise WireError("a number out of all measure")
    return value


def _truth(plain: object) -> bool:
    if not isinstance(plain, bool):
        raise WireError("neither yes nor no where one belongs")
    return plain


def _nothing(plain: object) -> None:
    if plain is not None:
        raise WireError("something where nothing belongs")


def _day(plain: object) -> date:
    try:
        return date.fromisoformat(_text(plain))
    except ValueError as error:
        raise WireError("no date where one belongs") from error


_PLAIN: dict[Any, Check] = {
    str: _text,
    int: _whole_number,
    float: _number,
    bool: _truth,
    type(None): _nothing,
    date: _day,
}
