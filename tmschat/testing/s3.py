"""A private S3 server for the tests that want one: SeaweedFS, as `serve --with-s3` runs it, once a process."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from tmschat.ops.embedded import seaweedfs
from tmschat.ops.embedded.paths import run_dir
from tmschat.ops.programs import launch
from tmschat.testing.concurrency import wait_until

START_S = 60.0


@dataclass(frozen=True, slots=True)
class S3Server:
    """A running server with one bucket."""

    kept: seaweedfs.Kept
    client: Any
    process: subprocess.Popen[bytes]
    bucket: str = seaweedfs.BUCKET

    @property
    def settings(self) -> dict[str, str]:
        """Give the settings that lead to it, under their names in the environment."""
        return {
            "S3_BUCKET": seaweedfs.BUCKET,
            "S3_ENDPOINT_URL": self.kept.endpoint_url,
            "S3_REGION": seaweedfs.REGION,
            "S3_ACCESS_KEY_ID": self.kept.access_key_id,
            "S3_SECRET_ACCESS_KEY": self.kept.secret_access_key,
        }

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Have the server answer nothing during a block: it still accepts connections."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def keys(self) -> list[str]:
        """Give the key of every object, incoming ones too."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        return [found["Key"] for page in pages for found in page.get("Contents", [])]

    def empty(self) -> None:
        """Remove every object."""
        for key in self.keys():
            self.client.delete_object(Bucket=self.bucket, Key=key)


@contextmanager
def running_s3() -> Iterator[S3Server]:
    """Run a server for a block."""
    directory = Path(tempfile.mkdtemp(prefix="tmschat-s3-"))
    program = seaweedfs.program(directory)
    process = launch(program, run_dir(directory))
    try:
        wait_until(lambda: program.is_ready() or process.poll() is not None, within_s=START_S)
        kept = seaweedfs.kept(directory)
        assert kept is not None
        assert process.poll() is None, (directory / "logs" / "s3.log").read_text()[-2000:]
        seaweedfs.ensure_bucket(directory)
        server = S3Server(kept, _client(kept), process)
        yield server
        server.client.close()
    finally:
        process.kill()
        process.wait()
        seaweedfs.remove_sockets(directory)
        shutil.rmtree(directory, ignore_errors=True)


def _client(kept: seaweedfs.Kept) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=kept.endpoint_url,
        region_name=seaweedfs.REGION,
        aws_access_key_id=kept.access_key_id,
        aws_secret_access_key=kept.secret_access_key,
        config=Config(s3={"addressing_style": "path"}, connect_timeout=5, read_timeout=10),
    )
