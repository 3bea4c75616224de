"""The curves as small drawings, one each: size against cost in multiples of that at the smallest size."""

from collections.abc import Sequence
from html import escape
from math import log10

from stresstest.growth.results import Curve

WIDTH, HEIGHT = 260, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 44, 30  # of the drawing, from its edges
_STYLE = """
.growth { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 8px 14px }
.growth text { font: 11px system-ui, sans-serif; fill: currentColor }
.growth .title { font-weight: 600 }
.growth .quiet { opacity: .65 }
.growth .axis { stroke: currentColor; opacity: .25 }
.growth .floor { stroke: #d33; stroke-dasharray: 4 3 }
.growth .time { stroke: #2a78d6; fill: none; stroke-width: 2 }
.growth .cpu { stroke: #1a9a6c; fill: none; stroke-width: 2; stroke-dasharray: 1 4; stroke-linecap: round }
"""


def plot(curves: Sequence[Curve]) -> str:
    """Give HTML that needs neither script nor network, and takes its text's colour from the page."""
    return (
        '<div><p class="soft">Solid: time (p50). Dotted: CPU a request. Both as multiples of the smallest size.'
        " Dashed: the floor.</p>"
        f'<div class="growth"><style>{_STYLE}</style>{"".join(map(_panel, curves))}</div></div>'
    )


def _panel(curve: Curve) -> str:
    times = [point.p50_ms / curve.points[0].p50_ms for point in curve.points]
    cpus = [point.cpu_ms / curve.points[0].cpu_ms for point in curve.points]
    floor = curve.floor if curve.unit == "x" else None
    top = max(*times, *cpus, floor or 0, 1.5) * 1.1
    first, last = log10(curve.points[0].size or 1), log10(curve.points[-1].size or 1)
    across = [_across(log10(point.size or 1), first, last) for point in curve.points]
    parts = [
        f'<text class="title" x="2" y="16">{escape(curve.title)}</text>',
        f'<text class="quiet" x="2" y="31">{escape(_said(curve))}</text>',
        *(_level(value, top) for value in (0.0, 1.0)),
        *(
            f'<text class="quiet" text-anchor="middle" x="{x:.0f}" y="{HEIGHT - 12}">{_short(point.size)}</text>'
            for x, point in zip(across, curve.points, strict=True)
        ),
        "" if floor is None else _line("floor", [LEFT, WIDTH - RIGHT], [floor, floor], top),
        _line("time", across, times, top),
        _line("cpu", across, cpus, top),
    ]
    label = f"{curve.title}, {_said(curve)}"
    return f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


def _said(curve: Curve) -> str:
    asked = "" if curve.floor is None else f", at most {curve.floor:g}{'' if curve.floor_met else ': missed'}"
    return f"by {curve.axis}: {curve.grown:.2f} {curve.unit}{asked}"


def _level(value: float, top: float) -> str:
    y = _up(value, top)
    return (
        f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="quiet" text-anchor="end" x="{LEFT - 6}" y="{y + 4:.1f}">{value:g}</text>'
    )


def _line(name: str, across: Sequence[float], values: Sequence[float], top: float) -> str:
    points = " ".join(f"{x:.1f},{_up(value, top):.1f}" for x, value in zip(across, values, strict=True))
    return f'<polyline class="{name}" points="{points}"/>'


def _across(value: float, first: float, last: float) -> float:
    return LEFT + 10 + (value - first) / ((last - first) or 1) * (WIDTH - LEFT - RIGHT - 20)


def _up(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)


def _short(size: int) -> str:
    for unit, name in ((10**6, "M"), (10**3, "k")):
        if size >= unit and size % unit == 0:
            return f"{size // unit}{name}"
    return str(size)
