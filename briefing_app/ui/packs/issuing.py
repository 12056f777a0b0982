"""Exports, versions, comparisons, checks of issued files, and bundles: what the two panes ask for, done."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app.domain.packs import Issue, OpenFindings, PackDetails
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.packs.evidence.findings import Checked
from briefing_app.packs.versions.versions import called
from briefing_app.ui.packs import builds_pane, work_versions
from briefing_app.ui.packs.answering import Answering
from briefing_app.ui.packs.bench import Middle
from briefing_app.ui.packs.builds_pane import Build, Format
from briefing_app.ui.packs.export import file_name

if TYPE_CHECKING:
    from briefing_app.ui.packs.preview.sheets import Sheets

_KEPT = "pack-build"
"""Where the settings keep the last build."""


class Issuing(Answering):
    """Answers to the panes of exports and versions."""

    field_asked = Signal(str)

    def _connect(self) -> None:
        builds, versions = self._bench.builds, self._bench.versions
        builds.choose(builds_pane.read(self._desk.settings.panes.get(_KEPT, "")))
        builds.chosen.connect(self._keep)
        builds.export_asked.connect(self.export)
        builds.findings_asked.connect(self._show_findings)
        versions.issue_asked.connect(self._issue)
        versions.pending_asked.connect(self._find_pending)
        versions.addendum_asked.connect(self._add)
        versions.compare_asked.connect(self._compare)
        versions.write_asked.connect(self._write_again)
        versions.verify_asked.connect(self.ask_for_file)
        versions.details_asked.connect(self.field_asked)
        self._bench.preview.back_asked.connect(self.show_pack)
        self._following.returned.connect(partial(self._bench.preview.say_apart, ""))

    def show_checked(self, details: PackDetails, checked: Checked) -> None:
        """Say in both panes what open findings mean."""
        self._bench.builds.show_findings(details, checked)
        self._bench.versions.show_details(details, checked)

    def _show_findings(self) -> None:
        self._bench.show_below(self._bench.evidence)
        self._bench.evidence.setFocus()

    # exports

    def show_builds(self) -> None:
        """Choose what to export as."""
        self._bench.settle()
        self._bench.show_middle(Middle.BUILDS)
        self._bench.builds.focus_choice()

    def _keep(self, build: Build) -> None:
        self._desk.set(panes={**self._desk.settings.panes, _KEPT: builds_pane.kept(build)})

    def export_pdf(self) -> None:
        """The whole pack as a PDF."""
        self.export(Build(Format.PDF))

    def export(self, build: Build) -> None:
        """Ask where to, having said what open findings mean; where they forbid it, show them instead."""
        opened, checked = self._opened(), self._bench.evidence.checked
        if opened is None:
            return
        self._bench.settle()
        details, found = opened.pack.details, counted(len(checked.open), "finding")
        apart = build.format in builds_pane.APART
        if checked.open and details.open_findings is OpenFindings.REFUSE and not apart:
            words = f"Not exported: {found} still open, and this pack does not leave so"
            self._exporter.tell(words)
            self._show_findings()
            return
        still = counted(len(checked.open), "finding is", "findings are")
        told = f": the cover will say that {still} open" if checked.open and not apart else ""
        self._exporter.ask(
            partial(work_versions.write, opened.pack.id, build), file_name(details, build), build.ending, told
        )

    # versions

    def show_versions(self) -> None:
        """Show what was issued, and what can be."""
        self._bench.settle()
        self._bench.show_middle(Middle.VERSIONS)
        self._bench.versions.show_pending(None)
        self.renew()
        self._bench.versions.issue.setFocus()

    def renew(self) -> None:
        """Ask what was issued, where that is shown."""
        opened = self._opened()
        if opened is not None and self._bench.shown is Middle.VERSIONS:
            call = partial(work_versions.issues, opened.pack.id)
            self._desk.operations.run(call, self._bench.versions.show_issues, key="packs.issues")

    def _issue(self, why: str) -> None:
        opened = self._opened()
        if opened is not None:
            self._bench.settle()
            self._desk.operations.run(partial(work_versions.issue, opened.pack.id, why), self.done.emit)

    def _find_pending(self) -> None:
        opened = self._opened()
        if opened is not None:
            call = partial(work_versions.pending, opened.pack.id)
            self._desk.operations.run(call, self._bench.versions.show_pending, key="packs.pending")

    def _add(self, whys: Mapping[str, str], sent_to: str) -> None:
        opened = self._opened()
        if opened is not None:
            call = partial(work_versions.issue_addendum, opened.pack.id, whys, sent_to)
            self._desk.operations.run(call, self.done.emit)

    def _compare(self, old: Issue, new: Issue | None) -> None:
        opened = self._opened()
        if opened is not None:
            call = partial(work_versions.comparison, opened.pack.id, old, new)
            names = f"{called(old)} compared with {called(new).lower() if new else 'the pack as it stands'}"
            self._desk.operations.run(call, partial(self._show_comparison, names), key="packs.comparison")

    def _show_comparison(self, names: str, sheets: "Sheets") -> None:
        self._following.show_apart(sheets)
        self._bench.preview.say_apart(names)
        self._bench.show_below(self._bench.preview)

    def _write_again(self, issued: Issue) -> None:
        opened = self._opened()
        if opened is not None:
            build = Build(Format.PDF)
            name = file_name(opened.pack.details, build, called(issued).lower())
            self._exporter.ask(partial(work_versions.write_issue, issued), name, build.ending, "")

    # a file that is out

    def ask_for_file(self) -> None:
        """Ask which PDF to check."""
        self._bench.show_middle(Middle.VERSIONS)
        self.renew()
        self._exporter.ask_for("Check an issued PDF", "PDF (*.pdf)", self.verify)

    def verify(self, path: str) -> None:
        """Check a PDF against the library."""
        file = Path(path)
        self._desk.status.emit(f"Checking {file.name}")
        failed = partial(self._say_failed, file.name)
        self._desk.operations.run(partial(work_versions.verify, file), self._say_verdict, failed=failed)

    def _say_verdict(self, checked: work_versions.Verified) -> None:
        self._desk.status.emit("")
        self._bench.versions.show_verdict(checked.name, checked.verdict)

    def _say_failed(self, name: str, error: BriefingError) -> None:
        self._desk.status.emit("")
        self._bench.versions.show_failed(name, f"{error.what} {error.remedy}")
