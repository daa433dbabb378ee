"""Files below a directory replaced at once: killed at any moment, the old or the new ones stand.

The new tree is built beside the old one, of hard links where nothing changes, and one rename
exchanges the two. A directory that cannot be exchanged (this process works in it, it is a mount
point or the root of a repository, the file system cannot) stays in place and its entries are
exchanged one after another: there, and only there, a kill between two renames can be seen.
Signals that can be caught wait while names change; what a killed process left is removed later.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from eventschema.cli.signals import held, let_through

if sys.platform != "win32":
    import fcntl

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2

_STAGED: Final = {"new", "left", "right"}
"""All that a process puts right below the directory in which it builds a new tree."""

_Changes: TypeAlias = dict[str, "_Changes"]
"""The changed files as a tree of names; a file has nothing below it."""


def stages(root: Path) -> list[Path]:
    """Where the new tree of `root` can be built: beside it, or else inside it.

    Beside is better, but may be forbidden or, which shows only when a rename fails with
    `errno.EXDEV`, in another file system.
    """
    beside = [root.parent / f".{root.name}.eventschema"]
    inside = [_inside(root)]
    if not root.exists():
        return beside
    return beside + inside if os.access(root.parent, os.W_OK) else inside


@contextmanager
def staging(stage: Path) -> Iterator[None]:
    """Make the directory `stage`, empty and this process's alone; remove it in the end.

    A second process waits for the first. What a killed process left in it is removed. Signals
    that would end this process wait, but for the moments that `replace_files` gives them.
    Raises `OSError` where there is something in it that no process of ours put there.
    """
    stage.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(stage)
    with held():
        try:
            _empty(stage)
            yield
        finally:
            for name in _STAGED:
                shutil.rmtree(stage / name, ignore_errors=True)
            with suppress(OSError):
                stage.rmdir()
            if lock is not None:
                os.close(lock)


def sweep(root: Path, stage: Path) -> None:
    """Remove what a killed process left inside `root`, where `stage` is not what it left."""
    left = _inside(root)
    if left == stage or left.is_symlink() or not left.is_dir():
        return
    if {entry.name for entry in left.iterdir()} <= _STAGED:
        with staging(left):
            pass


def replace_files(
    stage: Path,
    root: Path,
    written: Mapping[str, bytes],
    removed: AbstractSet[str],
    interim: Mapping[str, bytes],
) -> None:
    """Write and remove files below `root`; all other files there stay the same files.

    Paths are relative to `root`, with slashes, and no symbolic link is on their way. Where one
    rename is not enough, the files of `interim` are written first, and their final content last.
    Raises `OSError` when that fails, or what a signal raises that came before the first rename;
    the old files stand then.
    """
    begun = False
    in_place: set[Path] = set()
    last = {root / path for path in interim}
    while True:
        _empty(stage)
        replacement = _Replacement(stage, root, written, removed, in_place)
        moves = replacement.moves("", _changes([*written, *removed]))
        if not begun:
            let_through()
        if len(moves) > 1 and interim:
            begun = True
            replace_files(stage, root, interim, frozenset(), {})
            interim = {}
            continue
        try:
            _make(sorted(moves, key=lambda move: move.target in last))
        except _ExchangeError as refusal:
            in_place.add(refusal.directory)
            continue
        replacement.rescue()
        _drop_empty(root, removed)
        return


@dataclass(frozen=True, slots=True)
class _Move:
    """A rename; when it is `mutual`, the two paths trade places.

    It cannot be undone when it is `final`, where another file stood and no exchange is possible.
    """

    source: Path
    target: Path
    mutual: bool = False
    final: bool = False

    def make(self) -> None:
        if not self.mutual:
            self.source.replace(self.target)
            return
        try:
            exchange(self.source, self.target)
        except OSError as error:
            if self.target.is_dir():
                raise _ExchangeError(self.target) from error
            raise

    def undo(self) -> None:
        if not self.final:
            _Move(self.target, self.source, self.mutual).make()


class _ExchangeError(Exception):
    """The system refuses to exchange `directory`, whatever looked possible."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.directory = directory


def _make(moves: list[_Move]) -> None:
    made: list[_Move] = []
    try:
        for move in moves:
            move.make()
            made.append(move)
    except BaseException:
        for move in reversed(made):
            move.undo()
        raise


