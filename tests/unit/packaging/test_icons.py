"""The icon files as the systems read them."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from tests.unit.packaging.tools import ROOT, tool

icons = tool("icons.py")
pytestmark = pytest.mark.usefixtures("qapp")


def test_every_size_is_drawn_and_not_empty(tmp_path: Path) -> None:
    assert icons.main(tmp_path) == 0
    for size in icons.PNG_SIZES:
        image = QImage(str(tmp_path / f"juicedesk-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 5, size * 4 // 5).name() == "#0f6b4a"


def test_windows_finds_each_image_where_the_directory_says(tmp_path: Path) -> None:
    icons.main(tmp_path)
    content = (tmp_path / "juicedesk.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", content, 2)
    assert (kind, count) == (1, len(icons.ICO_SIZES))
    for number, size in enumerate(icons.ICO_SIZES):
        edge, _, _, _, _, depth, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        body = content[offset : offset + length]
        assert (edge or 256, depth, len(body)) == (size, 32, length)
        if size < icons.PNG_IN_ICO_FROM_PX:
            assert struct.unpack_from("<Iii", body) == (40, size, size * 2)
        else:
            assert body.startswith(b"\x89PNG")
    assert offset + length == len(content)


def test_macos_finds_each_image_by_its_kind(tmp_path: Path) -> None:
    icons.main(tmp_path)
    content = (tmp_path / "juicedesk.icns").read_bytes()
    assert content[:4] == b"icns" and struct.unpack_from(">I", content, 4) == (len(content),)
    seen, at = {}, 8
    while at < len(content):
        kind, length = content[at : at + 4].decode(), struct.unpack_from(">I", content, at + 4)[0]
        seen[kind] = QImage.fromData(content[at + 8 : at + length]).width()
        at += length
    assert seen == icons.ICNS_KINDS


def test_the_symbolic_icon_has_one_colour() -> None:
    tree = ElementTree.parse(ROOT / "resources" / "app-icon" / "juicedesk-symbolic.svg")
    colours = {element.get("fill") for element in tree.iter() if element.get("fill")}
    assert colours == {"#2e3436"}
    assert not [element for element in tree.iter() if element.get("stroke")]
