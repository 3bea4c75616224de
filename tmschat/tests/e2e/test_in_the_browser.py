"""The web client in a real browser against a real installation: every file of tmschat/web/client/e2e/*.test.ts."""

from pathlib import Path

import pytest

from tmschat.tests.e2e.stage import FILES, Stage


@pytest.mark.slow
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("file", FILES)
def test_in_the_browser(file: str, stage: Stage, tmp_path: Path):
    played = stage.play(file, tmp_path)
    assert played.returncode == 0, played.stdout + played.stderr
