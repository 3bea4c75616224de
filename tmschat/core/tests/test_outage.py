"""What a process knows about a service that went away."""

import threading

import pytest

from tmschat.core.outage import Outage
from tmschat.testing.concurrency import wait_until

REFUSED = ConnectionError("refused")


class Service:
    """A service that may be up, and counts how often it was asked."""

    def __init__(self) -> None:
        self.is_up = False
        self.asked = 0
        self.when_asked = lambda: None

    def probe(self):
        self.asked += 1
        self.when_asked()
        if not self.is_up:
            raise ConnectionError


@pytest.fixture
def service():
    return Service()


def is_over(outage):
    return not outage.is_away and not any(thread.name == "the service probe" for thread in threading.enumerate())


def test_a_row_of_failures_begins_an_outage_and_an_answer_between_breaks_the_row(service):
    outage = Outage("the service", service.probe, after=3, every_s=0.01)
    for _ in range(3):
        outage.failed(REFUSED)
        outage.failed(REFUSED)
        outage.succeeded()
    assert is_over(outage)
    for _ in range(3):
        outage.failed(REFUSED)
    assert outage.is_away
    service.is_up = True
    wait_until(lambda: is_over(outage))


def test_an_outage_lasts_until_the_probe_succeeds_and_begins_again_after_a_new_row(service):
    outage = Outage("the service", service.probe, after=2, every_s=0.01)
    outage.begin(REFUSED)
    wait_until(lambda: service.asked > 3)
    assert outage.is_away
    outage.succeeded()  # an answer that was under way says nothing
    assert outage.is_away
    service.is_up = True
    wait_until(lambda: is_over(outage))
    outage.failed(REFUSED)
    assert not outage.is_away


def test_a_false_alarm_is_over_after_one_probe(service, caplog):
    service.is_up = True
    outage = Outage("the service", service.probe, after=1, every_s=3600)
    outage.failed(REFUSED)
    assert "the service does not answer: ConnectionError('refused')" in caplog.text
    wait_until(lambda: is_over(outage))
    assert service.asked == 1


def test_what_begins_while_the_probe_runs_is_probed_for_again(service):
    service.is_up = True
    outage = Outage("the service", service.probe, after=1, every_s=0.01)
    service.when_asked = lambda: outage.begin(REFUSED) if service.asked == 1 else None
    outage.begin(REFUSED)
    wait_until(lambda: is_over(outage))
    assert service.asked == 2


def test_many_failures_at_once_begin_one_outage(service):
    outage = Outage("the service", service.probe, after=1, every_s=0.01)
    for _ in range(20):
        outage.failed(REFUSED)
    assert sum(thread.name == "the service probe" for thread in threading.enumerate()) == 1
    service.is_up = True
    wait_until(lambda: is_over(outage))
