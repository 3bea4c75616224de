"""When a service is away: one thread asks whether it is back, and meanwhile nobody else waits for it."""

import logging
import threading
from collections.abc import Callable

logger = logging.getLogger(__name__)


class Outage:
    """What this process knows about whether a service answers.

    After `after` failures in a row the service counts as away, until `probe` (run in a thread of its own, at once and
    then every `every_s` seconds) returns without an exception. A false alarm so costs one probe, not a pause.
    """

    def __init__(self, service: str, probe: Callable[[], None], *, after: int, every_s: float) -> None:
        self.is_away = False
        self._service = service
        self._probe = probe
        self._after = after
        self._every_s = every_s
        self._failures = 0
        self._alarms = 0
        self._lock = threading.Lock()

    def succeeded(self) -> None:
        """Note an answer: it ends a row of failures, but not an outage, which is the probe's to end."""
        self._failures = 0

    def failed(self, error: BaseException | None) -> None:
        """Note a failure; the last one of the row begins the outage, and is told."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._after:
                self._begin(error)

    def begin(self, error: BaseException | None) -> None:
        """Count the service as away now, whatever the row."""
        with self._lock:
            self._begin(error)

    def _begin(self, error: BaseException | None) -> None:
        self._alarms += 1
        if self.is_away:
            return
        self.is_away = True
        logger.warning("%s does not answer: %r", self._service, error)
        threading.Thread(target=self._wait_for_it, name=f"{self._service} probe", daemon=True).start()

    def _wait_for_it(self) -> None:
        pause = threading.Event()
        while not self._is_back():
            pause.wait(self._every_s)
        logger.warning("%s answers again", self._service)

    def _is_back(self) -> bool:
        alarms = self._alarms
        try:
            self._probe()
        except Exception as error:  # noqa: BLE001 (whatever it is, the service is not back, and the thread must live)
            logger.debug("%s is still away: %s", self._service, error)
            return False
        with self._lock:
            self._failures = 0
            self.is_away = self._alarms != alarms  # what failed while the probe ran may have left it more to do
            return not self.is_away
