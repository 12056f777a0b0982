"""How far the points of the twelve articles agree with those of their plain text, in every format and PDF layout.

.venv/bin/python -m tests.importing.agreed
"""

from collections.abc import Callable
from functools import partial

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.plain import read_text
from tests.importing.agreement import NONE, Agreement, agreement
from tests.importing.articles import Article, articles
from tests.importing.building import BUILDERS
from tests.importing.readers.pdf_building import LOOKS, pdf_of


def agreed(build: Callable[[Article], bytes], suffix: str) -> Agreement:
    """Over all the articles."""
    return sum((agreement(_plain(each), _read(build(each), suffix)) for each in articles()), NONE)


def _plain(article: Article) -> SourceText:
    return read_text(article.text.encode(), "a.txt")


def _read(data: bytes, suffix: str) -> SourceText:
    return read_bytes(data, "a" + suffix).parts[0].source


def main() -> None:
    forms = {form: (build, suffix) for form, (suffix, build) in BUILDERS.items()}
    forms |= {f"pdf, {name}": (partial(pdf_of, look=look), ".pdf") for name, look in LOOKS.items()}
    everything = NONE
    for form, (build, suffix) in forms.items():
        found = agreed(build, suffix)
        everything += found
        print(f"{form:<42} {found.both:>5} of {found.most:>5}  {found.share:.1%}", flush=True)
    print(f"{'all':<42} {everything.both:>5} of {everything.most:>5}  {everything.share:.1%}")


if __name__ == "__main__":
    main()
