"""The house's own settings with a quick password hasher and, on SQLite, a file: so that WAL and locks are exercised."""

import os

# Reading takes time, and not every machine has a sentence model: tests that want one say so. Servers that tests start inherit it.
os.environ["CUNGCAU_EMBEDDER"] = "off"

from cungcau.config.settings import *  # noqa: F403
from cungcau.config.settings import DATA, DATABASES, STATIC_ROOT

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
else:
    # A connection left open by a live server's thread would keep the test database from being dropped.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
