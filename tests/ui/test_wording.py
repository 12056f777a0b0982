import pytest

from briefing_app.ui.wording import done


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("accept 14 quotes", "Accepted 14 quotes"),
        ("delete 2 documents", "Deleted 2 documents"),
        ("move “Gates”", "Moved “Gates”"),
        ("make the pack “Locks”", "Made the pack “Locks”"),
        ("take back the decision on 1 quote", "Took back the decision on 1 quote"),
        ("add 3 items to “Locks”", "Added 3 items to “Locks”"),
        ("import “Locks”", "Imported “Locks”"),
        ("edit 1 figure", "Edited 1 figure"),
    ],
)
def test_a_change_is_told_in_the_past(name: str, said: str) -> None:
    assert done(name) == said
