"""Tantivy on the data of the search benchmark, in an environment of its own.

    python -m tests.bench.search_tantivy INDEX LIBRARY STATEMENT

makes the index of what a statement finds in a library if there is none, then answers each page asked on a line of
input with a line of times. Set up to its advantage: the order of date is a fast field, and whatever a result shows is
stored beside it.
"""

import json
import sqlite3
import sys
import time
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

_HEAP = 512 << 20
_TEXTS = ("text", "title", "role", "publisher")


def made(folder: Path, library: Path, statement: str) -> Any:
    """The index in a folder, made of rows whose columns are its fields."""
    tantivy: Any = import_module("tantivy")
    schema = tantivy.SchemaBuilder()
    for name in _TEXTS:
        schema.add_text_field(name, stored=True)
    schema.add_integer_field("key", stored=True, indexed=True, fast=True)
    schema.add_integer_field("speaker", stored=True, indexed=True)
    schema = schema.build()
    if (folder / "whole").is_file():
        return tantivy.Index(schema, path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(_HEAP, 1)
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(statement)
        names = [column[0] for column in rows.description]
        for row in rows:
            writer.add_document(tantivy.Document(**dict(zip(names, row, strict=True))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    (folder / "whole").touch()
    return index


class Asker:
    """Asks an index for pages."""

    def __init__(self, index: Any) -> None:
        """`index` as `made` makes it."""
        self.tantivy: Any = import_module("tantivy")
        self.index, self.schema, self.searcher = index, index.schema, index.searcher()

    def page(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Fifty results, the newest first, with everything stored."""
        found = self.searcher.search(self._query(asked), limit=50, count=False, order_by_field="key")
        return [self.searcher.doc(address).to_dict() for _, address in found.hits]

    def _query(self, asked: dict[str, Any]) -> Any:
        kind, occur = self.tantivy.Query, self.tantivy.Occur
        parts = [(occur.Must, kind.term_query(self.schema, "text", word)) for word in asked.get("words", ())]
        if phrase := asked.get("phrase"):
            parts.append((occur.Must, kind.phrase_query(self.schema, "text", phrase)))
        if refused := asked.get("without"):
            parts.append((occur.MustNot, kind.term_query(self.schema, "text", refused)))
        if (speaker := asked.get("speaker")) is not None:
            parts.append((occur.Must, kind.term_query(self.schema, "speaker", speaker)))
        if bounds := asked.get("between"):
            integer = self.tantivy.FieldType.Integer
            days = kind.range_query(self.schema, "key", integer, *bounds, include_upper=False)
            parts.append((occur.Must, days))
        return kind.boolean_query(parts)


def main() -> None:
    """Make the index, say so, then answer until the input ends."""
    asker = Asker(made(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
    print("ready", flush=True)
    for line in sys.stdin:
        start, used = time.perf_counter(), time.process_time()
        page = asker.page(json.loads(line))
        spent = [(time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000]
        print(json.dumps([*spent, len(page)]), flush=True)


if __name__ == "__main__":
    main()
