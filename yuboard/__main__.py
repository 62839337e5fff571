"""``python -m yuboard``: see ``yuboard.cli``."""

import sys

from yuboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
