"""Work for the reading process: searches of stored texts that end in other ways than they should."""

import os

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.extraction.syntax import MISSING
from briefing_app.extraction.version import ENGINE
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Job


def stumble(job: Job, voice: Voice) -> None:
    """Die over texts that tell of a storm, miss the language model in those that tell of fog, and find nothing."""
    assert isinstance(job, SourceText)
    if "storm" in job.text:
        os.abort()
    voice.found(Extraction(engine=ENGINE, notices=(MISSING,) if "fog" in job.text else ()))
