"""What the budgets ask of a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a row must reach, or what it reached; None: not asked for."""

    per_second: float | None = None  # at least
    p95_ms: float | None = None  # at most
    cpu_ms: float | None = None  # at most
    ratio: float | None = None  # at least
    value: float | None = None  # at most
    at_least: float | None = None  # a value, where more is better

    def met_by(self, measured: "Limits") -> bool:
        """Tell whether what was measured is as good as this asks."""
        at_least = [
            (self.per_second, measured.per_second),
            (self.ratio, measured.ratio),
            (self.at_least, measured.at_least),
        ]
        at_most = [(self.p95_ms, measured.p95_ms), (self.cpu_ms, measured.cpu_ms), (self.value, measured.value)]
        return all(asked is None or (found or 0.0) >= asked for asked, found in at_least) and all(
            asked is None or (found is not None and found <= asked) for asked, found in at_most
        )

    def __str__(self) -> str:
        parts = (
            (self.per_second, "{:g}/s"),
            (self.p95_ms, "p95 {:g} ms"),
            (self.cpu_ms, "CPU {:g} ms"),
            (self.ratio, "ratio {:g}"),
            (self.value, "{:g}"),
            (self.at_least, "{:g} or more"),
        )
        return ", ".join(words.format(asked) for asked, words in parts if asked is not None)
