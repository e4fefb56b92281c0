"""Draws the program's icon in every size and form that a system asks for, from the SVG in resources.

`python packaging/icons.py FOLDER` writes PNG files by size, juicedesk.ico and juicedesk.icns. Needs PySide6.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
MASTER = RESOURCES / "icons" / "juicedesk.svg"
ON_A_PLATE = RESOURCES / "app-icon" / "juicedesk-mac.svg"
"""macOS shows icons on a plate of one shape."""

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_KINDS = {"icp4": 16, "ic11": 32, "icp5": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256}
ICNS_KINDS |= {"ic14": 512, "ic09": 512, "ic10": 1024}
"""Apple's names: several stand for the same number of pixels at another density."""
PNG_IN_ICO_FROM_PX = 256
"""Smaller ones are bitmaps, which every reader of icons knows."""


def main(folder: Path) -> int:
    """Write every file; the folder is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        (folder / f"juicedesk-{size}.png").write_bytes(png(drawn(MASTER, size)))
    (folder / "juicedesk.ico").write_bytes(ico([drawn(MASTER, size) for size in ICO_SIZES]))
    images = {size: png(drawn(ON_A_PLATE, size)) for size in set(ICNS_KINDS.values())}
    (folder / "juicedesk.icns").write_bytes(icns({kind: images[size] for kind, size in ICNS_KINDS.items()}))
    return 0


def drawn(svg: Path, size_px: int) -> QImage:
    """The picture in a square of that size, on nothing."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The image as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return content.data()


def ico(images: list[QImage]) -> bytes:
    """An icon file of Windows: a directory of 16 bytes an image, then the images."""
    bodies = [png(image) if image.width() >= PNG_IN_ICO_FROM_PX else bitmap(image) for image in images]
    offset = 6 + 16 * len(images)
    entries = b""
    for image, body in zip(images, bodies, strict=True):
        edge = image.width() % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(body), offset)
        offset += len(body)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(bodies)


def bitmap(image: QImage) -> bytes:
    """A bitmap as icons hold it: rows from the bottom, twice the height, and an empty mask."""
    edge = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, edge, edge * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[at : at + edge * 4] for at in range(0, len(pixels), edge * 4)]
    mask = bytes(((edge + 31) // 32) * 4 * edge)
    return header + b"".join(reversed(rows)) + mask


def icns(images: dict[str, bytes]) -> bytes:
    """An icon file of macOS: each image with its kind and length before it."""
    blocks = [kind.encode() + struct.pack(">I", len(body) + 8) + body for kind, body in images.items()]
    content = b"".join(blocks)
    return b"icns" + struct.pack(">I", len(content) + 8) + content


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
