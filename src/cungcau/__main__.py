"""``python -m cungcau`` is the command ``cungcau``."""

import sys

from cungcau.config.cli import main

sys.exit(main())
