"""Amounts: one number with its sign, currency, scale and per cent, in digits or in words."""

from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.tokens import Line

_LONGEST = 15
"""Digits before the point: what is longer is a reference, not a quantity, and would not survive as a float."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number over the tokens `first` to `last` (exclusive).

    `bare` is the number before its scale; `currency` an ISO 4217 code or nothing; `points` marks percentage points;
    `spelled` a number in words; `measure` the unit of a symbol that belongs to it (*5km*).
    """

    first: int
    last: int
    bare: Decimal
    scale: Decimal = Decimal(1)
    currency: str = ""
    percent: bool = False
    points: bool = False
    fraction: bool = False
    spelled: bool = False
    measure: str = ""

    @property
    def value(self) -> Decimal:
        """The number in units."""
        return self.bare * self.scale

    @property
    def scaled(self) -> bool:
        """Whether a scale word or letter belongs to it."""
        return self.scale != 1

    @property
    def plain(self) -> bool:
        """Whether it is a number and nothing else."""
        return not (self.currency or self.percent or self.fraction or self.scaled or self.measure)


def amount(line: Line, i: int) -> Amount | None:
    """The amount that starts at token `i`, as long as it goes; None where none does."""
    currency, j = _currency_before(line, i)
    negative, j = _sign(line, j, currency)
    core = _core(line, j, currency)
    if core is None or line.masked.intersection(range(core.first, core.last)):
        return None
    found = _with_currency_after(line, _with_percent(line, replace(core, first=i, currency=currency)))
    found = found if found.currency or found.percent else _with_symbol(line, found)
    if negative and not (found.currency or found.percent or found.measure):
        found = replace(found, first=core.first)
        negative = False
    return replace(found, bare=-found.bare) if negative else found


# --- signs and currency before --------------------------------------------------------------------------------------


def _currency_before(line: Line, i: int) -> tuple[str, int]:
    code = words.CURRENCY_SIGNS.get(line.low(i))
    if code:
        return code, i + 1
    if line.low(i + 1) == "$" and line.glued(i + 1) and line.low(i) in words.DOLLARS:
        return words.DOLLARS[line.low(i)], i + 2
    if line.word(i) in words.CURRENCY_CODES and line.is_number(i + 1):
        return line.word(i), i + 1
    return "", i


def _sign(line: Line, j: int, currency: str) -> tuple[bool, int]:
    if line.low(j) == "minus":
        return True, j + 1
    if not line.dash(j) or not line.is_number(j + 1) or not line.glued(j + 1):
        return False, j
    lone = bool(currency) or not line.glued(j)
    return (True, j + 1) if lone else (False, j)


# --- the number itself ----------------------------------------------------------------------------------------------


def _core(line: Line, i: int, currency: str) -> Amount | None:
    found = _digits(line, i, currency) if line.is_number(i) else None
    if found is None and not currency:
        found = _fraction(line, i) or _spelled(line, i) or _one_scale(line, i)
    return found


def _decimal(text: str) -> Decimal | None:
    plain = text.replace(",", "")
    if plain.count(".") > 1 or len(plain.partition(".")[0]) > _LONGEST or len(plain) > 2 * _LONGEST:
        return None
    return Decimal(plain)


def _digits(line: Line, i: int, currency: str) -> Amount | None:
    value = _decimal(line.word(i))
    if value is None:
        return None
    written = _slash_fraction(line, i, value, currency)
    if written:
        return written
    numerator, denominator = words.VULGAR.get(line.low(i + 1), (0, 1)) if line.glued(i + 1) else (0, 1)
    value += Decimal(numerator) / denominator
    j = i + 2 if numerator else i + 1
    half, j = _and_a_half(line, j)
    scale, j = _scale_after(line, j, currency)
    return Amount(i, j, value + half, scale)


def _slash_fraction(line: Line, i: int, value: Decimal, currency: str) -> Amount | None:
    if currency or line.low(i + 1) != "/" or not line.is_number(i + 2) or not line.glued(i + 2):
        return None
    below = _decimal(line.word(i + 2))
    if below is None or not 1 <= value < below <= 10 or line.low(i + 3) != "of":
        return None
    return Amount(i, i + 3, value / below, fraction=True)


