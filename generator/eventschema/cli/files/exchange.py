"""Two names in the file system exchanged by one atomic rename, where the system has one."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
RENAME_SWAP: Final = 2


def exchange(left: Path, right: Path) -> None:
    """Let `left` and `right`, which both exist on one file system, trade places.

    Raises `OSError`, and changes nothing, where the system or the file system cannot.
    """
    rename = _system_call()
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(left))
    if rename(os.fsencode(left), os.fsencode(right)) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(left), None, str(right))


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    """Linux has `renameat2`, macOS `renamex_np`; what they return is 0 or a failure."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    path, flags = ctypes.c_char_p, ctypes.c_uint
    if hasattr(library, "renameat2"):
        renameat2 = library.renameat2
        renameat2.argtypes = (ctypes.c_int, path, ctypes.c_int, path, flags)
        return lambda a, b: int(renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):
        renamex_np = library.renamex_np
        renamex_np.argtypes = (path, path, flags)
        return lambda a, b: int(renamex_np(a, b, RENAME_SWAP))
    return None
