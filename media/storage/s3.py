"""Objects in an S3-compatible bucket, through django-storages; browsers get them from the bucket itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO, cast

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from media.serving import disposition
from media.sigv4 import Call, Credentials, presigned
from media.storage.base import INCOMING, ObjectMissing, Part, Served, StoreUnreachable, Target
from tmschat.core.outage import Outage

RETRY_AFTER_S = 1
PROBE_EVERY_S = 0.5
SLOW_S = 30.0  # for what moves a long object about inside the store; it has answered a small question just before
DELETED_AT_ONCE = 1000  # the most that S3's DeleteObjects takes
IN_MEMORY_BYTES = 4 * 1024 * 1024  # of an object that is read; the rest of it goes to a temporary file
PART_BYTES = 16 * 1024 * 1024
IN_PARTS_FROM_BYTES = 64 * 1024 * 1024  # what is longer may be sent in parts


@dataclass(frozen=True, slots=True)
class Bucket:
    """Which bucket, where, by which keys, how long its signed URLs live, and how long its silence is borne.

    `browser_url`: what browsers put in place of `endpoint_url`, where they reach the store through a door that gives it
    the host that was signed.
    """

    name: str
    endpoint_url: str
    region: str
    access_key_id: str
    secret_access_key: str
    url_ttl_s: int
    timeout_s: float
    browser_url: str = ""

    @property
    def address(self) -> str:
        """Where its objects lie."""
        if self.endpoint_url:
            return f"{self.endpoint_url.rstrip('/')}/{self.name}"
        return f"https://{self.name}.s3.{self.region}.amazonaws.com"


class S3Store:
    """A private bucket. Requests to it time out; boto3 tries them again once, as connections kept alive may be dead.

    After that the store counts as away: until it answers a probe, nobody else waits for it.
    """

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._credentials = Credentials(bucket.access_key_id, bucket.secret_access_key, bucket.region)
        self._objects = _storage(bucket, bucket.timeout_s)
        self._slow = _storage(bucket, SLOW_S)
        self._outage = Outage("the S3 store", self.check, after=1, every_s=PROBE_EVERY_S)

    def put(self, key: str, content: BinaryIO, *, content_type: str) -> None:
        """Store all of `content`, or nothing."""
        content.seek(0)
        with self._reached():
            self._object(key).upload_fileobj(content, ExtraArgs={"ContentType": content_type})

    def open(self, key: str) -> BinaryIO:
        """Give the object's bytes as a file, fetched whole before the first is read. Raises ObjectMissing."""
        try:
            with self._reached():
                opened = self._objects.open(key, "rb")
                opened.seek(0)  # fetches it
        except FileNotFoundError:
            raise ObjectMissing(key) from None
        return cast("BinaryIO", opened)

    def size(self, key: str) -> int | None:
        """Give the object's length in bytes, or None where there is none."""
        try:
            with self._reached():
                return int(self._object(key).content_length)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are no fault."""
        left = iter(keys)
        with self._reached():
            while batch := list(islice(left, DELETED_AT_ONCE)):
                self._objects.bucket.delete_objects(Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True})

    def keys(self) -> Iterator[str]:
        """Give the key of every lasting object."""
        with self._reached():
            yield from (each.key for each in self._objects.bucket.objects.all() if not each.key.startswith(INCOMING))

    def url(self, served: Served, *, expires_at: int) -> str:
        """Give the bucket's own URL, signed, that serves the object until `expires_at`."""
        answer = {
            "response-cache-control": f"private, max-age={self._bucket.url_ttl_s // 2}, immutable",
            "response-content-disposition": disposition(served.name, served.content_type),
            "response-content-type": served.content_type,
        }
        return self._signed(Call("GET", self._address(served.key), answer), expires_at)

    def target(self, incoming: str, *, content_type: str, size: int, expires_at: int) -> Target:
        """Give a signed PUT to the bucket, bound to the length and the type; of a long file one for each part, too."""
        headers = {"content-length": str(size), "content-type": content_type}
        url = self._signed(Call("PUT", self._address(incoming), headers=headers), expires_at)
        parts = self._parts(incoming, content_type, size, expires_at) if size > IN_PARTS_FROM_BYTES else []
        return Target("PUT", url, {"Content-Type": content_type}, {}, parts)  # every client sets Content-Length itself

    def adopt(self, incoming: str, key: str) -> bool:
        """Copy what was sent to its lasting key inside the bucket, and remove it. False where nothing was sent."""
        if self.size(incoming) is None and not self._joined(incoming):
            return False
        with self._reached(), self._heard_of_or_not(key):
            self._slow.bucket.Object(key).copy({"Bucket": self._bucket.name, "Key": incoming})
        self.delete([incoming])
        return True

    def forget_unfinished(self, *, before: datetime) -> int:
        """Remove what was sent or begun before that time and never completed."""
        with self._reached():
            old = [
                each.key for each in self._objects.bucket.objects.filter(Prefix=INCOMING) if each.last_modified < before
            ]
            uploads = self._objects.bucket.multipart_uploads.filter(Prefix=INCOMING)
            begun = [each for each in uploads if each.initiated < before]
            for each in begun:
                each.abort()
        self.delete(old)
        return len(old) + len(begun)

    def check(self) -> None:
        """Return where the bucket answers. Raises what botocore raises otherwise."""
        self._objects.connection.meta.client.head_bucket(Bucket=self._bucket.name)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn the ways in which a store does not answer into one. Raises StoreUnreachable, in an outage at once."""
        if self._outage.is_away:
            raise StoreUnreachable(retry_after_s=RETRY_AFTER_S)
        try:
            yield
        except (BotoCoreError, ClientError) as error:
            if isinstance(error, ClientError) and error.response["ResponseMetadata"]["HTTPStatusCode"] < 500:
                raise
            self._outage.failed(error)
            raise StoreUnreachable(retry_after_s=RETRY_AFTER_S) from error

    def _object(self, key: str) -> Any:
        return self._objects.bucket.Object(key)

    def _address(self, key: str) -> str:
        return f"{self._bucket.address}/{key}"

    def _signed(self, call: Call, expires_at: int) -> str:
        url = presigned(call, self._credentials, expires_at=expires_at, ttl_s=self._bucket.url_ttl_s)
        if self._bucket.browser_url:
            return self._bucket.browser_url + url.removeprefix(self._bucket.endpoint_url)
        return url

    def _parts(self, incoming: str, content_type: str, size: int, expires_at: int) -> list[Part]:
        with self._reached():
            begun = self._object(incoming).initiate_multipart_upload(ContentType=content_type).id
        parts = []
        for place, start in enumerate(range(0, size, PART_BYTES), start=1):
            length = min(PART_BYTES, size - start)
            which = {"partNumber": str(place), "uploadId": begun}
            call = Call("PUT", self._address(incoming), which, {"content-length": str(length)})
            parts.append(Part(self._signed(call, expires_at), length))
        return parts

    def _joined(self, incoming: str) -> bool:
        """Make one object of the parts that were sent. False where none were."""
        with self._reached():
            for begun in self._slow.bucket.multipart_uploads.filter(Prefix=incoming):
                sent = [{"PartNumber": part.part_number, "ETag": part.e_tag} for part in begun.parts.all()]
                if sent:
                    with self._heard_of_or_not(incoming):
                        begun.complete(MultipartUpload={"Parts": sent})
                    return True
        return False

    @contextmanager
    def _heard_of_or_not(self, key: str) -> Iterator[None]:
        """Let parts be joined to an object that was not there: also where only a repetition of it was answered."""
        try:
            yield
        except ClientError as error:
            if error.response["Error"]["Code"] != "NoSuchUpload" or self.size(key) is None:
                raise


def _storage(bucket: Bucket, read_timeout_s: float) -> S3Storage:
    return S3Storage(
        access_key=bucket.access_key_id,
        secret_key=bucket.secret_access_key,
        bucket_name=bucket.name,
        endpoint_url=bucket.endpoint_url or None,
        region_name=bucket.region,
        file_overwrite=True,
        max_memory_size=IN_MEMORY_BYTES,
        client_config=Config(
            connect_timeout=bucket.timeout_s,
            read_timeout=read_timeout_s,
            retries={"total_max_attempts": 2},
            s3={"addressing_style": "path" if bucket.endpoint_url else "virtual"},
            signature_version="s3v4",
        ),
    )
