"""Whatever a file does, it ends in documents or in a reason, soon."""

import time

import pytest

from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.formats import Parcel
from tests.importing.building import BUILDERS
from tests.importing.ending import ended
from tests.importing.hostile_files import HOSTILE, damaged

SECONDS = 10


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_documents_or_in_a_reason(kind: str) -> None:
    name, make = HOSTILE[kind]
    data = make()
    started = time.process_time()  # a busy machine makes no file hostile
    outcome = ended(read_bytes, data, name)
    assert time.process_time() - started < SECONDS
    if isinstance(outcome, Parcel):
        assert outcome.parts
        for part in outcome.parts:
            assert "root:" not in part.source.text
            assert "/" not in part.origin.name
            assert "\\" not in part.origin.name
            assert part.source.needs_ocr or part.source.text.encode("utf-8")


@pytest.mark.parametrize("form", BUILDERS)
def test_a_damaged_file_ends_in_documents_or_in_a_reason(form: str) -> None:
    for seed in range(12):
        name, data = damaged(form, seed)
        ended(read_bytes, data, name)
