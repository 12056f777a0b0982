"""The kinds of brief."""

from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.packs import Likelihood, Pack, PackDetails, PackSection, SectionKind
from briefing_app.errors import BriefingError
from briefing_app.packs import prompts
from briefing_app.packs.compose import compose
from briefing_app.packs.evidence.evidence import FindingKind, check
from briefing_app.packs.templates import known, shipped_folder, templates

EIGHT = [
    "Fact sheet",
    "Lines and Q&A",
    "Media handling",
    "Media summary",
    "Meeting brief",
    "Oral questions",
    "Quote sheet",
    "Visit brief",
]


def test_the_eight_that_are_shipped() -> None:
    found = templates()
    assert [template.title for template in found] == EIGHT
    assert all(template.summary and template.required and not template.own for template in found)
    assert all(len({section.title for section in template.sections}) == len(template.sections) for template in found)


@pytest.mark.parametrize("name", [file.stem for file in sorted(shipped_folder().glob("*.toml"))])
def test_what_a_template_begins_with_stands_in_no_export_until_it_is_written(name: str) -> None:
    template = known(name)
    assert template is not None
    items = [item for section in template.new_sections() for item in section.items]
    assert all(prompts.untouched(item) for item in items)
    numbered = (
        PackSection(at, one.title, one.kind, one.subtitle, one.items, annex=one.annex)
        for at, one in enumerate(template.new_sections(), 1)
    )
    pack = Pack(1, PackDetails("Ferries", template=name), tuple(numbered))
    assert "{{" not in repr(compose(pack, {}, {}))
    kinds = [finding.kind for finding in check(pack, {}, {}).findings]
    assert kinds.count(FindingKind.EMPTY_SECTION) == len(template.sections)
    assert set(kinds) == {FindingKind.EMPTY_SECTION, FindingKind.NO_TIME, FindingKind.NOT_CLEARED}


def test_questions_begin_with_how_likely_they_are_and_what_not_to_say_is_kept_back() -> None:
    lines = known("lines-and-questions")
    assert lines is not None
    asked = next(section for section in lines.sections if section.title == "If asked")
    assert [item.likelihood for item in asked.items] == list(Likelihood)
    silent = next(section for section in lines.sections if section.title == "Do not say")
    assert all(item.not_for_use for item in silent.items)


def test_people_can_add_their_own_and_take_the_place_of_one_that_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('title = "Ours"\n[[sections]]\ntitle = "Words"\nkind = "quotes"\n', "utf-8")
    (tmp_path / "quote-sheet.toml").write_text('title = "Our quotes"\nsections = []\n', "utf-8")
    found = {template.name: template for template in templates(tmp_path)}
    assert len(found) == len(EIGHT) + 1
    assert (found["ours"].brief, found["ours"].sections[0].kind, found["ours"].own) == (
        "Ours",
        SectionKind.QUOTES,
        True,
    )
    assert found["quote-sheet"].title == "Our quotes"


def test_a_persons_own_lie_beside_the_settings_and_are_read_anew_when_changed() -> None:
    folder = paths.own_templates()
    folder.mkdir(parents=True)
    file = folder / "ours.toml"
    file.write_text('title = "Ours"\nsections = []\n', "utf-8")
    first = known("ours")
    file.write_text('title = "Ours, again"\nsections = []\n', "utf-8")
    second = known("ours")
    assert (first and first.title, second and second.title) == ("Ours", "Ours, again")
    file.write_text("title = ", "utf-8")
    assert known("ours") is None
    assert known("nobody's") is None


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        "[[sections]]\n",
        'title = "T"\n[[sections]]\ntitle = "S"\nkind = "poem"\n',
        'title = "T"\n[[sections]]\ntitle = "S"\n[[sections.items]]\nkind = "song"\n',
        'title = "T"\n[[sections]]\ntitle = "S"\n[[sections.items]]\nlikelihood = "never"\n',
    ],
)
def test_a_file_that_is_no_template_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text, "utf-8")
    with pytest.raises(BriefingError, match=r"broken\.toml") as caught:
        templates(tmp_path)
    assert caught.value.kept
    assert caught.value.remedy
