import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicenet.envelope import parse_answer
from juicedesk.juicenet.reading import WireError


@pytest.mark.parametrize(
    "body",
    [b'{"success": true}', b'{"success":false}', b'{" Success ": true}', b'\xef\xbb\xbf{"success": true}'],
)
def test_a_literal_truth_is_an_answer(body: bytes) -> None:
    assert isinstance(parse_answer(body).value_of("success"), bool)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"true",
        b"[]",
        b"{}",
        b'{"success": "true"}',
        b'{"success": "false"}',
        b'{"success": 1}',
        b'{"success": 0}',
        b'{"success": null}',
        b'{"success": true',
        b'{"success": true,}',
        b'{"success": true} trailing',
        b'{"success": true, "success": true}',
        b'{"success": false, "success": true}',
        b'{"success": true, "a": {"b": 1, "b": 2}}',
        b'{"success": true, "a": NaN}',
        b'{"success": true, "a": -Infinity}',
        b'{"success": true, "a": ' + b"9" * 5000 + b"}",
        b'{"success": true, "a": "\xff"}',
        b"<!DOCTYPE html><html></html>",
        b"[" * 200_000,
    ],
    ids=range(22),
)
def test_anything_else_is_no_answer(body: bytes) -> None:
    with pytest.raises(WireError):
        parse_answer(body)


@given(st.binary(max_size=60))
def test_no_bytes_give_another_error(body: bytes) -> None:
    with pytest.raises(WireError):
        parse_answer(body)


def test_the_error_does_not_carry_the_answer() -> None:
    with pytest.raises(WireError) as caught:
        parse_answer(b'{"success": true, "token": "secret-of-a-unit"')
    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)
