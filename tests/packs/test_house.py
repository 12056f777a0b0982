"""House styles, in own words and never in anybody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.packs import HouseStyle
from briefing_app.packs.blocks import BulletList, Heading, LineToTake, Paragraph, QuoteBlock, Runs, Table, Text
from briefing_app.packs.house import set_block, set_figure, set_runs, set_text

GOV, CABINET, AS_WRITTEN = HouseStyle.GOV_UK, HouseStyle.CABINET, HouseStyle.AS_WRITTEN


@pytest.mark.parametrize(
    ("written", "gov", "cabinet"),
    [
        ("It fell by 5 per cent.", "It fell by 5%.", "It fell by 5 per cent."),
        ("It fell by 5.5% to 40 %.", "It fell by 5.5% to 40%.", "It fell by 5.5 per cent to 40 per cent."),
        ("by ten per cent or 12 percent", "by 10% or 12%", "by ten per cent or 12 per cent"),
        ("up 3 percentage points", "up 3 percentage points", "up 3 percentage points"),
        ("It cost £1.5m and £42bn.", "It cost £1.5 million and £42 billion.", "It cost £1.5 million and £42 billion."),
        ("£72-78bn", "£72 billion to £78 billion", "£72 billion to £78 billion"),
        ("91 per cent – 4 pc below", "91% – 4% below", "91 per cent – 4 per cent below"),
        ("on 03069 990142.", "on 03069 990142.", "on 03069 990142."),
        ("2022–23 to 2024–25.", "2022–23 to 2024–25.", "2022–23 to 2024–25."),
        ("one in five people", "one in five people", "one in five people"),
        ("on 20 April. [Laughter.]", "on 20 April. [Laughter.]", "on 20 April. [Laughter.]"),
        ("from £5m–£10m", "from £5 million to £10 million", "from £5 million to £10 million"),
        ("£75.00 or £7.50", "£75 or £7.50", "£75 or £7.50"),
        ("£2.5k for 14500 homes", "£2,500 for 14,500 homes", "£2,500 for 14,500 homes"),
        ("on 3rd November 2026", "on 3 November 2026", "on 3 November 2026"),
        ("on November 3rd, 2026", "on 3 November 2026", "on 3 November 2026"),
        ("by 03/11/2026", "by 3 November 2026", "by 3 November 2026"),
        ("on 3 Nov 2026", "on 3 November 2026", "on 3 November 2026"),
        ("from 3–5 November", "from 3 to 5 November", "from 3 to 5 November"),
        ("5–10% of them", "5% to 10% of them", "5 to 10 per cent of them"),
        ("1,800–2,000 boats", "1,800 to 2,000 boats", "1,800 to 2,000 boats"),
        ("10-12 weeks", "10 to 12 weeks", "10 to 12 weeks"),
        ("in 2026–27 and 2025/26", "in 2026 to 2027 and 2025 to 2026", "in 2026–27 and 2025/26"),
        ("We met three times in two years.", "We met three times in 2 years.", "We met three times in two years."),
        ("Three officers, and 3 officers", "Three officers, and 3 officers", "Three officers, and three officers"),
        ("twenty-seven locks", "27 locks", "27 locks"),
        ("We opened twenty-seven locks.", "We opened 27 locks.", "We opened 27 locks."),
        ("at 5.30pm, then 10:00 am", "at 5:30pm, then 10am", "at 5.30pm, then 10.00am"),
        ("after 6 pm. At 7 p.m. or 8 p.m.", "after 6pm. At 7pm or 8pm.", "after 6 pm. At 7 p.m. or 8 p.m."),
        ("10am–11am", "10am to 11am", "10am–11am"),
        ("a two-tier plan, one of 2 sides", "a two-tier plan, one of 2 sides", "a two-tier plan, one of two sides"),
        ("5 miles and 7 days", "5 miles and 7 days", "5 miles and seven days"),
        ("see section 3 years on, page 4", "see section 3 years on, page 4", "see section 3 years on, page 4"),
        ("020 7946 0000, 02079460000", "020 7946 0000, 02079460000", "020 7946 0000, 02079460000"),
        ("UIN 123456 on 2026-11-03", "UIN 123456 on 2026-11-03", "UIN 123456 on 2026-11-03"),
        ("In May 12 crews left in 2026", "In May 12 crews left in 2026", "In May 12 crews left in 2026"),
        ("She said “5 per cent”, not 6%.", "She said “5 per cent”, not 6%.", "She said “5 per cent”, not 6 per cent."),
        ("the ‘3% club’ isn’t 3 crews", "the ‘3% club’ isn’t 3 crews", "the ‘3% club’ isn’t three crews"),
    ],
)
def test_styles(written: str, gov: str, cabinet: str) -> None:
    if written[0].islower():
        written, gov, cabinet = (f"It was {each}" for each in (written, gov, cabinet))
    assert set_text(written, GOV) == gov
    assert set_text(written, CABINET) == cabinet
    assert set_text(written, AS_WRITTEN) == written


def test_a_number_may_stand_in_two_runs() -> None:
    runs = (Text("Councils filled "), Text("94", bold=True), Text(" per cent of posts"))
    assert set_runs(runs, GOV) == (Text("Councils filled "), Text("94%", bold=True), Text(" of posts"))


@pytest.mark.parametrize(
    "kept",
    [
        Text("5 per cent", exact=True),
        Text("5 per cent", link="https://a.example"),
        Text("5 per cent", italic=True),
        Text("5 per cent", page_of="section-1"),
    ],
)
def test_exact_words_links_and_titles_stay(kept: Text) -> None:
    assert set_runs((Text("About "), kept, Text(" or 6 per cent")), GOV) == (Text("About "), kept, Text(" or 6%"))


def test_a_quotation_that_runs_over_several_runs_stays() -> None:
    runs = (Text("She said “only 5 per cent, "), Text("on 3rd May", bold=True), Text("”, and 6 per cent"))
    assert set_runs(runs, GOV) == (*runs[:2], Text("”, and 6%"))


def test_a_raised_number_keeps_its_place() -> None:
    runs = (Text("It was 94", reference=1), Text(" per cent"))
    assert set_runs(runs, GOV) == runs


def test_blocks_of_own_words_are_set_and_quotes_are_not() -> None:
    five, set_five = (Text("It fell 5 per cent"),), (Text("It fell 5%"),)
    assert set_block(Paragraph(five), GOV) == Paragraph(set_five)
    assert set_block(BulletList((five,)), GOV) == BulletList((set_five,))
    assert set_block(Table((five,), ((five,),)), GOV) == Table((set_five,), ((set_five,),))
    assert set_block(Heading("A fall of 5 per cent"), GOV) == Heading("A fall of 5%")
    assert set_block(LineToTake(five, evidence=five), GOV) == LineToTake(set_five, evidence=five)
    quote = QuoteBlock(("It fell 5 per cent",))
    assert set_block(quote, GOV) is quote


def test_rows_of_figures() -> None:
    assert set_figure("94.2", "per cent", GOV) == ("94.2", "%")
    assert set_figure("94.2", "per cent", CABINET) == ("94.2", "per cent")
    assert set_figure("1,800–2,000", "boats", GOV) == ("1,800 to 2,000", "boats")
    assert set_figure("£75.00", "", CABINET) == ("£75", "")
    assert set_figure("1,800–2,000", "boats", AS_WRITTEN) == ("1,800–2,000", "boats")


_BITS = """5 per cent|5%|10–12|£1.5m|£5–10bn|3rd November 2026|Nov 3rd|2026–27|three |twenty-seven |officers| | to
5.30 pm|“|”|‘|’|"|. |12,000|14500|%|10|03/11/2026|is|per cent|one hundred|-|m|£""".replace("\n", "|").split("|")
_WORDS = st.lists(st.sampled_from(_BITS), max_size=7).map("".join) | st.text(max_size=12)
_RUNS = st.lists(
    st.builds(Text, _WORDS, bold=st.booleans(), exact=st.booleans(), reference=st.none() | st.just(1)), max_size=4
).map(tuple)


@given(_RUNS, st.sampled_from([GOV, CABINET]))
def test_set_twice_is_set_once_and_exact_words_never_change(runs: Runs, style: HouseStyle) -> None:
    once = set_runs(runs, style)
    assert set_runs(once, style) == once
    assert [run for run in once if run.exact] == [run for run in runs if run.exact]
