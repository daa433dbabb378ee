"""What holds for all tests."""

import os
from tempfile import TemporaryDirectory

from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_caches = TemporaryDirectory(prefix="eventschema-tests-")
os.environ["XDG_CACHE_HOME"] = _caches.name  # of these tests alone
