"""The property that the product stands on: whatever the link does, a client ends with the server's state."""

import pytest

from tmschat.testing.model_client import LossyLink, ModelClient, PerfectLink, open_office
from tmschat.tests.convergence.world import World, differences, fresh_state

ACTIONS = 500


@pytest.fixture
def posted(settings, transactional_db):
    """Events go to model clients instead of the layer; nobody is refused for asking much."""
    settings.EVENT_SINK = "tmschat.testing.model_client.post"
    settings.RATE_LIMIT_READ = 1_000_000


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 125])
def test_clients_end_with_the_servers_state_whatever_the_link_does(seed, posted):
    world = World(seed)
    perfect = [ModelClient(user, PerfectLink(), seed) for user in world.people]
    lossy = [ModelClient(user, LossyLink(seed, drop=0.2, double=0.1, shuffle=0.2), seed) for user in world.people]
    for client in perfect + lossy:
        client.connect()
    open_office(perfect + lossy)

    world.act(ACTIONS)
    world.settle()
    for client in perfect:
        client.catch_up()
    for client in lossy:
        client.catch_up()
        client.connect()  # as after any absence: only then is a lost last frame known

    for user, one, other in zip(world.people, perfect, lossy, strict=True):
        fresh = fresh_state(user)
        assert differences(one.state, fresh) == []
        assert differences(other.state, fresh) == []
