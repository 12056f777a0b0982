"""The kinds of brief."""

from pathlib import Path

import pytest

from briefing_app.domain.packs import SectionKind
from briefing_app.errors import BriefingError
from briefing_app.packs.templates import templates


def test_the_eight_that_are_shipped() -> None:
    assert [template.title for template in templates()] == [
        "Fact sheet",
        "Lines and Q&A",
        "Media handling",
        "Media summary",
        "Meeting brief",
        "Oral questions",
        "Quote sheet",
        "Visit brief",
    ]
    assert all(template.sections and template.summary for template in templates())


def test_people_can_add_their_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('title = "Ours"\n[[sections]]\ntitle = "Words"\nkind = "quotes"\n', "utf-8")
    template = next(one for one in templates(tmp_path) if one.own)
    assert (template.name, template.brief, template.sections[0].kind) == ("ours", "Ours", SectionKind.QUOTES)


@pytest.mark.parametrize(
    "text", ["title = ", "[[sections]]\n", 'title = "T"\n[[sections]]\ntitle = "S"\nkind = "poem"\n']
)
def test_a_file_that_is_no_template_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text, "utf-8")
    with pytest.raises(BriefingError, match=r"broken\.toml") as caught:
        templates(tmp_path)
    assert caught.value.kept
    assert caught.value.remedy
