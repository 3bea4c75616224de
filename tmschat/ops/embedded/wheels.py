"""Finding the servers that wheels bring, without importing the wheels' own Python."""

from importlib.util import find_spec
from pathlib import Path

from tmschat.ops.programs import StartFault


def wheel_file(package: str, pattern: str, *, instead: str) -> Path:
    """Give the file of an installed package that matches `pattern`.

    Raises StartFault, with what to do `instead`, where the wheel has none for this platform.
    """
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        for found in Path(folder).glob(pattern):
            return found
    raise StartFault(f"the package {package} brings no {Path(pattern).name} for this platform: {instead}")
