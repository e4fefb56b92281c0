"""Writes the signed words about the newest version: `python packaging/sign_update.py OUT`, for `latest.json`.

The Ed25519 key (32 bytes in base64) is in UPDATE_SIGNING_KEY. Needs cryptography, as the program does.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parent))
from facts import repository, version


def main(out: Path) -> int:
    """Write the file; KeyError without a key."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(os.environ["UPDATE_SIGNING_KEY"]))
    page = f"{repository()}/releases/tag/v{version()}"
    words = json.dumps({"version": version(), "page": page}).encode()
    told = {"words": words, "signature": key.sign(words)}
    out.write_text(json.dumps({name: base64.b64encode(value).decode() for name, value in told.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