def _and_a_half(line: Line, j: int) -> tuple[Decimal, int]:
    k = line.after_hyphen(j)
    if line.low(k) != "and":
        return Decimal(0), j
    k = line.after_hyphen(k + 1)
    if line.low(k) not in {"a", "one", "three"}:
        return Decimal(0), j
    top = 3 if line.low(k) == "three" else 1
    k = line.after_hyphen(k + 1)
    below = {"half": 2, "quarter": 4, "third": 3, "quarters": 4}.get(line.low(k))
    return (Decimal(top) / below, k + 1) if below else (Decimal(0), j)


def _scale_after(line: Line, j: int, currency: str) -> tuple[Decimal, int]:
    k = line.after_hyphen(j)
    word = line.low(k)
    if word in words.SCALES or word.removesuffix("s") in {"million", "billion", "trillion"}:
        scale = Decimal(words.SCALES[word.removesuffix("s")])
        further = words.SCALES.get(line.low(k + 1), 0) if word in {"hundred", "thousand"} else 0
        return (scale * further, k + 2) if further > words.SCALES.get(word, 0) else (scale, k + 1)
    return _letter_scale(line, j, k, word, currency)


def _letter_scale(line: Line, j: int, k: int, word: str, currency: str) -> tuple[Decimal, int]:
    joined = k > j or line.glued(j)
    if currency and word in words.MONEY_SCALES and (joined or word in {"m", "bn", "tn", "mn", "mln", "bln", "trn"}):
        return Decimal(words.MONEY_SCALES[word]), k + 1
    if word in words.GLUED_SCALES and joined and k == j:
        return Decimal(words.GLUED_SCALES[word]), k + 1
    if word in {"bn", "mn", "tn", "mln", "bln"} and not joined:
        return Decimal(words.GLUED_SCALES[word]), k + 1
    if word == "m" and joined and k == j and not _metres(line, k):
        return Decimal(10**6), k + 1
    return Decimal(1), j


_EXTENTS = words.listed("numbers_extents")


def _converted(line: Line, j: int) -> bool:
    """Whether the same length follows in feet or yards: *260m (about 850ft)*."""
    near = {line.low(k) for k in range(j, j + 4)}
    return line.low(j) == "(" and bool(near & {"ft", "feet", "yards", "yd", "miles"})


def _metres(line: Line, k: int) -> bool:
    """Whether an `m` glued to a number means metres: *a 10m wall*, *50m away*, against *10m homes*."""
    follows = line.low(k + 1)
    if line.low(k - 2) == "within":
        return True
    if follows in _EXTENTS or line.hyphen(k + 1) or _converted(line, k + 1):
        return True
    number = line.word(k - 1)
    singular = line.is_word(k + 1) and follows not in words.FUNCTION_WORDS and not follows.endswith(("s", "people"))
    return singular and "." not in number and line.low(k - 2) in {"a", "an", "the"} and follows not in {"more", "extra"}


# --- numbers in words -----------------------------------------------------------------------------------------------


def _spelled(line: Line, i: int) -> Amount | None:
    value, j = _group(line, i)
    if j == i:
        return None
    half, j = _and_a_half(line, j)
    if half:
        scale, j = _scale_after(line, j, "")
        return Amount(i, j, value + half, scale, spelled=True)
    total, j = _scaled_groups(line, value, j)
    return Amount(i, j, Decimal(total), spelled=True)


def _scaled_groups(line: Line, value: Decimal, j: int) -> tuple[Decimal, int]:
    """Add *three hundred and forty thousand two hundred* up, largest scale first."""
    total, ceiling = Decimal(0), Decimal(10**15)
    while True:
        scale, k = _scale_word(line, j)
        if k == j or scale >= ceiling:
            return total + value, j
        total, value, j, ceiling = total + value * scale, Decimal(0), k, scale
        more, k = _group(line, line.after_hyphen(j + (line.low(j) == "and")))
        if not more or k <= j or _scale_word(line, k)[0] >= ceiling > 1:
            return total, j
        value, j = more, k


