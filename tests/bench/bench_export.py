"""How fast a pack becomes an accessible PDF, at 20 and at 450 pages, beside WeasyPrint and Typst on the same content.

Each file is made by a process of its own, and its processor time counts from the start of the interpreter to the end,
so that neither other programs on the machine nor a peer's threads matter. Ours holds the composing of the pack from its
points too; the peers get the finished page. WeasyPrint makes its PDF as `pdf/ua-1`, Typst as `ua-1`, ours is PDF/UA-1
and PDF/A-3a with the sources inside. The keys in JSON: `weasyprint_ratio` and `typst_ratio` are their time over ours at
450 pages, `pages_450_s` ours in seconds of one core, `peak_mb` the most memory that ours needed there.
"""

# peers: weasyprint==70.0, typst==0.15.2

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2

from briefing_app.exporting.html import to_html
from briefing_app.exporting.pdf import fonts
from tests.bench.export_typst import to_typst
from tests.bench.figures import options, publish, table
from tests.bench.made_packs import made_pack

OURS, WEASYPRINT, TYPST = "Briefing Desk", "WeasyPrint", "Typst"
SUBJECTS = {20: 3, 450: 88}
"""How many subjects make a pack of about so many pages."""
WORKER = "tests/bench/export_worker.py"
_PRINT = """
@page { size: A4; margin: 84pt 54pt 75pt; @top-center { content: "OFFICIAL"; font-weight: 700 }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
html { font-size: 11pt; line-height: 15pt; }
main { max-width: none; padding: 0; } nav { display: block !important; }
nav a::after { content: target-counter(attr(href), page); float: right; }
nav, dl.cover { break-after: page; } figure, tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
thead { display: table-header-group; } header.marking, footer.marking { display: none; }
"""

Measured = dict[str, float]


def main() -> None:
    """Make each pack by each system, in turn, and say what that took."""
    parser = options("Seconds of the processor for a tagged PDF of 20 and of 450 pages, beside WeasyPrint and Typst.")
    parser.add_argument(
        "--runs", type=int, default=1, metavar="N", help="how often each file is made; the least counts"
    )
    chosen = parser.parse_args()
    made_pack(1)
    found: dict[int, dict[str, Measured]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in SUBJECTS:
            commands = prepared(Path(folder), pages)
            runs = [{name: measured(command) for name, command in commands.items()} for _ in range(chosen.runs)]
            found[pages] = {name: least([run[name] for run in runs]) for name in commands}
    publish(for_people(found), for_programs(found), as_json=chosen.json)


def prepared(folder: Path, pages: int) -> dict[str, list[str]]:
    """Write the content for each system; the commands that make the files, each ending with its target."""
    document = made_pack(SUBJECTS[pages])
    cuts = {face: Path(str(fonts.font(face).face.filename)) for face in fonts.Face}
    web, source = folder / f"{pages}.html", folder / f"{pages}.typ"
    web.write_text(to_html(document).replace("</style>", f"{_faces(cuts)}{_PRINT}</style>"), "utf-8")
    source.write_text(to_typst(document), "utf-8")
    peers, out = os.environ["BENCH_PEERS_PYTHON"], folder / f"{pages}.pdf"
    return {
        OURS: [sys.executable, "-m", "tests.bench.export_worker", "ours", str(SUBJECTS[pages]), str(out)],
        WEASYPRINT: [peers, WORKER, "weasyprint", str(web), str(out)],
        TYPST: [peers, WORKER, "typst", str(source), str(out), str(cuts[fonts.Face.REGULAR].parent)],
    }


def _faces(cuts: Mapping[fonts.Face, Path]) -> str:
    """The very faces of our paper, for a page of HTML."""
    wanted = ((False, 400), (False, 600), (True, 400))
    named = {
        (serif, weight): next(
            path
            for face, path in cuts.items()
            if (face.serif, face.value.weight, face.value.italic) == (serif, weight, False)
        )
        for serif, weight in wanted
    }
    return "\n".join(
        f'@font-face {{ font-family: "Source {"Serif 4" if serif else "Sans 3"}"; font-weight: {weight}; '
        f'src: url("{path.as_uri()}") }}'
        for (serif, weight), path in named.items()
    )


def measured(command: Sequence[str]) -> Measured:
    """What a process took to make its file, and how many pages it has; what it complains of goes to stderr."""
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    target = next(part for part in command if part.endswith(".pdf"))
    with pypdfium2.PdfDocument(target) as made:
        count = len(made)
    return {**json.loads(printed.splitlines()[-1]), "pages": count, "megabytes": Path(target).stat().st_size / 1e6}


def least(runs: Sequence[Measured]) -> Measured:
    """The run that took the least."""
    return min(runs, key=lambda run: run["processor"])


def for_people(found: Mapping[int, Mapping[str, Measured]]) -> str:
    """The runs as a table."""
    rows = [
        [
            f"{name}, {pages} pages asked for",
            f"{each['processor']:.2f}",
            f"{each['clock']:.2f}",
            f"{each['processor'] / systems[OURS]['processor']:.1f}",
            f"{each['pages']:.0f}",
            f"{each['peak_mb'] or 0:.0f}",
            f"{each['megabytes']:.1f}",
        ]
        for pages, systems in found.items()
        for name, each in systems.items()
    ]
    return table(["", "processor s", "clock s", "times ours", "pages", "peak MB", "file MB"], rows)


def for_programs(found: Mapping[int, Mapping[str, Measured]]) -> dict[str, object]:
    """The figures that goals are set for, and all runs."""
    largest = found[450]
    ours = largest[OURS]["processor"]
    return {
        "weasyprint_ratio": round(largest[WEASYPRINT]["processor"] / ours, 3),
        "typst_ratio": round(largest[TYPST]["processor"] / ours, 3),
        "pages_450_s": round(ours, 3),
        "peak_mb": round(largest[OURS]["peak_mb"] or 0, 1),
        "runs": {str(pages): dict(systems) for pages, systems in found.items()},
    }


if __name__ == "__main__":
    main()
