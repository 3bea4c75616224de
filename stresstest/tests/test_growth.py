"""Growth: a private server filled at several sizes, every work measured at each, and what is said of the figures."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from stresstest.growth.plot import plot
from stresstest.growth.results import Curve, Point, as_cost_a_byte, as_kib_a_message, table
from stresstest.growth.running import grow
from stresstest.growth.sizes import QUICK, Sizes
from stresstest.growth.works import works

FLAT = (Point(10, 2.0, 3.0, 1.0, 500), Point(1000, 2.2, 3.0, 1.05, 500))


@pytest.mark.slow
def test_everything_is_measured_at_every_size():
    said: list[str] = []
    sizes = Sizes(messages=(300, 600), members=(5, 10), conversations=(2, 12))
    curves = grow(sizes, replace(QUICK, seconds=0.02, warm_up_s=0.02), say=said.append)
    assert [curve.work for curve in curves] == [work.name for work in works()]
    for curve in curves:
        assert curve.errors == {}
        assert [point.size for point in curve.points] == list(getattr(sizes, curve.axis, (0, 500)))
        assert all(point.p50_ms > 0 and point.bytes > 0 for point in curve.points)
    hello = next(curve for curve in curves if curve.work == "hello")
    assert hello.points[1].bytes > 1.2 * hello.points[0].bytes
    payload = next(curve for curve in curves if curve.work == "payload")
    assert 1 < payload.grown <= 3
    assert payload.floor_met
    assert "900 messages" in said[0]


def test_the_larger_growth_counts_and_an_error_misses_every_floor():
    curve = Curve("page", "newest page", "messages", FLAT, floor=1.5, goal=1.05)
    assert (round(curve.grown, 2), curve.floor_met, curve.goal_met) == (1.1, True, False)
    heavy = replace(curve, points=(FLAT[0], replace(FLAT[1], cpu_ms=1.6)))
    assert (heavy.grown, heavy.floor_met) == (1.6, False)
    assert not replace(curve, errors={"500": 1}).floor_met
    assert replace(curve, floor=None, goal=None, points=heavy.points).floor_met


def test_what_grows_with_its_answer_is_held_against_its_bytes():
    points = (FLAT[0], Point(1000, 18.0, 20.0, 9.0, 5000))
    assert Curve("hello", "", "conversations", points, judge=as_cost_a_byte).grown == pytest.approx(0.9)
    larger = (FLAT[0], replace(FLAT[1], bytes=500 + 50 * 1024 * 2))
    assert Curve("payload", "", "reactions", larger, judge=as_kib_a_message).grown == 2.0


def test_a_curve_is_a_line_an_object_and_a_panel():
    curves = [
        Curve("page", "newest page of 50", "messages", FLAT, floor=1.5, goal=1.2),
        Curve("send", "send <once>", "members", (FLAT[0], replace(FLAT[1], p50_ms=4.0)), floor=1.5),
        Curve("list", "conversation list", "messages", FLAT, errors={"500": 2}),
    ]
    lines = table(curves).splitlines()
    assert [line.split("  ")[-1].strip() for line in lines[1:]] == ["goal met", "FLOOR MISSED", "FLOOR MISSED; 2 x 500"]
    assert curves[0].as_json()["points"][1] == {
        "size": 1000,
        "p50_ms": 2.2,
        "p95_ms": 3.0,
        "cpu_ms": 1.05,
        "bytes": 500,
    }
    drawn = ET.fromstring(plot(curves))  # noqa: S314 (ours)
    words = " ".join(drawn.itertext())
    assert "send <once>" in words
    assert "by members: 2.00 x, at most 1.5: missed" in words
    assert len(drawn.findall(".//{*}polyline[@class='time']")) == 3
