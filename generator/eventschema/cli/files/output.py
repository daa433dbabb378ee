"""What the tool writes, compared with what stands in the output directory, and put there."""

import errno
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PureWindowsPath
from typing import Final

from eventschema.cli.files.atomic import replace_files, stages, staging, sweep
from eventschema.errors import UsageError

MANIFEST: Final = ".eventschema.json"
"""The file that lists, by owner, what the tool wrote into the directory: only that is removed."""

MOST_NAMED: Final = 10
"""Files that a message names at most."""


@dataclass(frozen=True, slots=True)
class OutputChanges:
    """What has to happen below `root`, paths relative to it, for its files to be current.

    `written` maps a path to its new content, `removed` are files that the owner once wrote and
    no longer does, `foreign` those of `written` that exist and were not written by the tool.
    `claimed` is the manifest that holds while the changes are being made.
    """

    root: Path
    written: Mapping[str, bytes]
    removed: frozenset[str]
    foreign: tuple[str, ...]
    claimed: bytes

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


def compare(
    output: Path, files: Mapping[str, str], owner: str, *, inputs: Iterable[Path] = ()
) -> OutputChanges:
    """How the directory `output` differs from `files` (path relative to it → text).

    `owner` names who writes them: several owners can share a directory, and each removes only
    what it wrote itself. `inputs` are the files that were read to make `files`.
    Raises `UsageError` for a path that leaves the directory, or that leads through a symbolic
    link or a file, and where a file of `inputs` would be replaced or removed.
    """
    root = Path(os.path.realpath(output))
    standing = next(each for each in (root, *root.parents) if os.path.lexists(each))
    if not standing.is_dir():
        raise UsageError(f"{output}: is no directory (choose another output)")
    way = _Way(root)
    for path in files:
        way.inside(path)
    owners = _manifest(root / MANIFEST, way.content(MANIFEST) or b"{}")
    known = {MANIFEST, *(path for paths in owners.values() for path in paths)}
    ours = {other: set(paths) - files.keys() for other, paths in owners.items() if other != owner}
    ours[owner] = set(files)
    stale = set(owners.get(owner, ())) - files.keys() - set().union(*ours.values())
    expected = {path: text.encode() for path, text in files.items()}
    expected[MANIFEST] = _manifest_text(ours)
    written = {path: new for path, new in expected.items() if way.content(path) != new}
    removed = frozenset(path for path in stale if way.content(path) is not None)
    _spare(inputs, root, [*written, *removed])
    return OutputChanges(
        root,
        written,
        removed,
        tuple(path for path in written if path not in known and (root / path).exists()),
        _manifest_text({**ours, owner: {*files, *stale}}),
    )


def _spare(inputs: Iterable[Path], root: Path, changed: Iterable[str]) -> None:
    """Refuse to change a file that is one of `inputs`, by whatever name."""
    read = {_identity(file): file for file in inputs if file.exists()}
    for file in (root / path for path in changed):
        if read and file.exists() and _identity(file) in read:
            raise UsageError(
                f"{read[_identity(file)]}: was read, and would be replaced or removed by what is"
                " generated from it (choose another output)"
            )


