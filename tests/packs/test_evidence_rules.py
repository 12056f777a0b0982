"""Every rule of the evidence check: cases that must fire, and cases that must not."""

import pytest

from briefing_app.packs.evidence.evidence import FindingKind as K
from tests.packs import evidence_items, evidence_numbers, evidence_sources
from tests.packs.evidence_made import found

FIRE = {**evidence_numbers.FIRE, **evidence_sources.FIRE, **evidence_items.FIRE}
SILENT = {**evidence_numbers.SILENT, **evidence_sources.SILENT, **evidence_items.SILENT}


@pytest.mark.parametrize("name", FIRE)
def test_what_must_be_found(name: str) -> None:
    (items, contents, more), kinds = FIRE[name]
    checked = found(items, contents, **more)
    assert [one.kind for one in checked.findings] == kinds, [one.sentence for one in checked.findings]
    (finding,) = checked.findings
    assert finding.sentence[-1] in ".”"
    assert finding.advice
    assert finding.key.startswith(finding.kind.name.lower().replace("_", "-"))


@pytest.mark.parametrize("name", SILENT)
def test_what_must_not_be_found(name: str) -> None:
    items, contents, more = SILENT[name]
    assert found(items, contents, **more).findings == ()


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(FIRE) > 50
    assert len(SILENT) > 50
    assert {kind for _, kinds in FIRE.values() for kind in kinds} == set(K) - {K.MISSING_SECTION}
