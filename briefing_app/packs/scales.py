"""The scale of a chart: round ticks that hold every value, the same in every format."""

import math
from collections.abc import Iterable, Sequence

from briefing_app.domain.packs import ChartKind
from briefing_app.packs.blocks import ChartSeries


def values_of(series: Iterable[ChartSeries]) -> list[float]:
    """Every value that is drawn."""
    return [value.value for each in series for value in each.values if value is not None]


def scale(values: Sequence[float], kind: ChartKind) -> tuple[float, ...]:
    """The ticks of the scale, evenly spaced, from below the least to above the greatest value.

    Bars begin at 0; so do lines, unless all their values lie in the upper half of the scale.
    """
    low, high = min(values), max(values)
    zero = kind is not ChartKind.LINE or low <= (high - low) * 1.5 or low < 0
    low = min(0.0, low) if zero else low
    high = max(0.0, high) if zero else high
    step = _step((high - low or abs(high) or 1.0) / 4)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return tuple(round(tick * step, 12) for tick in range(first, last + 1))


def _step(rough: float) -> float:
    """The least of 1, 2, 2.5, 5 and 10 times a power of ten that is no less."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= rough * 0.999)
