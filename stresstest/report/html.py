"""The report as one HTML file that opens anywhere: style and plots are inside, nothing is fetched."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from stresstest.report import plots
from stresstest.report.reference import DAY
from stresstest.report.words import facts, measured, misses, rows, sentence, shortened, tiles, word

Json = dict[str, Any]

STYLES = [*(f"c{n}" for n in range(1, 9)), *(f"q{n}" for n in range(1, 4)), "bad"]


def html(report: Json, *, growth_plot: str = "") -> str:
    """Write the page. `growth_plot` is HTML of our own."""
    return render_to_string(
        "stresstest/report.html",
        {
            "report": {**report, "minutes": round(report["seconds"] / 60, 1)},
            "tone": "good" if report["verdict"] else "bad",
            "word": word(report),
            "sentence": sentence(report),
            "misses": misses(report),
            "bench": [{**row, "measured": measured(row)} for row in report["bench"] or ()],
            "shortened": shortened(report),
            "tiles": tiles(report),
            "rows": rows(report),
            "tests": list(_tests(report)),
            "facts": facts(report),
            "reference_day": DAY,
            "growth_plot": mark_safe(growth_plot),  # noqa: S308 (drawn here)
            "styles": STYLES,
        },
    )


def _tests(report: Json) -> Iterator[Json]:
    for test in report["tests"]:
        yield {**test, "checks": [*test["targets"], *test["correctness"]], "plots": plots.plots(test)}
