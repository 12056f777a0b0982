"""What a figure is about: phrase, `of`, speaker, date, aspect and evidence."""

import pytest

from briefing_app.domain.figures import Aspect
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.extraction.figures.figures import find_figures
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph, Sentence
from briefing_app.extraction.syntax import Parses
from tests.extraction.figure_cases import find, layout


def test_the_phrase_runs_from_the_modifier_to_the_noun() -> None:
    text = "It will hire around 100 more harbour inspectors soon."
    (figure,) = find(text)
    assert text[figure.phrase_start : figure.phrase_end] == "around 100 more harbour inspectors"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They freed 200 members of the harbour guard.", "members of the harbour guard"),
        ("There is a shortfall of £2.9 billion.", "shortfall"),
        ("It set aside £8 billion of capital funding.", "capital funding"),
        ("Pay for harbour pilots will rise to £30,000.", "Pay for harbour pilots"),
        ("Thefts recorded by the ferry rose 45pc.", "Thefts recorded by the ferry"),
        ("It raised the number of wardens at Hest by 50%.", "number of wardens at Hest"),
        ("An estimated total procurement cost of £196bn was given.", "procurement cost"),
        ("The fees paid by anglers went up £4.", "fees paid by anglers"),
        ("The wait is 17 weeks.", "wait"),
        ("A six-week consultation drew them.", "consultation"),
        ("Some 96% of its members agreed.", "members"),
        ("A further £2m will be cut from libraries.", "cut from libraries"),
        ("Plans worth £3m were drawn up.", "Plans"),
        ("The berth rate for boats aged 16 years and over was estimated at 4.6%.", "berth rate"),
        ("The early estimate of moored boats for June 2025 fell by 7%.", "estimate of moored boats"),
        (
            "The number of thefts involving a hook or long pole in Hest and Orme rose by 7%.",
            "number of thefts involving a hook or long pole",
        ),
    ],
)
def test_of_is_in_the_words_of_the_text(text: str, words: str) -> None:
    (figure,) = find(text)
    assert figure.of is not None
    assert words in figure.of
    assert figure.of in text


@pytest.mark.parametrize(
    "text",
    [
        "We spent £103m.",
        "They managed 81 per cent in January.",
        "The pilot ran over two years.",
        "Fees went up to £5,000 per pupil next year.",
        "It will take effect in six weeks.",
        "Rates fell by 2% compared with the same quarter.",
    ],
)
def test_of_is_no_bare_verb_or_time(text: str) -> None:
    of = find(text)[0].of or ""
    assert not set(of.split()) & {"spent", "managed", "ran", "year", "quarter", "compared", "take"}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("There were 615 thefts in the year to March 2019.", "in the year to March 2019"),
        ("Last year 615 cars were stolen.", "Last year"),
        ("In January it managed 81 per cent.", "In January"),
        ("The gap will be £41m by 2022.", "by 2022"),
        ("There were 615 thefts.", None),
        ("The levy ends in the next six months.", "in the next six months"),
        ("There will be 40 beds by the spring of 2028.", "by the spring of 2028"),
        ("By January 27 last year 40 beds had gone.", "By January 27"),
        ("Berths taken were 12% higher than when counts began in the year to March 2011.", None),
        (
            "The rate was 71.3% in the period March to May 2025, above estimates from the same time last year.",
            "March to May 2025",
        ),
        ("Berths were at 71.3% in Mar-May 2025, marginally above last year’s level.", "in Mar-May 2025"),
        ("Thefts were up 13% on 2020, which was as wet.", None),
        ("There were 615 thefts, the highest number since 2008.", None),
        ("The share was 27.2% (25.4% in 2019).", None),
        ("A share of 27.2% was taken, down from 36.4% in 2022.", None),
    ],
)
def test_as_of_is_the_nearest_date_or_period(text: str, period: str | None) -> None:
    assert find(text)[0].as_of == period


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("There are 615 boats.", Aspect.LEVEL),
        ("A further 615 boats came.", Aspect.CHANGE),
        ("Prices rose 6%.", Aspect.CHANGE),
        ("Prices went down by 6%.", Aspect.CHANGE),
        ("The routes are run by 17 firms.", Aspect.LEVEL),
        ("Prices rose to 6%.", Aspect.LEVEL),
        ("There is a target of 615 boats.", Aspect.TARGET),
    ],
)
def test_aspect_tells_levels_changes_and_targets(text: str, aspect: Aspect) -> None:
    assert find(text)[0].aspect is aspect


def test_the_innermost_quote_says_whose_figure_it_is() -> None:
    text = "“We lost 40 boats,” she said."
    outer = Quote(0, len(text), text, QuoteKind.BLOCK, speaker="Una Vale")
    inner = Quote(1, 16, text[1:16], QuoteKind.DIRECT, speaker="Petra Oakes")
    (figure,) = find_figures(layout(text), Parses(), (outer, inner))
    assert figure.said_by == "Petra Oakes"
    assert find(text)[0].said_by is None


def test_furniture_is_never_counted() -> None:
    text = "Read more: 12 boats at sea."
    paragraph = Paragraph(0, 0, len(text), Kind.TEASER, 0)
    sentence = Sentence(0, len(text), 0)
    shape = Layout(text=text, genre=layout("").genre, paragraphs=(paragraph,), sentences=(sentence,))
    assert find_figures(shape, Parses(), ()) == ()


def test_evidence_names_the_noun_and_the_modifier() -> None:
    (figure,) = find("Up to 100 divers came.")
    assert "divers" in figure.evidence
    assert "at most" in figure.evidence
    assert 0.5 < figure.confidence <= 1


def test_confidence_falls_with_the_distance_of_the_noun() -> None:
    beside, before = find("It has 24 trawlers. A further 75 are due.")
    (bare,) = find("They voted for 19.")
    (money,) = find("It cost £9m.")
    assert money.confidence > beside.confidence > before.confidence > bare.confidence


def test_a_verb_is_nothing_that_is_counted() -> None:
    (figure,) = find("The change means that around nine million of all pilots will be paid.")
    assert figure.unit == "pilot"


def test_a_bare_number_counts_what_was_counted_before() -> None:
    figures = find("It has 24 trawlers. A further 75 are due. In all, 12 of them are old.")
    assert [figure.unit for figure in figures] == ["trawler", "trawler", "trawler"]
