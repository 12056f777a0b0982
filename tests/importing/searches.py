"""Work for the reading process: searches of stored texts that end in other ways than they should."""

import os
from dataclasses import replace

from briefing_app.domain.text import SourceText
from briefing_app.extraction.syntax import MISSING
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Job
from briefing_app.importing.work import find


def stumble(job: Job, voice: Voice) -> None:
    """Die over texts that tell of a storm; find what is in the others."""
    assert isinstance(job, SourceText)
    if "storm" in job.text:
        os.abort()
    voice.found(find(job))


def without_model(job: Job, voice: Voice) -> None:
    """Find what is found where the language model is missing."""
    assert isinstance(job, SourceText)
    voice.found(replace(find(job), notices=(MISSING,)))
