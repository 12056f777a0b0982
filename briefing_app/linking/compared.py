"""Two figures side by side, with what decides whether they tell of one thing."""

from dataclasses import dataclass
from datetime import date

from briefing_app.domain.figures import Aspect, FigureKind
from briefing_app.linking import lexicon
from briefing_app.linking.clauses import Clause
from briefing_app.linking.instead import corrects
from briefing_app.linking.once import once
from briefing_app.linking.periods import differ, same
from briefing_app.linking.terms import Terms
from briefing_app.linking.things import Statement, Thing, digits, likeness, measure, named, overlap

STORY = 0.35
"""Two documents this near report one announcement."""
NEAR = 0.25
"""And this near within a fortnight, as far as their figures go."""
SUBJECT = 0.2
"""And on one subject."""
_FORTNIGHT = 14
_WEEKS, _ALIKE = 20, 0.7
_MANY = 1000
_MONTH_OF_A_YEAR, _YEAR_OF_MONTHS = 2, 12
_EXTRA = frozenset({"more", "extra", "additional", "further", "new"})
_HARD = frozenset({"fine", "lose", "levy", "lend"})
_LATELY = frozenset({"day", "week", "month", "quarter"})
_SPECIAL = _HARD | {"earn"}
_MONEY = _SPECIAL | {"spend"}
_LIKE, _MOSTLY = 0.3, 0.6
_TELLING = 3
_OFTEN, _NOTHING = 0.1, 0.2
_PROMINENT = 0.12
"""A place that weighs so much in both documents is where all of it happens."""
_SILENT = 0.4
"""Where a clause says nothing beside what it counts, it is half expected to speak of the same."""


