"""What the reports say in words and cells, the same in HTML and Markdown."""

from collections.abc import Iterator, Sequence
from typing import Any

from stresstest.report.reference import at

Json = dict[str, Any]


def word(report: Json) -> str:
    """The verdict."""
    return "PASSED" if report["verdict"] else "FAILED"


def sentence(report: Json) -> str:
    """What the verdict rests on, or what it failed on."""
    run = [test for test in report["tests"] if test["verdict"] is not None]
    failed = [test["name"] for test in run if not test["verdict"]]
    failed += [f"the speed budget {row['work']}" for row in _missed(report["bench"])]
    failed += [f"the growth of {_curve(row)}" for row in _missed(report["growth"])]
    failed += ["what could not be measured"] if report["faults"] else []
    if failed:
        return f"Missed by: {', '.join(failed)}."
    if not run:
        return "Nothing was run."
    return (
        f"All {len(run)} tests reached their targets, and everything written under load was found"
        f" in the database exactly once.{_budgets(report)}"
    )


def _budgets(report: Json) -> str:
    asked = [row for row in report["bench"] or () if row["floor"]]
    if not asked:
        return ""
    return f" All {len(asked)} floors of the speed budgets hold; {sum(row['goal_met'] for row in asked)} goals are met."


def misses(report: Json) -> list[str]:
    """Each thing that was missed: what was reached, and what was asked for."""
    found = [
        f"{test['name']}: {check['name']}: {check['value']} (target: {check['target']})"
        for test in report["tests"]
        for check in [*test["targets"], *test["correctness"]]
        if check["is_met"] is False
    ]
    found += [
        f"{row['work']}, {row['title']}: {_reached(row)} (floor: {row['floor']})" for row in _missed(report["bench"])
    ]
    found += [f"{_curve(row)}: {_grown(row)}" for row in _missed(report["growth"])]
    return [*found, *report["faults"]]


def _missed(rows: Sequence[Json] | None) -> list[Json]:
    return [row for row in rows or () if not row["floor_met"]]


def _grown(row: Json) -> str:
    asked = "" if row["floor"] is None else f" (floor: at most {row['floor']:g})"
    return "; ".join(
        [f"{row['grown']:.2f} {row['unit']}{asked}", *(f"{n} x {what}" for what, n in row["errors"].items())]
    )


def _curve(row: Json) -> str:
    return f"{row['title']}, by {row['axis']}"


def _reached(row: Json) -> str:
    """Every figure that a floor may ask for, and the errors, which meet none."""
    forms = {"per_second": "{:,.0f}/s", "p95_ms": "p95 {:.1f} ms", "cpu_ms": "CPU {:.3f} ms", "ratio": "ratio {:.2f}"}
    found = [form.format(row[name]) for name, form in forms.items() if row[name] is not None]
    errors = [f"{count} x {what}" for what, count in row["errors"].items()]
    return ", ".join([*found, *([measured(row)] if measured(row) else []), *errors])


def measured(row: Json) -> str:
    """A row's value, which is neither rate nor time, with its unit."""
    return "" if row["value"] is None else f"{row['value']:,.1f} {row['unit'] or ''}".rstrip()


def shortened(report: Json) -> str:
    """How a shortened run was shortened."""
    parts = [f"durations times {report['duration_scale']:g}"] if report["duration_scale"] < 1 else []
    return ", ".join([*parts, *([f"only {', '.join(report['only'])}"] if report["only"] else [])])


def tiles(report: Json) -> list[Json]:
    """The few figures that a reader wants first."""
    tests = {test["name"]: test for test in report["tests"]}
    wanted = (
        ("votes a second", "A", ("ops", "vote", "per_second"), "{:,.0f}"),
        ("reactions a second, 50 readers beside", "B", ("ops", "react", "per_second"), "{:,.0f}"),
        ("messages a second, one conversation", "E1", ("ops", "send", "per_second"), "{:,.0f}"),
        ("messages a second, ten conversations", "E2", ("ops", "send", "per_second"), "{:,.0f}"),
        ("from send to websocket, 200 listeners, p95", "F 200", ("times", "delivery", "p95_ms"), "{:.0f} ms"),
        ("websocket open, p95", "F 200", ("times", "connect to hello", "p95_ms"), "{:.0f} ms"),
    )
    found = [(name, at(tests.get(test), path), form) for name, test, path, form in wanted]
    errors = sum(figures["errors"] for test in report["tests"] for figures in test["ops"].values())
    requests = sum(figures["count"] for test in report["tests"] for figures in test["ops"].values())
    shown = [{"name": name, "value": form.format(value)} for name, value, form in found if value is not None]
    return [*shown, {"name": f"errors in {requests:,} requests", "value": f"{errors:,}"}]


def rows(report: Json) -> list[Json]:
    """The table of all tests: a line for each kind of request."""
    return [row for test in report["tests"] for row in _rows(test)]


def _rows(test: Json) -> Iterator[Json]:
    ops = test["ops"] or {"": None}
    for place, (op, figures) in enumerate(ops.items()):
        first = place == 0
        yield {
            "name": test["name"] if first else "",
            "title": test["title"] if first else "",
            "verdict": test["verdict"] if first else "",
            "op": op,
            "cells": _cells(figures) if figures else [""] * 7,
        }


def _cells(figures: Json) -> list[str]:
    times = [f"{figures[name]:,.0f}" for name in ("p50_ms", "p95_ms", "p99_ms")]
    counts = [f"{figures['errors']:,}", f"{figures['limited']:,}"]
    return [f"{figures['count']:,}", f"{figures['per_second']:,.0f}", *times, *counts]


def facts(report: Json) -> list[tuple[str, str]]:
    """The machine, the settings and the data."""
    machine = {**report["environment"]}
    versions = machine.pop("versions")
    listed = ", ".join(f"{name} {version}" for name, version in versions.items())
    machine["memory, GiB"] = machine.pop("memory_gib")
    found = {**machine, "versions": listed, **report["settings"], **report["seeded"]}
    return [
        (name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)) for name, value in found.items()
    ]
