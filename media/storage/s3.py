"""Objects in an S3-compatible bucket, through django-storages; browsers get them from the bucket itself."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, cast

from botocore.config import Config
from botocore.exceptions import ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage

from media.serving import disposition
from media.storage.base import INCOMING, ObjectMissing, Served, Target
from media.storage.sigv4 import Call, Credentials, presigned

TIMEOUT_S = 2.0
DELETED_AT_ONCE = 1000  # the most that S3's DeleteObjects takes


class S3Store:
    """A private bucket. Requests to it time out soon; boto3 tries them again once."""

    def __init__(self) -> None:
        self._credentials = Credentials(settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY, settings.S3_REGION)
        self._objects = S3Storage(
            access_key=settings.S3_ACCESS_KEY_ID,
            secret_key=settings.S3_SECRET_ACCESS_KEY,
            bucket_name=settings.S3_BUCKET,
            endpoint_url=settings.S3_ENDPOINT_URL or None,
            region_name=settings.S3_REGION,
            file_overwrite=True,
            client_config=Config(
                connect_timeout=TIMEOUT_S,
                read_timeout=TIMEOUT_S,
                retries={"total_max_attempts": 2},
                s3={"addressing_style": "path" if settings.S3_ENDPOINT_URL else "virtual"},
                signature_version="s3v4",
            ),
        )

    def put(self, key: str, content: BinaryIO, *, content_type: str) -> None:
        """Store all of `content`, or nothing."""
        content.seek(0)
        self._objects.bucket.Object(key).upload_fileobj(content, ExtraArgs={"ContentType": content_type})

    def open(self, key: str) -> BinaryIO:
        """Give the object's bytes as a file. Raises ObjectMissing."""
        try:
            opened = self._objects.open(key, "rb")
        except FileNotFoundError:
            raise ObjectMissing(key) from None
        return cast("BinaryIO", opened)

    def size(self, key: str) -> int | None:
        """Give the object's length in bytes, or None where there is none."""
        try:
            return int(self._objects.bucket.Object(key).content_length)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are no fault."""
        left = iter(keys)
        while batch := list(islice(left, DELETED_AT_ONCE)):
            self._objects.bucket.delete_objects(Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True})

    def keys(self) -> Iterator[str]:
        """Give the key of every lasting object."""
        return (found.key for found in self._objects.bucket.objects.all() if not found.key.startswith(INCOMING))

    def url(self, served: Served, *, expires_at: int) -> str:
        """Give the bucket's own URL, signed, that serves the object until `expires_at`."""
        answer = {
            "response-cache-control": f"private, max-age={settings.MEDIA_URL_TTL_S // 2}, immutable",
            "response-content-disposition": disposition(served.name, served.content_type),
            "response-content-type": served.content_type,
        }
        ttl_s = settings.MEDIA_URL_TTL_S
        return presigned(
            Call("GET", self._address(served.key), answer), self._credentials, expires_at=expires_at, ttl_s=ttl_s
        )

    def target(self, incoming: str, *, content_type: str, size: int, expires_at: int) -> Target:
        """Give a signed PUT to the bucket, bound to the length and the type."""
        headers = {"content-length": str(size), "content-type": content_type}
        call = Call("PUT", self._address(incoming), headers=headers)
        url = presigned(call, self._credentials, expires_at=expires_at, ttl_s=settings.MEDIA_URL_TTL_S)
        return Target("PUT", url, {"Content-Type": content_type}, {})  # every client sets Content-Length by itself

    def adopt(self, incoming: str, key: str) -> bool:
        """Copy what was sent to its lasting key inside the bucket, and remove it. False where nothing was sent."""
        if self.size(incoming) is None:
            return False
        self._objects.bucket.Object(key).copy({"Bucket": settings.S3_BUCKET, "Key": incoming})
        self.delete([incoming])
        return True

    def check(self) -> None:
        """Return where the bucket answers. Raises what botocore raises otherwise."""
        self._objects.connection.meta.client.head_bucket(Bucket=settings.S3_BUCKET)

    def _address(self, key: str) -> str:
        if settings.S3_ENDPOINT_URL:
            return f"{settings.S3_ENDPOINT_URL.rstrip('/')}/{settings.S3_BUCKET}/{key}"
        return f"https://{settings.S3_BUCKET}.s3.{settings.S3_REGION}.amazonaws.com/{key}"