@dataclass
class Pair:
    """Two figures; `near` is how near their documents are, `in_common` how many other numbers both surely give."""

    first: Statement
    second: Statement
    near: float
    in_common: int = 0

    @once
    def ends(self) -> tuple[Statement, Statement]:
        """Both."""
        return self.first, self.second

    @once
    def things(self) -> tuple[Thing, Thing]:
        """What each counts."""
        return self.first.thing, self.second.thing

    @once
    def clauses(self) -> tuple[Clause, Clause]:
        """What is said around each."""
        return self.first.clause, self.second.clause

    @property
    def one_document(self) -> bool:
        """Whether both stand in one document."""
        return self.first.document == self.second.document

    @property
    def apart(self) -> int:
        """Days from one document to the other; 0 where either is undated."""
        if self.first.day is None or self.second.day is None:
            return 0
        return abs(self.first.day - self.second.day)

    @once
    def story(self) -> bool:
        """Whether both are told of one announcement."""
        return self.one_document or self.near >= STORY or (self.near >= NEAR and self.apart <= _FORTNIGHT)

    @once
    def context(self) -> float:
        """How much of what the shorter sentence says the other says too."""
        return overlap(self.first.context, self.second.context)

    @property
    def series(self) -> bool:
        """Whether each is of another number of what comes out again and again in the same words."""
        return self.apart >= _WEEKS and self.near >= _ALIKE

    @once
    def _beside(self) -> tuple[Terms, Terms]:
        """What the clauses say beside what they count, and beside the names of whoever is told of in one only."""
        first, second = (one.terms for one in self.clauses)
        return _without(first, second, self.counted), _without(second, first, self.counted)

    @once
    def clause(self) -> float:
        """How much of what the shorter clause says the other says too, beside what they count."""
        return overlap(*self._beside) if all(self._beside) else _SILENT

    @once
    def close(self) -> float:
        """How alike the two clauses are, beside what they count."""
        return likeness(*self._beside) if all(self._beside) else _SILENT

    @once
    def shared(self) -> frozenset[str]:
        """What both clauses say."""
        first, second = self.clauses
        return frozenset(first.terms.keys() & second.terms.keys())

    @property
    def told(self) -> bool:
        """Whether both clauses say anything beside what they count."""
        return all(self._beside)

    @property
    def rare(self) -> int:
        """How many words both clauses say that their documents do not speak of all the time."""
        one, other = self.first.about, self.second.about
        return sum(min(one.get(term, 0.0), other.get(term, 0.0)) < _OFTEN for term in self.shared - self.counted)

    @property
    def little(self) -> bool:
        """A number as others are, and hardly a word in common around it."""
        known = min(map(digits, self.ends))
        return self.told and self.clause < _NOTHING and known < _TELLING

    @once
    def counted(self) -> frozenset[str]:
        """The nouns that either counts."""
        return self.things[0].nouns | self.things[1].nouns

    @property
    def unlike_nouns(self) -> bool:
        """Both surely say what they count, and neither can stand for the other nor is told of beside it."""
        if self.first.kind is FigureKind.OTHER:
            return False  # *35,000 tonnes* of beef are told of without the beef
        apart = all(one.nouns and one.sure for one in self.things) and not self.kin and not self.echoed
        return apart and not self.done

    @once
    def done(self) -> bool:
        """What one counts is what the other's clause says is done: *nine arrests* and *nine people arrested*."""
        (first, second), (one, other) = self.things, self.clauses
        return not (_deeds(first).isdisjoint(other.acts) and _deeds(second).isdisjoint(one.acts))

    @once
    def echoed(self) -> bool:
        """What one measures, the other's clause speaks of: *35,000 tonnes of beef* and *a quota for beef*."""
        (first, second), (one, other) = self.things, self.clauses
        if self.first.kind is not FigureKind.OTHER:
            return False
        return not (first.nouns.isdisjoint(other.terms) and second.nouns.isdisjoint(one.terms))

    @property
    def compound(self) -> bool:
        """Both count one noun that is narrowed by one word, in documents on one subject: *attendance mentors*."""
        first, second = (one.narrowed for one in self.things)
        return self.near >= SUBJECT and self.same_noun and bool(first & second)

    @once
    def same_noun(self) -> bool:
        """Whether they count one noun."""
        return bool(self.things[0].said & self.things[1].said)

    @once
    def kin(self) -> bool:
        """Whether they count nouns that can stand for each other."""
        return lexicon.one_kin(*(one.nouns for one in self.things))

    @property
    def other_noun(self) -> bool:
        """Both say what they count, and it is not the same.

        A share of officers is none of staff; but where the words around agree, heads of other sorts tell of one thing.
        """
        if not all(one.nouns and one.sure for one in self.things) or self.same_noun or self.done:
            return False
        if self.first.kind is FigureKind.OTHER:
            return self.clause < _LIKE and not self.echoed and digits(self.first) < _TELLING
        if measure(self.first)[0] == "share":
            return not (self.kin and self._one_change) and (self.kin or self.clause < _MOSTLY)
        return not self.kin and (digits(self.first) < _TELLING or self.clause < _MOSTLY)

    @property
    def _one_change(self) -> bool:
        """*Crimes* and *offences* up by a share are one; of people each sort may be up by as much by itself."""
        one_way = self.clauses[0].change == self.clauses[1].change != 0
        return one_way and self.counted.isdisjoint(lexicon.words("human", "words") | {"person"})

    @once
    def other_narrowing(self) -> bool:
        """*British officers* and *agency officers*: each narrowed by what the other's document never mentions.

        Of a share this is another whole; a number of the same sort of thing can be told in other words.
        """
        if measure(self.first)[0] != "share" and self.same_noun and self.clause >= _LIKE:
            return False
        first, second = (one.narrowed for one in self.things)
        return bool(first and second and not first & second) and not (
            first & self.second.about.keys() or second & self.first.about.keys()
        )

    @once
    def other_act(self) -> bool:
        """What is done in one cannot be what is done in the other: *closed* and *restricted*, a fine and a budget."""
        first, second = (one.acts for one in self.clauses)
        if self.first.kind is FigureKind.COUNT and ("lack" in first) != ("lack" in second):
            return True
        if self.first.kind is FigureKind.MONEY and first & _MONEY and second & _MONEY:
            hard = [one.acts & one.beside & _HARD for one in self.clauses]
            stranger = hard[0] - second or hard[1] - first
            return bool(stranger) or (not first & second & _MONEY and first & _SPECIAL != second & _SPECIAL)
        return lexicon.opposed(first, second)

    @property
    def other_whole(self) -> bool:
        """Shares in two sentences that name different people and bodies, of whom neither document tells both."""
        share = measure(self.first)[0] == "share" and not self.one_document
        return share and self.strange_names and self.other_names

    @property
    def other_change(self) -> bool:
        """A rise by so much and a fall by so much; a change by so much and so much in all."""
        first, second = (one.change for one in self.clauses)
        if first == second:
            return False
        if first and second:
            return True
        if self.clause >= _MOSTLY and measure(self.first)[0] == "share":
            return False
        level = self.second if first else self.first
        return level.aspect is not Aspect.CHANGE and _EXTRA.isdisjoint(level.phrase.casefold().split())

    @property
    def other_place(self) -> bool:
        """Small numbers, each narrowed to a place that the other does not name."""
        small = self.first.kind is not FigureKind.MONEY and abs(self.first.value) < _MANY
        return small and all(self._narrowing())

    @once
    def one_place(self) -> bool:
        """Only one is narrowed to a place, or they are to different ones; of shares each place is another whole."""
        return any(self._narrowing())

    def _narrowing(self) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (one.places for one in self.clauses)
        whole = {one for one in first ^ second if self._where_it_happens(one)}
        return first - second - whole, second - first - whole

    def _where_it_happens(self, place: str) -> bool:
        return min(self.first.about.get(place, 0.0), self.second.about.get(place, 0.0)) >= _PROMINENT

    @property
    def other_part(self) -> bool:
        """One is so many out of others, the other is not."""
        return self.clauses[0].part != self.clauses[1].part

    @property
    def other_names(self) -> bool:
        """Each clause names somebody or somewhere, and none in common."""
        first, second = (named(one.terms) for one in self.clauses)
        return bool(first and second) and not first & second

    @once
    def strange_names(self) -> bool:
        """Each sentence names what the other's document hardly speaks of, and none in common."""
        first, second = self.first.names, self.second.names
        return first.isdisjoint(second) and bool(first - self.second.about.keys() and second - self.first.about.keys())

    @property
    def strange_words(self) -> float:
        """How much of what each sentence says the other and its document hardly speak of: of both, the lesser."""
        return min(_strange(self.first, self.second), _strange(self.second, self.first))

    @property
    def one_speaker(self) -> bool:
        """Both are said by somebody, whose names have a word in common."""
        first, second = self.first.speaker, self.second.speaker
        return not first.isdisjoint(second)

    @once
    def common_names(self) -> bool:
        """Both sentences name somebody or somewhere, the same."""
        return not self.first.names.isdisjoint(self.second.names)

    @property
    def points_back(self) -> bool:
        """In one document, *the 100 investigators* are the hundred officers that it spoke of before."""
        return self.one_document and max(self.first, self.second, key=lambda one: one.id).points_back

    @once
    def other_time(self) -> bool:
        """Whether they are surely about different times."""
        return differ(self.first.period, self.second.period)

    @property
    def other_years(self) -> bool:
        """Each names a year, and not the same."""
        if not self.other_time:
            return False
        first, second = (one.period.when[0] if one.period else None for one in self.ends)
        return isinstance(first, int) and isinstance(second, int) and first != second

    @once
    def other_year(self) -> bool:
        """One names a time gone by, the other none: that is the time of its document."""
        for one, other in ((self.first, self.second), (self.second, self.first)):
            if one.period is not None and other.period is None and other.day is not None:
                when, year = one.period.when[0], date.fromordinal(other.day).year
                if (when == "last" and one.period.when[-1] not in _LATELY) or (isinstance(when, int) and when < year):
                    return str(when) not in other.sentence and not _of_late(one.period.when, other.day)
        return False

    @property
    def year_ahead(self) -> bool:
        """One names a year to come, the other none."""
        return any(
            one.period is not None
            and other.period is None
            and other.day is not None
            and isinstance(one.period.when[0], int)
            and one.period.when[0] > date.fromordinal(other.day).year
            for one, other in ((self.first, self.second), (self.second, self.first))
        )

    @property
    def other_rate(self) -> bool:
        """One is so much a year or a head, the other is not."""
        return self.clauses[0].per != self.clauses[1].per

    @property
    def one_time(self) -> bool:
        """Whether they name one time."""
        return same(self.first.period, self.second.period)

    @property
    def revised(self) -> bool:
        """Whether the later says that it stands in the place of another."""
        later = max(self.first, self.second, key=lambda one: one.day or 0)
        return self.apart > 0 and corrects(later)


def _deeds(thing: Thing) -> frozenset[str]:
    return frozenset().union(*map(lexicon.acts, thing.said))


def _of_late(when: tuple[int | str, ...], day: int) -> bool:
    """Whether a month lies within a year of a document's day: so far back reaches what comes out of late."""
    if len(when) != _MONTH_OF_A_YEAR or not all(isinstance(part, int) for part in when):
        return False
    year, month = int(when[0]), int(when[1])
    seen = date.fromordinal(day)
    return (seen.year - year) * 12 + seen.month - month < _YEAR_OF_MONTHS


def _strange(one: Statement, other: Statement) -> float:
    said = one.context.keys()
    return len(said - other.context.keys() - other.about.keys()) / len(said) if said else 0.0


def _without(terms: Terms, other: Terms, counted: frozenset[str]) -> Terms:
    return {term: weight for term, weight in terms.items() if term not in counted and (weight <= 1.0 or term in other)}
