"""Where sockets lie: short enough for the system, and nobody else's."""

import os
from pathlib import Path

import pytest

from tmschat.ops.embedded import postgres, valkey
from tmschat.ops.embedded.paths import MEMORY, UnsafePath, make_private, metrics_dir, metrics_dirs, run_dir


def test_sockets_lie_beside_the_data_where_their_paths_fit():
    assert run_dir(Path("/srv/chat/.data")) == Path("/srv/chat/.data/run")
    assert valkey.url(Path("/srv/chat/.data")) == "unix:///srv/chat/.data/run/valkey.sock"
    assert postgres.url(Path("/srv/chat/.data")) == "postgresql://tmschat@/tmschat?host=/srv/chat/.data/run-postgres"


@pytest.mark.parametrize("awkward", ["/srv/" + "deep/" * 20, "/srv/with space", "/srv/50%", "/srv/größe", "/srv/a,b"])
def test_sockets_move_to_a_short_plain_path_where_theirs_is_long_or_needs_quoting(awkward):
    short = run_dir(Path(awkward))
    assert len(str(short)) < 40
    assert short == run_dir(Path(awkward))
    assert short != run_dir(Path(awkward) / "other")
    assert len(postgres.url(Path(awkward)).rpartition("=")[2] + "/.s.PGSQL.5432") <= 107


@pytest.mark.skipif(not MEMORY.exists(), reason="only Linux has it")
def test_metrics_lie_in_memory_by_port(tmp_path):
    made = [make_private(metrics_dir(tmp_path, port)) for port in (8000, 8001)]
    try:
        assert {directory.parent for directory in made} == {MEMORY}
        assert set(metrics_dirs(tmp_path)) == set(made)
        assert metrics_dirs(tmp_path / "other") == []
    finally:
        for directory in made:
            directory.rmdir()


def test_metrics_lie_beside_the_sockets_where_no_memory_is_given(monkeypatch, tmp_path):
    monkeypatch.setattr("tmschat.ops.embedded.paths.MEMORY", tmp_path / "missing")
    assert metrics_dir(tmp_path, 8000) == tmp_path / "run/8000/metrics"
    assert metrics_dirs(tmp_path) == []


def test_a_directory_that_others_can_enter_is_refused(tmp_path):
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    with pytest.raises(UnsafePath, match="mode 0700"):
        make_private(open_to_all)


def test_a_link_in_place_of_the_directory_is_refused(tmp_path):
    elsewhere = make_private(tmp_path / "elsewhere")
    link = tmp_path / "link"
    link.symlink_to(elsewhere)
    with pytest.raises(UnsafePath):
        make_private(link)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_a_directory_of_somebody_else_is_refused(tmp_path):
    foreign = make_private(tmp_path / "foreign")
    os.chown(foreign, 4711, 4711)
    with pytest.raises(UnsafePath):
        make_private(foreign)
