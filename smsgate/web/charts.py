"""The geometry of the charts: values become places on a sheet, which templates/staff/charts.html draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from smsgate import data
from smsgate.web import language

WIDTH, HEIGHT = 540, 250
LEFT, RIGHT, TOP, BOTTOM = 60, 24, 12, 34
"""Room for the numbers of the axis, and for the days below it."""

TICKS = 4
DAY_LABELS = 5
GAP = 0.25
"""Of a column's width, between it and the next."""

MAP_WIDTH, MAP_HEIGHT = 800, 836
STEPS = 4
"""Shades of the map above nought."""


@dataclass(frozen=True, slots=True)
class Series:
    """A figure day by day, under a name and in the colour of a class."""

    name: str
    values: Sequence[int]
    look: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: where it lies, and what stands at it."""

    at: float
    label: int | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A series as a line through its points."""

    name: str
    look: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A sheet with two axes, columns, lines, or both."""

    rises: tuple[Tick, ...]
    days: tuple[Tick, ...]
    columns: tuple[Column, ...] = ()
    column_name: str = ""
    lines: tuple[Line, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class Shape:
    """A district on the map: its outline, where its name stands, how dark it is, what it counts."""

    code: str
    path: str
    x: float
    y: float
    step: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The districts and the shades: of each, the least and the greatest value it stands for."""

    shapes: tuple[Shape, ...]
    legend: tuple[tuple[int, int], ...]
    width: int = MAP_WIDTH
    height: int = MAP_HEIGHT


def ticks(top: int) -> tuple[int, ...]:
    """Round numbers from 0 to `top` or a little above: 1, 2 or 5 with noughts apart."""
    step = 1
    while step * TICKS < top:
        step = next(wide for wide in _round_numbers(step) if wide > step)
    return tuple(step * at for at in range(-(-max(top, 1) // step) + 1))


def lines(days: Sequence[date], series: Sequence[Series]) -> Chart:
    """Several figures over the same days."""
    rises = ticks(max((value for one in series for value in one.values), default=0))
    drawn = tuple(
        Line(
            one.name, one.look, _points([_x(at, len(days)) for at in range(len(days))], one, rises)
        )
        for one in series
    )
    return Chart(rises=_rises(rises), days=_days(days), lines=drawn)


def columns(days: Sequence[date], one: Series) -> Chart:
    """One figure, a column for each day."""
    rises = ticks(max(one.values, default=0))
    wide = (WIDTH - LEFT - RIGHT) / max(len(days), 1)
    floor = HEIGHT - BOTTOM
    drawn = tuple(
        Column(
            round(_x(at, len(days)) - wide * (1 - GAP) / 2, 1),
            _y(value, rises),
            round(wide * (1 - GAP), 1),
            round(floor - _y(value, rises), 1),
        )
        for at, value in enumerate(one.values)
        if value
    )
    return Chart(rises=_rises(rises), days=_days(days), columns=drawn, column_name=one.name)


def share(value: int, most: int) -> float:
    """How long a bar is, of 100; what is there at all can be seen."""
    return max(1.0, round(100 * value / most, 1)) if value and most else 0.0


def district_map(served: Sequence[str], values: Mapping[str, int]) -> Map | None:
    """The districts served, shaded by their values; None for a region whose outlines are not shipped."""
    rows = [row for row in data.rows("district_shapes") if row["code"][:5] in served]
    if not rows or {row["code"][:5] for row in rows} != set(served):
        return None
    most = max((values.get(row["code"], 0) for row in rows), default=0)
    edges = _edges(most)
    shapes = (
        Shape(
            row["code"],
            row["path"],
            float(row["x"]),
            float(row["y"]),
            _step(values.get(row["code"], 0), edges),
            values.get(row["code"], 0),
        )
        for row in rows
    )
    return Map(shapes=tuple(shapes), legend=edges)


def _round_numbers(step: int) -> tuple[int, ...]:
    unit = 10 ** (len(str(step)) - 1)
    return (unit, 2 * unit, 5 * unit, 10 * unit)


def _x(at: int, count: int) -> float:
    """The middle of a day's place."""
    return LEFT + (WIDTH - LEFT - RIGHT) * (at + 0.5) / max(count, 1)


def _y(value: int, rises: Sequence[int]) -> float:
    floor = HEIGHT - BOTTOM
    return round(floor - (floor - TOP) * value / rises[-1], 1)


def _points(places: Sequence[float], one: Series, rises: Sequence[int]) -> str:
    return " ".join(
        f"{x:.1f},{_y(value, rises):g}" for x, value in zip(places, one.values, strict=True)
    )


def _rises(rises: Sequence[int]) -> tuple[Tick, ...]:
    return tuple(Tick(_y(value, rises), value) for value in rises)


def _days(days: Sequence[date]) -> tuple[Tick, ...]:
    """The last day, and others at even distances before it: as many as can be read."""
    apart = -(-len(days) // DAY_LABELS) or 1
    shown = range(len(days) - 1, -1, -apart)
    return tuple(
        Tick(
            round(_x(at, len(days)), 1),
            format_date(days[at], "d MMM", locale=language.current()),
        )
        for at in reversed(shown)
    )


def _edges(most: int) -> tuple[tuple[int, int], ...]:
    """The shades' values from 1 up, in even steps of round numbers."""
    if not most:
        return ()
    step = 1
    while step * STEPS < most:
        step = next(wide for wide in _round_numbers(step) if wide > step)
    return tuple((step * at + 1, step * (at + 1)) for at in range(STEPS) if step * at < most)


def _step(value: int, edges: Sequence[tuple[int, int]]) -> int:
    return (
        next((at for at, (_least, most) in enumerate(edges, 1) if value <= most), 0) if value else 0
    )
