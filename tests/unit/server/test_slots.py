from hypothesis import given
from hypothesis import strategies as st

from juicedesk.server.slots import SLOT_S, EnergySlot, SlotMeter

gaps = st.one_of(st.floats(0.1, 60), st.floats(-5_000, 200_000))


@given(st.lists(st.tuples(gaps, st.integers(0, 50_000)), max_size=30))
def test_no_energy_is_lost_or_made(reports: list[tuple[float, int]]) -> None:
    meter, now_s = SlotMeter(), 1_768_215_600.0
    for gap_s, energy_wh in reports:
        meter.add(1, now_s, now_s + gap_s, energy_wh)
        now_s += gap_s
    assert sum(slot.energy_wh for slot in meter.unkept.values()) == sum(energy for _, energy in reports)
    assert all(slot.slot_at % SLOT_S == 0 and slot.energy_wh >= 0 for slot in meter.unkept.values())


def test_energy_is_spread_over_the_time_in_which_it_flowed() -> None:
    meter = SlotMeter()
    meter.add(1, SLOT_S - 300, 2 * SLOT_S + 300, 1_500)
    assert [slot.energy_wh for slot in meter.unkept.values()] == [300, 900, 300]


def test_what_is_kept_is_forgotten_unless_it_has_grown() -> None:
    meter = SlotMeter(EnergySlot(1, 0, 100))
    meter.add(1, 0, 10, 50)
    kept = list(meter.unkept.values())
    assert kept == [EnergySlot(1, 0, 150)]
    meter.add(1, 10, 20, 1)
    meter.forget(kept)
    assert list(meter.unkept.values()) == [EnergySlot(1, 0, 151)]
    meter.forget(list(meter.unkept.values()))
    assert not meter.unkept


def test_another_session_begins_at_nothing() -> None:
    meter = SlotMeter(EnergySlot(1, 0, 100))
    meter.add(2, 0, 10, 50)
    assert list(meter.unkept.values()) == [EnergySlot(2, 0, 50)]