class _Replacement:
    """What is staged, and the renames that put it in place."""

    def __init__(
        self,
        stage: Path,
        root: Path,
        written: Mapping[str, bytes],
        removed: AbstractSet[str],
        in_place: AbstractSet[Path],
    ) -> None:
        self.new = stage / "new"
        self.root = root
        self.written = written
        self.removed = removed
        self.in_place = in_place
        self.mutual = _can_exchange(stage)
        self.linked: dict[str, int] = {}
        """The inode of each file that the new tree shares with the old one."""

    def moves(self, path: str, changes: _Changes) -> list[_Move]:
        """The fewest renames that make all `changes` below `path`, or the one of the file there."""
        target = self.root / path
        if not target.exists():
            self.write(path, changes)
            return [_Move(self.new / path, target)]
        if not changes:
            return [self.move_of_file(path)]
        if len(changes) > 1 and self.is_exchangeable(target):
            try:
                return [self.move_of_tree(path, changes)]
            except (OSError, NotImplementedError):
                shutil.rmtree(self.new / path)
        return [
            move
            for name, below in sorted(changes.items())
            for move in self.moves(_join(path, name), below)
        ]

    def is_exchangeable(self, target: Path) -> bool:
        """Whether `target` may become another directory of the same name, as far as can be seen."""
        here = Path.cwd()
        return (
            self.mutual
            and target not in self.in_place
            and target not in (here, *here.parents)
            and target not in self.new.parents
            and not (target / ".git").exists()
        )

    def move_of_file(self, path: str) -> _Move:
        staged, target = self.new / path, self.root / path
        if path in self.removed:
            staged.parent.mkdir(parents=True, exist_ok=True)
            return _Move(target, staged)
        self.write(path, {})
        return _Move(staged, target, self.mutual, final=not self.mutual)

    def move_of_tree(self, path: str, changes: _Changes) -> _Move:
        self.write(path, changes)
        if self.graft(path):
            return _Move(self.new / path, self.root / path, mutual=True)
        return _Move(self.root / path, self.new / path)

    def write(self, path: str, changes: _Changes) -> None:
        for name, below in changes.items():
            self.write(_join(path, name), below)
        if path in self.written:
            staged, target = self.new / path, self.root / path
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(self.written[path])
            if target.exists():
                with suppress(PermissionError):
                    _resemble(target, staged)

    def graft(self, path: str) -> bool:
        """Link what stays below `path` into the new tree; whether anything is left there."""
        source, staged, lost = self.root / path, self.new / path, False
        if not os.access(source, os.W_OK):
            raise PermissionError(errno.EACCES, "may not be written", str(source))
        staged.mkdir(parents=True, exist_ok=True)
        if source.stat().st_dev != staged.stat().st_dev:
            raise OSError(errno.EXDEV, "is on another file system", str(source))
        with os.scandir(source) as entries:
            for entry in entries:
                below = _join(path, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    lost |= not self.graft(below)
                elif below in self.removed:
                    lost = True
                elif below not in self.written:
                    os.link(entry.path, staged / entry.name, follow_symlinks=False)
                    self.linked[below] = entry.inode()
        if lost and {entry.name for entry in staged.iterdir()} <= {"__pycache__"}:
            shutil.rmtree(staged)
            return False
        _resemble(source, staged)
        return True

    def rescue(self) -> None:
        """Move back what another process put into the old tree while the new one was built."""
        for old in _files(self.new):
            path = old.relative_to(self.new).as_posix()
            known = path in self.written or path in self.removed
            if not known and self.linked.get(path) != old.lstat().st_ino:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                old.replace(self.root / path)


def _changes(paths: Iterable[str]) -> _Changes:
    tree: _Changes = {}
    for path in paths:
        below = tree
        for name in path.split("/"):
            below = below.setdefault(name, {})
    return tree


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _files(directory: Path) -> Iterator[Path]:
    """All that is no directory at or below `directory`; symbolic links are not followed."""
    for path in directory.iterdir() if directory.exists() else ():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _drop_empty(root: Path, removed: AbstractSet[str]) -> None:
    """Remove the directories that had nothing but `removed` files in them."""
    for path in removed:
        for folder in Path(path).parents[:-1]:
            with suppress(OSError):
                (root / folder).rmdir()


def _resemble(old: Path, new: Path) -> None:
    """Give `new` the permissions and the owner of `old`; raises `OSError` where it may not."""
    status, ours = old.stat(), new.stat()
    if sys.platform != "win32" and (status.st_uid, status.st_gid) != (ours.st_uid, ours.st_gid):
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(status.st_mode & 0o7777)


def _can_exchange(stage: Path) -> bool:
    left, right = stage / "left", stage / "right"
    left.mkdir()
    right.mkdir()
    try:
        exchange(left, right)
    except OSError:
        return False
    return True


def _locked(stage: Path) -> int | None:
    """Make the directory and wait until it is this process's alone, as long as the lock is open."""
    if sys.platform == "win32":
        stage.mkdir(exist_ok=True)
        return None
    while True:
        with suppress(FileExistsError):
            stage.mkdir(mode=0o700)
        lock = os.open(stage, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(lock, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(lock), stage.stat()):
                return lock
        os.close(lock)


def _inside(root: Path) -> Path:
    return root / ".eventschema"


def _empty(stage: Path) -> None:
    for entry in stage.iterdir():
        if entry.name not in _STAGED:
            raise FileExistsError(errno.EEXIST, "is in the way (move it away)", str(entry))
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


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
        return lambda a, b: int(renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):
        renamex_np = library.renamex_np
        renamex_np.argtypes = (path, path, flags)
        return lambda a, b: int(renamex_np(a, b, _RENAME_SWAP))
    return None