def _scale_word(line: Line, j: int) -> tuple[Decimal, int]:
    k = line.after_hyphen(j)
    scale = words.SCALES.get(line.low(k), 0)
    return (Decimal(scale), k + 1) if scale > 100 or scale == 12 else (Decimal(1), j)


def _group(line: Line, i: int) -> tuple[Decimal, int]:
    """A number below a thousand: *nine*, *twenty-five*, *two hundred and ten*; its end is `i` where there is none."""
    value, j = _tens(line, i)
    if j == i or line.low(line.after_hyphen(j)) != "hundred":
        return Decimal(value), j
    value, j = value * 100, line.after_hyphen(j) + 1
    more, k = _tens(line, line.after_hyphen(j + (line.low(j) == "and")))
    if k > j + 1 - (line.low(j) != "and") and line.low(k) not in {"hundred", "in"}:
        return Decimal(value + more), k
    return Decimal(value), j


def _tens(line: Line, i: int) -> tuple[int, int]:
    word = line.low(i)
    if word in words.ONES:
        return words.ONES[word], i + 1
    if word not in words.TENS:
        return 0, i
    k = line.after_hyphen(i + 1)
    unit = words.ONES.get(line.low(k), 0)
    return (words.TENS[word] + unit, k + 1) if 0 < unit < 10 else (words.TENS[word], i + 1)


def _one_scale(line: Line, i: int) -> Amount | None:
    """*a million*, *a dozen*, *half a million*, *a quarter of a billion*, *a couple of hundred* left out."""
    if line.low(i) in {"a", "an"} and line.low(i + 1) in words.SCALES:
        scale, j = Decimal(words.SCALES[line.low(i + 1)]), i + 2
        further = words.SCALES.get(line.low(j), 0)
        if further > scale:
            scale, j = scale * further, j + 1
        half, k = _and_a_half(line, j)
        if half:
            return Amount(i, k, 1 + half, scale, spelled=True)
        rest, k = _tens(line, j + 1) if line.low(j) == "and" and scale == 100 else (0, j)
        j = k if rest else j
        return Amount(i, j, scale + rest, spelled=True) if rest else Amount(i, j, Decimal(1), scale, spelled=True)
    return None


# --- fractions ------------------------------------------------------------------------------------------------------


def _fraction(line: Line, i: int) -> Amount | None:
    """*a third*, *two-thirds*, *half*, *½*, and fractions of a scale: *half a million*."""
    top, below, j = _fraction_parts(line, i)
    if not below:
        return None
    points = _part_of_a_point(line, j)
    if points > j:
        return Amount(i, points, Decimal(top) / below, percent=True, points=True, spelled=True)
    scale, k = _scale_of_fraction(line, j)
    return Amount(i, k, Decimal(top) / below, scale, fraction=scale == 1, spelled=True)


def _part_of_a_point(line: Line, j: int) -> int:
    """Where *a percentage point* or *one per cent* ends after *half* or *a quarter of*; else `j`."""
    k = j + (line.low(j) == "of")
    if line.low(k) not in {"a", "one", "1"}:
        return j
    if line.low(k + 1) == "percentage" and line.low(k + 2) in {"point", "points"}:
        return k + 3
    end = _percent_end(line, k + 1)
    return end if end > k + 1 else j


def _fraction_parts(line: Line, i: int) -> tuple[int, int, int]:
    if line.low(i) in words.VULGAR:
        return *words.VULGAR[line.low(i)], i + 1
    if line.low(i) == "half":
        return 1, 2, i + 1
    if line.low(i) == "quarter" and line.low(i - 1) != "a":
        return 0, 0, i
    top = 1 if line.low(i) in {"a", "an"} else words.ONES.get(line.low(i), 0)
    j = line.after_hyphen(i + 1)
    below = words.DENOMINATORS.get(line.low(j), 0)
    plural = line.low(j) not in {"half", "third"} and line.low(j).endswith(("s", "ves"))
    if not (top and below) or plural != (top > 1) or top >= below > 2:
        return 0, 0, i
    return top, below, j + 1


