import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicenet.reading import Fields

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)

NO_NUMBERS: list[object] = [None, True, False, [], {}, float("nan"), float("inf"), 10**400]
NO_NUMBERS += ["", "abc", "1,5", "1_6", "0x10", "nan", "inf", "١٦", "9" * 400]


@pytest.mark.parametrize("value", [16, 16.0, "16", " 16 ", "16.0", "+16"])
def test_a_whole_number_in_any_form(value: object) -> None:
    assert Fields({"a": value}).int_of("a") == 16
    assert Fields({"a": value}).number_of("a") == 16.0


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        "",
        "abc",
        "1,5",
        "1_6",
        "0x10",
        "nan",
        "inf",
        float("nan"),
        float("inf"),
        10**400,
        [],
        {},
        "١٦",
        "9" * 400,
    ],
)
def test_what_is_no_number_is_unknown(value: object) -> None:
    fields = Fields({"a": value})
    assert fields.int_of("a") is fields.number_of("a") is fields.rounded_of("a") is None


def test_a_fraction_is_not_silently_a_whole_number() -> None:
    fields = Fields({"a": 16.5, "b": "6119.7"})
    assert fields.int_of("a") is None
    assert fields.number_of("a") == 16.5
    assert fields.rounded_of("b") == 6120


@pytest.mark.parametrize("key", ["wh_energy", " wh_energy", "Wh_Energy ", "WH_ENERGY"])
def test_keys_with_stray_spaces_and_capitals_are_found(key: str) -> None:
    assert Fields({key: 5}).int_of("wh_energy") == 5


def test_the_key_as_written_comes_first() -> None:
    assert Fields({"Amps": 1, "amps": 2}).int_of("amps") == 2


def test_text_is_trimmed_and_a_number_is_its_digits() -> None:
    fields = Fields({"a": "  Garage ", "b": 17, "c": True, "d": 1.5})
    assert [fields.text_of(key) for key in "abcd"] == ["Garage", "17", None, None]


@pytest.mark.parametrize(
    ("value", "truth"), [(True, True), (False, False), (1, True), (0, False), ("True ", True)]
)
def test_flags_in_any_form(value: object, truth: bool) -> None:
    assert Fields({"a": value}).truth_of("a") is truth


@pytest.mark.parametrize("value", [2, "yes", None, [], "−1"])
def test_what_is_no_flag_is_unknown(value: object) -> None:
    assert Fields({"a": value}).truth_of("a") is None


def test_nested_objects() -> None:
    fields = Fields({"a": {"b": 1}, "c": 5, "d": [{"b": 2}], "e": [{"b": 2}, 3]})
    assert fields.fields_of("a").int_of("b") == 1
    assert fields.fields_of("c").int_of("b") is None
    objects = fields.objects_of("d")
    assert objects is not None
    assert [entry.int_of("b") for entry in objects] == [2]
    assert fields.objects_of("e") is fields.objects_of("a") is fields.objects_of("x") is None


@given(st.dictionaries(st.sampled_from(["a", " A", "b"]), JSON))
def test_no_json_object_makes_a_reader_fail(body: dict[str, object]) -> None:
    fields = Fields(body)
    for read in (
        fields.int_of,
        fields.number_of,
        fields.rounded_of,
        fields.text_of,
        fields.truth_of,
        fields.objects_of,
    ):
        read("a")
    fields.fields_of("a").int_of("b")
