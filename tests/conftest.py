"""What holds for all tests."""

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_caches = TemporaryDirectory(prefix="eventschema-tests-")
os.environ["XDG_CACHE_HOME"] = _caches.name  # of these tests alone


@pytest.fixture(scope="session", autouse=True)
def bytecode_of_programs() -> Iterator[None]:
    """What tests start is compiled once, and nothing of that is left beside the sources."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", f"{_caches.name}/bytecode")
        yield
