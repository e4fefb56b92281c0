from juicedesk.domain.policy import Control, Draw
from juicedesk.server.told import Told


def draw(online: int, offline: int = 6) -> Draw:
    return Draw(online, offline, Control.FREE)


def test_all_that_was_sent_counts_until_something_later_is_acknowledged() -> None:
    told = Told()
    for counter, amps in ((1, 16), (2, 32), (3, 10), (4, 20)):
        told.send(counter, draw(amps, amps))
    assert (told.most_online_amps, told.most_offline_amps) == (32, 32)
    told.acknowledge(3)
    assert (told.most_online_amps, told.most_offline_amps) == (20, 20)
    told.acknowledge(4)
    assert told.most_online_amps == 20


def test_an_acknowledgement_of_something_else_says_nothing() -> None:
    told = Told()
    told.send(1, draw(32))
    for counter in (None, 0, 7):
        told.acknowledge(counter)
    assert told.most_online_amps == 32


def test_a_box_that_never_answers_is_not_remembered_for_ever() -> None:
    told = Told()
    told.send(999, draw(40, 32))
    for counter in range(1, 500):
        told.send(counter, draw(6))
    assert (told.most_online_amps, told.most_offline_amps) == (40, 32)
    assert len(told._under_way) <= 16
    told.acknowledge(499)
    assert (told.most_online_amps, told.most_offline_amps) == (6, 6)


def test_after_a_long_silence_only_the_offline_value_is_still_there() -> None:
    told = Told()
    told.send(1, draw(32, 20))
    told.run_out()
    assert (told.most_online_amps, told.most_offline_amps) == (0, 20)


def test_it_counts_what_was_sent_since_the_last_one_that_was_taken() -> None:
    told = Told()
    for counter in range(1, 30):
        told.send(counter, draw(16))
    assert (told.unheeded, told.is_acknowledged) == (29, False)
    told.acknowledge(27)
    assert (told.unheeded, told.is_acknowledged) == (2, True)


def test_what_is_said_aside_counts_as_told_and_not_as_unheeded() -> None:
    told = Told()
    told.send(1, draw(16))
    for counter in range(2, 9):
        told.send(counter, draw(20), is_aside=True)
    assert (told.unheeded, told.most_online_amps) == (1, 20)
    told.acknowledge(1)
    assert (told.unheeded, told.most_online_amps) == (0, 20)
    told.send(9, draw(6))
    told.acknowledge(8)
    assert (told.unheeded, told.most_online_amps) == (1, 20)
    told.acknowledge(9)
    assert (told.unheeded, told.most_online_amps) == (0, 6)
