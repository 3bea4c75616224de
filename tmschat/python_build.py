"""Whether a Python is one to install with: new enough, complete, and built with a profile of itself.

`make install` runs this file with each Python it could take, before anything is installed.
"""

import sys
import sysconfig
from importlib.util import find_spec

OLDEST = (3, 11)


def is_profiled() -> bool:
    """Whether this Python was compiled for speed, by a profile of itself.

    Distributions do so, and so do the images of containers; version managers leave it out, for it takes long. Without
    it a send costs a third more processor time (docs/decisions/0002-process-layout.md).
    """
    # Distributions do not all call it by configure's option.
    return sys.base_prefix == "/usr" or "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")


def _is_complete() -> bool:
    return sys.version_info >= OLDEST and all(map(find_spec, ("venv", "ensurepip")))


if __name__ == "__main__":
    sys.exit(not (is_profiled() and _is_complete()))
