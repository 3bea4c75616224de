"""Plots over time, drawn here as SVG: no script, no font, no network; colours come from the page's style sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10
from typing import Any

from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 460, 190
LEFT, RIGHT, TOP, BOTTOM = 46, 12, 10, 22
GRID_LINES = 4

Json = dict[str, Any]
Value = float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name in the legend, its colour's class, and a value for each time (None: a gap)."""

    name: str
    style: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Plot:
    """A titled plot of lines over `times` (seconds from the scenario's beginning); stacked: areas on each other."""

    title: str
    unit: str
    times: Sequence[float]
    lines: Sequence[Line]
    is_stacked: bool = False

    @property
    def svg(self) -> SafeString:
        """Draw it."""
        return mark_safe(_svg(self))  # noqa: S308 (all text in it is escaped here)

    @property
    def most(self) -> str:
        """The largest value, for who cannot see it."""
        return f"at most {_short(_top(self))} {self.unit}"


def plots(test: Json) -> list[Plot]:
    """Give the plots of one test; nothing is drawn of what was not measured."""
    series = test["series"]
    if not series:
        return []
    drawn = [*_requests(series), *_people(series), *_server(series)]
    return [plot for plot in drawn if len(plot.times) > 1 and any(any(line.values) for line in plot.lines)]


def _requests(series: Json) -> Iterable[Plot]:
    step = series["step_s"]
    for op, found in series["ops"].items():
        times = _times(found["p95"], step)
        yield Plot(f"{op}: time to answer", "ms", times, _shares(found))
    rates = [Line(op, f"c{n}", found["per_second"]) for n, (op, found) in enumerate(series["ops"].items(), start=1)]
    yield Plot("throughput", "a second", _times(max((line.values for line in rates), key=len, default=[]), step), rates)
    if series["delivery"]:
        yield Plot(
            "delivery to a websocket", "ms", _times(series["delivery"]["p95"], step), _shares(series["delivery"])
        )


def _people(series: Json) -> Iterable[Plot]:
    lines = [Line("people", "c1", series["vus"])]
    lines += [
        Line(name, style, series[name]) for name, style in (("errors", "bad"), ("limited", "c2")) if any(series[name])
    ]
    yield Plot("people and errors", "", _times(series["vus"], series["step_s"]), lines)


def _server(series: Json) -> Iterable[Plot]:
    server = series["server"]
    times = server["at_s"]
    yield Plot("processor", "cores", times, _named(server["cpu"]), is_stacked=True)
    kept = [place for place, look in enumerate(zip(*server["memory"].values(), strict=True)) if None not in look]
    memory = {name: [values[place] for place in kept] for name, values in server["memory"].items()}
    yield Plot("memory", "MiB", [times[place] for place in kept], _named(memory), is_stacked=True)
    pool = {name.removeprefix("database_pool_"): values for name, values in server["gauges"].items() if "pool" in name}
    yield Plot("database connections", "", times, _named({name.replace("_", " "): each for name, each in pool.items()}))
    sockets = {name.replace("_", " "): each for name, each in server["gauges"].items() if "pool" not in name}
    yield Plot("websockets and queue", "", times, _named(sockets))


def _shares(found: Json) -> list[Line]:
    return [Line(name, style, found[name]) for name, style in (("p50", "q1"), ("p95", "q2"), ("p99", "q3"))]


def _named(values: Json) -> list[Line]:
    return [Line(name, f"c{1 + place % 8}", each) for place, (name, each) in enumerate(values.items())]


def _times(values: Sequence[Value], step_s: float) -> list[float]:
    return [(place + 0.5) * step_s for place in range(len(values))]


def _svg(plot: Plot) -> str:
    top = nice(_top(plot))
    end = max(plot.times, default=1.0) or 1.0
    frame = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(plot.title)}, {escape(plot.most)}">']
    return "".join([*frame, *_grid(top, end), *_drawn(plot, top, end), "</svg>"])


def _top(plot: Plot) -> float:
    if plot.is_stacked:
        return max(
            (sum(value or 0 for value in each) for each in zip(*(line.values for line in plot.lines), strict=True)),
            default=0,
        )
    return max((value or 0 for line in plot.lines for value in line.values), default=0)


def nice(most: float) -> float:
    """Give a round number that is not less than `most`."""
    if most <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(most))
    return next(times * unit for times in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10) if times * unit >= most * 0.9999)


def _grid(top: float, end: float) -> Iterable[str]:
    for line in range(GRID_LINES + 1):
        value = top * line / GRID_LINES
        y = _y(value, top)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text class="tick" x="{LEFT - 5}" y="{y + 3.5:.1f}" text-anchor="end">{_short(value)}</text>'
    for part in range(5):
        x = _x(end * part / 4, end)
        anchor = ("start", "middle", "middle", "middle", "end")[part]
        yield f'<text class="tick" x="{x}" y="{HEIGHT - 6}" text-anchor="{anchor}">{_short(end * part / 4)} s</text>'


def _drawn(plot: Plot, top: float, end: float) -> Iterable[str]:
    below = [0.0] * len(plot.times)
    for line in plot.lines:
        if plot.is_stacked:
            above = [low + (value or 0) for low, value in zip(below, line.values, strict=True)]
            yield f'<path class="area {line.style}" d="{_area(plot.times, below, above, top, end)}"/>'
            below = above
        else:
            yield f'<path class="line {line.style}" d="{_path(plot.times, line.values, top, end)}"/>'


def _path(times: Sequence[float], values: Sequence[Value], top: float, end: float) -> str:
    words, is_down = [], False
    for time, value in zip(times, values, strict=False):
        if value is not None:
            words.append(f"{'L' if is_down else 'M'}{_x(time, end)} {_y(value, top)}")
        is_down = value is not None
    return "".join(words)


def _area(times: Sequence[float], low: Sequence[float], high: Sequence[float], top: float, end: float) -> str:
    there = [f"{_x(time, end)} {_y(value, top)}" for time, value in zip(times, high, strict=True)]
    back = [f"{_x(time, end)} {_y(value, top)}" for time, value in zip(times, low, strict=True)]
    return f"M{'L'.join([*there, *reversed(back)])}Z" if there else ""


def _x(time: float, end: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * time / end, 1)


def _y(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(value / top, 1.0), 1)


def _short(value: float) -> str:
    if value >= 10_000:
        return f"{value / 1000:.3g}k"
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"
