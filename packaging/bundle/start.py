"""What the frozen program runs first."""

import sys

from juicedesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
