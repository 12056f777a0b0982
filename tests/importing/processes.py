"""Python started afresh, for what can only be seen from outside the test's own process."""

import subprocess
import sys
from pathlib import Path

from briefing_app import paths


def run_python(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run this interpreter at the root of the checkout; output is text, and a failure is the caller's to judge."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=paths.PACKAGE.parent,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
