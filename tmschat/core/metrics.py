"""Every metric of the product. With PROMETHEUS_MULTIPROC_DIR set, those of all processes are gathered as one."""

from prometheus_client import Counter, Gauge, Histogram

HTTP_REQUESTS = Counter("http_requests_total", "Requests answered.", ["route", "method", "status"])
HTTP_SECONDS = Histogram(
    "http_request_seconds",
    "Time to answer a request.",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5),
)
SOCKETS_OPEN = Gauge("sockets_open", "Websockets that are open.", multiprocess_mode="livesum")
EVENTS_PUBLISHED = Counter("events_published_total", "Events handed to the layer.", ["type"])
EVENTS_DELIVERED = Counter("events_delivered_total", "Frames put into sockets' queues.")
EVENTS_DROPPED = Counter("events_dropped_total", "Events that found the publisher's queue full.")
QUEUE_DEPTH = Gauge("queue_depth", "Events waiting to be published.", multiprocess_mode="livesum")
SLOW_CLIENT_CLOSES = Counter("slow_client_closes_total", "Sockets closed because they read too slowly.")
SOCKET_CLOSES = Counter("socket_closes_total", "Sockets that the server ended.", ["code"])
FRAMES_SHED = Counter(
    "frames_shed_total", "Transient frames merged with a newer one or left out of a full queue.", ["kind"]
)
REPAIRS = Counter("repairs_total", "Times the feed was read because numbers were missing.")
DATABASE_POOL_IN_USE = Gauge("database_pool_in_use", "Connections handed out.", multiprocess_mode="livesum")
DATABASE_POOL_WAITING = Gauge(
    "database_pool_waiting", "Threads that wait for a connection.", multiprocess_mode="livesum"
)
RATE_LIMITED = Counter("rate_limited_requests_total", "Requests refused with 429.", ["kind"])
RATE_LIMIT_FALLBACK = Counter("rate_limit_fallback_total", "Requests counted per process, Valkey being away.")
VALKEY_ERRORS = Counter("valkey_errors_total", "Commands that Valkey did not answer.")
