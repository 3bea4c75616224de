"""What a scenario must reach: a value, its target, and the verdict; and what must be true after it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stresstest.bench.measuring import percentile
from stresstest.samples import LIMITED, Record

SHOWN = 3  # of what is wrong in the same way


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a scenario's table."""

    name: str
    value: str
    target: str
    is_met: bool | None  # None: only shown


def latency(record: Record, op: str, share: float, limit_ms: float) -> Check:
    """Ask that `share` of a kind's successful requests, and of all, take less than `limit_ms`, and that there are some.

    Those that the rate limit refused are left out. A few may fail; slow ones among them are none the faster.
    """
    good = sorted(each.ms for each in record.of(op) if each.is_good)
    every = sorted(each.ms for each in record.of(op) if each.status != LIMITED)
    slower = max(good, every, key=lambda times: percentile(times, share)) if good else good
    return below(f"{op} p{share * 100:g}", slower, share, limit_ms)


def below(name: str, milliseconds: Iterable[float], share: float, limit_ms: float) -> Check:
    """Ask that `share` of the times stay under `limit_ms`, and that there are some."""
    times = sorted(milliseconds)
    reached = percentile(times, share)
    return Check(name, in_ms(reached) if times else "none", f"< {in_ms(limit_ms)}", bool(times) and reached < limit_ms)


def errors(record: Record, share: float) -> Check:
    """Ask that fewer than `share` of the requests fail, those apart that the rate limit refused."""
    counted = [sample for sample in record.samples if sample.status != LIMITED]
    failed = sum(sample.is_error for sample in counted)
    failing = failed / max(len(counted), 1)
    value = f"{failing:.2%} ({failed} of {len(counted)})"
    return Check("errors", value, f"< {share:.0%}", bool(counted) and failing < share)


def no_server_errors(record: Record, *, statuses: Collection[int] = range(500, 600)) -> Check:
    """Ask that no answer has one of these statuses; where all are asked for, that each request was answered as well."""
    is_any = len(statuses) > 1
    found = sum(sample.status in statuses or (is_any and sample.status == 0) for sample in record.samples)
    what = "5xx or no answer" if is_any else f"{next(iter(statuses))} answers"
    return Check(what, str(found), "0", found == 0)


def all_good(record: Record) -> Check:
    """Ask that every body was as it must be."""
    bad = sum(not sample.is_good for sample in record.samples) + sum(not walk["ok"] for walk in record.walks)
    return Check("checks on bodies", f"{bad} failed", "0 failed", bad == 0 and bool(record.samples))


def limited(record: Record, *, is_expected: bool) -> Check:
    """Show what the rate limit refused; where it is raised, ask that it refused nothing."""
    refused = sum(sample.status == LIMITED for sample in record.samples)
    if is_expected:
        return Check("429, as it should", str(refused), "counted apart", is_met=None)
    return Check("429 answers", str(refused), "0", refused == 0)


def complete(record: Record) -> Check:
    """Ask that the record holds every request that k6 made: on a lossy one no other check would mean anything."""
    noted, is_met = len(record.samples), len(record.samples) == record.counted and not record.complaints
    said = "; k6 says: " + "; ".join(record.complaints[:SHOWN]) if record.complaints else ""
    return Check("requests on record", f"{noted} of {record.counted}{said}", "all", is_met)


def correct(name: str, checked: int, wrong: Iterable[str]) -> Check:
    """Ask that nothing is wrong with what was looked at, and that something was."""
    found = list(wrong)
    told = "; ".join(found[:SHOWN]) + (f"; {len(found) - SHOWN} more" if len(found) > SHOWN else "")
    return Check(name, told or f"{checked} checked", "nothing wrong", not found and checked > 0)


def in_ms(milliseconds: float) -> str:
    """Write a time for people."""
    return f"{milliseconds / 1000:.2f} s" if milliseconds >= 1000 else f"{milliseconds:.3g} ms"
