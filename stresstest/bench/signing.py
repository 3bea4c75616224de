"""What signing costs: the 50 URLs of a page, each new, as the S3 store signs them and as botocore does."""

import time
from collections.abc import Callable
from statistics import median

import boto3
from botocore.config import Config

from media.storage import Bucket, S3Store, Served
from stresstest.bench.limits import Limits
from stresstest.bench.results import Result, Verdict
from stresstest.bench.world import PAGE

NAME = "signing"
PAGES, WARM_UP = 40, 3
TTL_S = 3600
FLOOR, GOAL = Limits(value=1.0), Limits(value=0.5)  # ms of CPU a page

_BUCKET = Bucket(
    name="bench",
    endpoint_url="http://127.0.0.1:9",
    region="us-east-1",
    access_key_id="bench",
    secret_access_key="of no use anywhere",  # noqa: S106 (no server is asked)
    url_ttl_s=TTL_S,
    timeout_s=1.0,
)
_OBJECTS = [Served(f"uploads/{place:02x}/{place:032x}", f"Image {place}.jpg", "image/jpeg") for place in range(PAGE)]


def measure() -> Result:
    """Measure the row; its rates are of pages of 50."""
    ours, theirs = _cpu_s(_by_the_store()), _cpu_s(_by_botocore())
    measured = Limits(value=ours * 1000)
    return Result(
        work=NAME,
        title="sign 50 URLs of a new window for S3",
        clients=1,
        per_second=1 / ours,
        cpu_ms=ours * 1000,
        raw_per_second=1 / theirs,
        ratio=theirs / ours,
        value=ours * 1000,
        unit="ms",
        floor=Verdict(str(FLOOR), FLOOR.met_by(measured)),
        goal=Verdict(str(GOAL), GOAL.met_by(measured)),
    )


def _cpu_s(sign: Callable[[int], object]) -> float:
    """Give the median of a page's CPU seconds; each page belongs to another window, so that nothing is known of it."""
    taken = []
    for window in range(1, PAGES + 1):
        began = time.process_time()
        sign(window)
        taken.append(time.process_time() - began)
    return median(taken[WARM_UP:])


def _by_the_store() -> Callable[[int], object]:
    store = S3Store(_BUCKET)
    first = int(time.time())
    return lambda window: [store.url(each, expires_at=first + window * TTL_S // 2) for each in _OBJECTS]


def _by_botocore() -> Callable[[int], object]:
    client = boto3.client(
        "s3",
        endpoint_url=_BUCKET.endpoint_url,
        region_name=_BUCKET.region,
        aws_access_key_id=_BUCKET.access_key_id,
        aws_secret_access_key=_BUCKET.secret_access_key,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
    parameters = [
        {
            "Bucket": _BUCKET.name,
            "Key": each.key,
            "ResponseCacheControl": f"private, max-age={TTL_S // 2}, immutable",
            "ResponseContentDisposition": f'inline; filename="{each.name}"',
            "ResponseContentType": each.content_type,
        }
        for each in _OBJECTS
    ]
    return lambda _: [client.generate_presigned_url("get_object", each, ExpiresIn=TTL_S) for each in parameters]
