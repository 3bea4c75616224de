"""What the bench does inside its private server, as a process with that server's settings."""

from pathlib import Path

import orjson

from stresstest.bench.statements import script_for
from stresstest.bench.works import works
from stresstest.bench.world import filled


def fill(seeded: Path, out: Path) -> None:
    """Add to the data that `seed_stress` described in `seeded`; write what the rows need to `out`."""
    world = filled(orjson.loads(seeded.read_bytes()))
    world.raw.update({work.name: script_for(work.samples(world), liked=len(world.liked)) for work in works()})
    out.write_bytes(orjson.dumps(world.as_json()))
