"""What the measurement runs inside its private server: `python -m stresstest.growth SIZES.json OUT.json`."""

import os
import sys
from pathlib import Path

import django
import orjson


def main(sizes: str, out: str) -> None:
    """Make the world of these sizes and write where everything is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tmschat.settings")
    django.setup()
    from stresstest.growth.filling import Filling  # noqa: PLC0415 (models can be imported only now)
    from stresstest.growth.sizes import Sizes  # noqa: PLC0415

    given = {axis: tuple(values) for axis, values in orjson.loads(Path(sizes).read_bytes()).items()}
    Path(out).write_bytes(orjson.dumps(Filling(Sizes(**given)).world().as_json()))


if __name__ == "__main__":
    main(*sys.argv[1:])
