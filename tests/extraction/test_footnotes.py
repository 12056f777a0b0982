from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.extract import extract

TEXT = """Rural Buses

Ottoline Brackenridge (Mere and Fenton) (Ind)
I beg to move, that this House has considered rural bus services, which 14 villages have lost.

Cassius Delacourt-Wynne (Parnham) (Lab)
Will the Minister publish the list of the routes that have closed since then?"""
NOTE = "1. The list was made by the county councils, which keep one each."


def test_a_footnote_is_no_part_of_what_the_last_speaker_said() -> None:
    whole = f"{TEXT}\n\n{NOTE}"
    noted = SourceText(whole, genre=Genre.HANSARD, notes=((len(TEXT) + 2, len(whole)),))
    plain = SourceText(TEXT, genre=Genre.HANSARD)
    assert [quote.text for quote in extract(noted).quotes] == [quote.text for quote in extract(plain).quotes]
    assert extract(noted).quotes[-1].text.endswith("closed since then?")