def _scale_of_fraction(line: Line, j: int) -> tuple[Decimal, int]:
    k = line.after_hyphen(j + (line.low(j) == "of"))
    if line.low(k) in {"a", "an"}:
        k = line.after_hyphen(k + 1)
        if line.low(k) in words.SCALES:
            return Decimal(words.SCALES[line.low(k)]), k + 1
    return Decimal(1), j


# --- per cent, currency and measures after --------------------------------------------------------------------------


def _with_percent(line: Line, found: Amount) -> Amount:
    if found.currency:
        return found
    j = line.after_hyphen(found.last)
    k = _percent_end(line, j)
    if k == j:
        return found
    if line.low(j) == "basis":
        return replace(found, last=k, scale=found.scale / 100, percent=True, points=True, fraction=False)
    points = line.low(k) in {"point", "points"} or line.low(j) in {"pp", "ppt", "ppts", "percentage"}
    last = k + 1 if line.low(k) in {"point", "points"} else k
    return replace(found, last=last, percent=True, points=points, fraction=False)


def _percent_end(line: Line, j: int) -> int:
    word = line.low(j)
    if word in {"%", "percent", "pct"} or (word == "pc" and line.word(j) == "pc"):
        return j + 1
    if word in {"percentage", "basis"} and line.low(j + 1) in {"point", "points"}:
        return j + 1 + (word == "basis")
    if word in {"pp", "ppt", "ppts"}:
        return j + 1
    k = line.after_hyphen(j + 1)
    return k + 1 if word == "per" and line.low(k) == "cent" else j


def _with_currency_after(line: Line, found: Amount) -> Amount:
    if found.percent:
        return found
    j = line.after_hyphen(found.last)
    nation = words.DOLLAR_NATIONS.get(line.low(j), "")
    if nation and line.low(j + 1 + (line.low(j) in {"new", "hong"})) in {"dollars", "dollar"}:
        return replace(found, last=j + 2 + (line.low(j) in {"new", "hong"}), currency=nation, fraction=False)
    word = line.low(j)
    if _thousand_pounds(line, j):
        return replace(found, last=j + 1, currency="GBP", scale=found.scale * 1000, fraction=False)
    if word == "p" and j == found.last and line.glued(j) and not found.currency:
        return replace(found, last=j + 1, currency="GBP", scale=Decimal("0.01"))
    code = words.CURRENCY_WORDS.get(word) or (line.word(j) if line.word(j) in words.CURRENCY_CODES else "")
    code = code or (words.CURRENCY_SIGNS.get(word, "") if not line.is_number(j + 1) else "")
    if not code or (found.currency and found.currency != code):
        return found
    scale = Decimal("0.01") * found.scale if word in words.HUNDREDTHS else found.scale
    last = j + 2 if line.low(j + 1) == "sterling" else j + 1
    return replace(found, last=last, currency=code, scale=scale, fraction=False)


def _thousand_pounds(line: Line, j: int) -> bool:
    """*nine grand*, *ten grand’s worth*; not *two grand pianos*."""
    follows = line.low(j + 1)
    return line.word(j) in {"grand", "grand's", "grand’s"} and (
        not line.is_word(j + 1) or follows in words.FUNCTION_WORDS or follows == "worth"
    )


def _with_symbol(line: Line, found: Amount) -> Amount:
    """A measure's symbol glued to the number; it stays outside the span, like every unit."""
    if line.glued(found.last) and line.low(found.last) in words.SYMBOLS | {"°": "degree"}:
        return replace(
            found, measure=_squared(line, found.last, (words.SYMBOLS | {"°": "degree"})[line.low(found.last)])
        )
    if line.glued(found.last) and line.low(found.last) == "m":
        return replace(found, measure=_squared(line, found.last, "metre"))
    return found


def _squared(line: Line, j: int, measure: str) -> str:
    return {"²": f"square {measure}", "³": f"cubic {measure}"}.get(line.low(j + 1), measure)
