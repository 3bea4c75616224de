"""Order out of hints, for any way in which they come."""

from hypothesis import given
from hypothesis import strategies as st

from realtime.frames import Frame
from realtime.sequencer import MAX_EARLY, Sequencer


def numbered(number, since=None):
    return Frame("message.created", "", since=number - 1 if since is None else since, change_seq=number)


def numbers(frames):
    return [frame.change_seq for frame in frames]


@given(st.permutations(range(11, 31)), st.lists(st.integers(11, 30), max_size=20))
def test_every_number_comes_out_once_and_in_order(order, repeated):
    sequencer = Sequencer()
    out = numbers(sequencer.start(10))

    for number in [*order, *repeated]:
        out += numbers(sequencer.take(numbered(number)))

    assert out == list(range(11, 31))
    assert not sequencer.is_missing_some


def test_frames_wait_until_it_is_known_where_the_numbers_stand():
    sequencer = Sequencer()
    assert sequencer.take(numbered(11)) == []
    assert sequencer.take(numbered(10)) == []
    assert not sequencer.is_missing_some

    assert numbers(sequencer.start(10)) == [11]


def test_a_missing_number_is_known_from_what_came_early_and_from_the_database():
    early, told = Sequencer(head=10), Sequencer(head=10)

    early.take(numbered(12))
    told.heard_of(11)

    assert early.is_missing_some
    assert told.is_missing_some
    assert numbers(early.take(numbered(11))) == [11, 12]
    assert not early.is_missing_some


def test_a_frame_that_spans_numbers_fits_where_its_span_begins():
    sequencer = Sequencer(head=10)

    assert numbers(sequencer.take(numbered(15, since=8))) == [15]
    assert sequencer.take(numbered(14)) == []


def test_after_healing_what_follows_is_let_through():
    sequencer = Sequencer(head=10)
    sequencer.take(numbered(14))
    sequencer.take(numbered(12))

    assert numbers(sequencer.healed(13)) == [14]


def test_a_number_that_the_database_does_not_know_is_given_up():
    sequencer = Sequencer(head=10)
    sequencer.heard_of(20)

    sequencer.healed(12)
    sequencer.forget_unknown()

    assert not sequencer.is_missing_some


def test_what_is_held_is_bounded():
    sequencer = Sequencer(head=0)

    for number in range(2, MAX_EARLY * 2):
        sequencer.take(numbered(number))

    assert len(sequencer.take(numbered(1))) == MAX_EARLY + 1
    assert sequencer.is_missing_some
