"""What the bench does inside its private server, as a process with that server's settings."""

from pathlib import Path

import orjson

from stresstest.bench.crowd import gathered
from stresstest.bench.statements import script_for
from stresstest.bench.works import works
from stresstest.bench.world import filled


def fill(seeded: Path, out: Path, *, circles: int) -> None:
    """Add to the data that `seed_stress` described in `seeded`, and so many hundreds of people who only listen.

    Write what the rows need to `out`.
    """
    world = filled(orjson.loads(seeded.read_bytes()))
    world.raw.update({work.name: script_for(work.samples(world), liked=len(world.liked)) for work in works()})
    world.crowd.extend(gathered(circles))
    out.write_bytes(orjson.dumps(world.as_json()))
