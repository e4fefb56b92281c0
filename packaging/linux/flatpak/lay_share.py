"""Desktop file, metainfo and icons of the Flatpak; run inside its build, with the runtime's own Qt."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[1:3]]
import icons
from tree import ICONS, lay_share

if __name__ == "__main__":
    icons.main(ICONS)
    lay_share(Path(sys.argv[1]))
