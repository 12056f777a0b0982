"""What is found, printed a line each: facts and stories a page of the library at a time, after what waits is linked."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import complain, emit, say

if TYPE_CHECKING:
    from briefing_app.cli.records import Record
    from briefing_app.library.library import Library

T = TypeVar("T")
_PAGE = 200


class _Row(Protocol):
    """What a page ends with tells where the next one begins."""

    @property
    def key(self) -> Any:
        """Of the row."""


R = TypeVar("R", bound=_Row)


def put(
    found: Iterable[T], record: "Callable[[T], Record]", line: Callable[[T], str], options: argparse.Namespace
) -> int:
    """Print each, as a record for programs if that was asked for or as a line for people; how many there were."""
    printed = 0
    for one in found:
        printed += 1
        if options.json:
            emit(record(one))
        else:
            say(line(one))
    return printed


def put_linked(
    options: argparse.Namespace,
    found: "Callable[[Library], Iterable[T]]",
    record: "Callable[[T], Record]",
    line: Callable[[T], str],
) -> int:
    """Link the documents that still wait for it, then print what the library has; the exit code."""
    with open_library(options) as library:
        if not link(library):
            return 130
        printed = put(found(library), record, line, options)
    if not printed:
        complain("Nothing found.")
    return 0


def pages(page: Callable[[Any, int], Sequence[R]]) -> Iterator[Sequence[R]]:
    """Page after page: `page` is asked for what comes after a key (None: for the first), and how many."""
    before = None
    while found := page(before, _PAGE):
        yield found
        before = found[-1].key
