from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Content, Point, PointKind, kind_of
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.errors import BriefingError


def test_a_point_knows_its_kind_from_its_content() -> None:
    contents: dict[PointKind, Content] = {
        PointKind.QUOTE: Quote(0, 5, "Ready", QuoteKind.DIRECT),
        PointKind.FIGURE: Figure(0, 2, "40", 40, FigureKind.COUNT),
        PointKind.KEY_POINT: KeyPoint(0, 5, "Ready"),
    }
    for kind, content in contents.items():
        assert kind_of(content) is kind
        assert Point(1, 1, content).kind is kind


def test_a_quote_is_settled_only_with_a_sure_speaker() -> None:
    assert not Quote(0, 5, "Ready", QuoteKind.DIRECT, confidence=1.0).settled
    assert not Quote(0, 5, "Ready", QuoteKind.DIRECT, speaker="Ada Quill", confidence=0.6).settled
    assert Quote(0, 5, "Ready", QuoteKind.DIRECT, speaker="Ada Quill", confidence=0.95).settled


def test_reported_speech_is_nobodys_own_words() -> None:
    assert not Quote(0, 5, "Ready", QuoteKind.INDIRECT).own_words
    assert Quote(0, 5, "Ready", QuoteKind.MIXED).own_words


def test_an_error_reads_as_one_text_and_keeps_its_parts() -> None:
    error = BriefingError("“a.txt” is empty.", kept="Nothing was changed.", remedy="Choose another file.")
    assert str(error) == "“a.txt” is empty. Nothing was changed. Choose another file."
    assert error.remedy == "Choose another file."
