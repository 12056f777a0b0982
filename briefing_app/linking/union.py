"""Sets that grow together, and never hold two things that a person has set apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Union(Generic[K]):
    """Disjoint sets."""

    def __init__(self, apart: Iterable[tuple[K, K]] = ()) -> None:
        """Everything alone; `apart` are pairs that are never joined, through others neither."""
        self._parent: dict[K, K] = {}
        self._size: defaultdict[K, int] = defaultdict(lambda: 1)
        self._foes: defaultdict[K, set[K]] = defaultdict(set)
        for one, other in apart:
            self.part(one, other)

    def part(self, one: K, other: K) -> None:
        """Never join two sets, unless they are one already."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._foes[first].add(second)
            self._foes[second].add(first)

    def root(self, one: K) -> K:
        """The set that something is in."""
        parent = self._parent.setdefault(one, one)
        while parent != self._parent[parent]:
            parent = self._parent[one] = self._parent[parent]
        return parent

    def joined(self, one: K, other: K) -> bool:
        """Whether two are in one set."""
        return self.root(one) == self.root(other)

    def join(self, one: K, other: K) -> bool:
        """Make two sets one, unless that would bring together what is apart; whether they are one now."""
        large, small = self.root(one), self.root(other)
        if large == small:
            return True
        if small in self._foes[large]:
            return False
        if self._size[large] < self._size[small]:
            large, small = small, large
        self._parent[small] = large
        self._size[large] += self._size[small]
        for foe in self._foes.pop(small, ()):
            self._foes[foe].discard(small)
            self._foes[foe].add(large)
            self._foes[large].add(foe)
        return True

    def sets(self) -> list[list[K]]:
        """Every set, in the order in which its first member came."""
        found: defaultdict[K, list[K]] = defaultdict(list)
        for one in self._parent:
            found[self.root(one)].append(one)
        return list(found.values())