def _identity(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_dev, status.st_ino


def write(
    output: Path,
    files: Mapping[str, str],
    owner: str,
    *,
    overwrite: bool = False,
    inputs: Sequence[Path] = (),
    announce: Callable[[str], object] = lambda line: None,
) -> OutputChanges:
    """Make `output` hold `files`, and answer what changed.

    Files that need no change are not touched, nor are files that the tool did not write. A
    process killed at any moment leaves the old files or the new ones (see `atomic`).
    Raises `UsageError` as `compare` does, where files that the tool did not write are in the way,
    unless told to `overwrite` them (each is announced by a line first), and where the system does
    not let it write.
    """
    root = Path(os.path.realpath(output))
    failure = OSError()
    for stage in stages(root):
        try:
            with staging(stage):
                sweep(root, stage)
                changes = compare(root, files, owner, inputs=inputs)
                if changes.foreign and not overwrite:
                    raise UsageError(_in_the_way(output, changes.foreign))
                for path in changes.foreign:
                    announce(f"{output / path}: was not written by eventschema; it is overwritten")
                if changes:
                    claim = {MANIFEST: changes.claimed}
                    replace_files(stage, root, changes.written, changes.removed, claim)
                return changes
        except OSError as error:
            failure = error
            if error.errno != errno.EXDEV:
                break
    file = failure.filename2 or failure.filename or output
    raise UsageError(f"{file}: cannot be written: {failure.strerror}") from failure


def _in_the_way(output: Path, foreign: Sequence[str]) -> str:
    names = ", ".join(str(output / path) for path in foreign[:MOST_NAMED])
    if len(foreign) == 1:
        return (
            f"{names}: was not written by eventschema and would be overwritten"
            " (move it away, or pass --overwrite)"
        )
    more = f" and {len(foreign) - MOST_NAMED:,} more" if len(foreign) > MOST_NAMED else ""
    return (
        f"{names}{more}: were not written by eventschema and would be overwritten"
        " (move them away, or pass --overwrite)"
    )


def diff(changes: OutputChanges, name: str) -> Iterator[str]:
    """The lines of a unified diff, as `git apply` takes it; `name` is that of the directory."""
    below = "" if name == "." else f"{name.strip('/')}/"
    for path in sorted({*changes.written, *changes.removed}):
        file = changes.root / path
        old = file.read_bytes() if file.exists() else None
        new = changes.written.get(path)
        yield from unified_diff(
            _lines(old),
            _lines(new),
            "/dev/null" if old is None else f"a/{below}{path}",
            "/dev/null" if new is None else f"b/{below}{path}",
        )


def _lines(content: bytes | None) -> list[str]:
    lines = (content or b"").decode("utf-8", "replace").split("\n")
    last = lines.pop()
    terminated = [f"{line}\n" for line in lines]
    return [*terminated, f"{last}\n\\ No newline at end of file\n"] if last else terminated


def _manifest(file: Path, content: bytes) -> dict[str, list[str]]:
    """The paths that each owner wrote."""
    try:
        owners = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: is no JSON: {error} (restore or delete it)") from error
    match owners:
        case dict() if all(
            isinstance(paths, list) and all(isinstance(path, str) for path in paths)
            for paths in owners.values()
        ):
            return owners
        case _:
            raise UsageError(f"{file}: is no list of files by owner (restore or delete it)")


def _manifest_text(owners: Mapping[str, Collection[str]]) -> bytes:
    listed = {owner: sorted(paths) for owner, paths in sorted(owners.items()) if paths}
    return f"{json.dumps(listed, indent=2, ensure_ascii=False)}\n".encode()


class _Way:
    """What stands where below a root; directories on the way are looked at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clear: set[Path] = {root}

    def content(self, path: str) -> bytes | None:
        """The content of the file at `path`, or None when there is none."""
        relative = self.inside(path)
        for folder in reversed(relative.parents[:-1]):
            self.check_folder(self.root / folder)
        file = self.root / relative
        self.check_link(file)
        if file.is_dir():
            raise UsageError(f"{file}: is a directory where a file is written (move it away)")
        return file.read_bytes() if file.exists() else None

    def inside(self, path: str) -> Path:
        names = path.split("/")
        if any(name in ("", ".", "..") or "\0" in name for name in names) or (
            PureWindowsPath(path).anchor or "\\" in path
        ):
            raise UsageError(f"{path!r}: is no path below the output directory")
        try:
            path.encode()
        except UnicodeEncodeError as error:
            raise UsageError(f"{path!r}: is no name in UTF-8 (rename the template)") from error
        return Path(path)

    def check_folder(self, folder: Path) -> None:
        if folder not in self.clear:
            self.check_link(folder)
            if folder.exists() and not folder.is_dir():
                raise UsageError(f"{folder}: is a file where a directory is written (move it away)")
            self.clear.add(folder)

    def check_link(self, path: Path) -> None:
        if path.is_symlink():
            raise UsageError(
                f"{path}: is a symbolic link; nothing is written through it (remove it)"
            )
