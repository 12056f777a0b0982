"""The twelve invented articles of `corpus/`, which are written in every format and must say the same in each."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Article:
    """An article as plain text; its first line is its title, blank lines part its paragraphs."""

    name: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.strip().split("\n\n")


def articles() -> list[Article]:
    return [Article(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))]
