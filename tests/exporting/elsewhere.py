"""Asks other programs about the files, where they are installed; no part of the suite.

    .venv/bin/python -m tests.exporting.elsewhere [--axe axe.min.js] [--check-pdf COMMAND]

LibreOffice opens the Word document and writes it again: words, headings, header rows and text alternatives must be the
same. A browser runs axe-core on the web page, of which `--axe` gives the file (from the package axe-core-python, say).
`--check-pdf` is a command that takes profiles and files, such as one that calls veraPDF.
"""

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn

from briefing_app.exporting.build import write_document
from tests.exporting.everything import ADDENDUM, EVERYTHING

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_RUN = (
    "axe.run().then(r => {const p = document.createElement('pre'); p.id = 'found'; "
    "p.textContent = JSON.stringify(r.violations.map(v => v.id)); document.body.appendChild(p)})"
)


def written_again(file: Path, folder: Path) -> Iterator[str]:
    """What LibreOffice changes of a Word document."""
    command = ["soffice", "--headless", "--convert-to", "docx", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    before, after = (_parts(path) for path in (file, folder / file.name))
    yield from (f"{file.name}: {name} differ" for name in before if before[name] != after[name])


def _parts(file: Path) -> dict[str, list[object]]:
    body = docx.Document(str(file)).element.body
    headings = (one for one in body.iter(qn("w:p")) if (one.style or "").startswith("Heading"))
    return {
        "words": ["".join(one.text or "" for one in body.iter(qn("w:t")))],
        "headings": [(one.style, "".join(part.text or "" for part in one.iter(qn("w:t")))) for one in headings],
        "header rows": [len(list(one.iter(qn("w:tblHeader")))) for one in body.iter(qn("w:tbl"))],
        "text alternatives": [one.get("descr") for one in body.iter(qn("wp:docPr"))],
    }


def violations(file: Path, axe: Path) -> Iterator[str]:
    """What axe-core says against a web page."""
    browser = next(name for name in _BROWSERS if shutil.which(name))
    scripts = f"<script>{axe.read_text('utf-8')}</script><script>{_RUN}</script></body>"
    shown = file.with_suffix(".axe.html")
    shown.write_text(file.read_text("utf-8").replace("</body>", scripts), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom"]
    page = subprocess.run([browser, *options, shown.as_uri()], check=True, capture_output=True, text=True, timeout=300)
    found = re.search(r'<pre id="found">(.*?)</pre>', page.stdout, re.DOTALL)
    if found is None:
        yield f"{file.name}: axe-core gave no answer"
        return
    yield from (f"{file.name}: {name}" for name in json.loads(found[1]))


def refused(file: Path, command: str) -> Iterator[str]:
    """What a checker of PDFs says against a file."""
    done = subprocess.run([*shlex.split(command), "ua1", "3a", str(file)], check=False, capture_output=True, text=True)
    if done.returncode:
        yield f"{file.name}: {done.stdout}{done.stderr}"


def main() -> int:
    """Write every kind of block in each format and ask; the number of faults."""
    parser = argparse.ArgumentParser(description="Ask other programs about the files that packs become.")
    parser.add_argument("--axe", type=Path, help="the file of axe-core")
    parser.add_argument("--check-pdf", help="a command that checks PDFs")
    chosen = parser.parse_args()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "again").mkdir()
        for title, document in (("everything", EVERYTHING), ("addendum", ADDENDUM)):
            for suffix in (".docx", ".html", ".pdf"):
                write_document(document, folder / f"{title}{suffix}")
            if shutil.which("soffice"):
                faults += written_again(folder / f"{title}.docx", folder / "again")
            else:
                sys.stdout.write("LibreOffice is not installed: it was not asked.\n")
            faults += violations(folder / f"{title}.html", chosen.axe) if chosen.axe else []
            faults += refused(folder / f"{title}.pdf", chosen.check_pdf) if chosen.check_pdf else []
    sys.stdout.write("\n".join(faults) + "\n" if faults else "Nothing is said against the files.\n")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
