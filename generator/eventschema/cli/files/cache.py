"""What was generated from the same input before, kept below the user's cache directory."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from eventschema.render import TEMPLATES

MOST_KEPT: Final = 8
"""Results that are kept: those that were made or used last."""

LARGEST: Final = 20_000_000
"""Characters of a result, beyond which it is not kept."""


def cached(inputs: Iterable[bytes], make: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What `make` returns, or returned before for the same `inputs`.

    The same generator, that is: its own source and its templates are inputs, too. A cache that
    cannot be read or written is none.
    """
    try:
        file = _directory() / f"{_digest([*_generator(), *inputs])}.json"
        kept = _read(file)
    except (OSError, RuntimeError, PackageNotFoundError):
        return make()
    if kept is not None:
        return kept
    made = make()
    if sum(map(len, made.values())) <= LARGEST:
        _keep(file, made)
    return made


def contents(directory: Path) -> Iterator[bytes]:
    """The paths and the contents of all files below a directory."""
    for file in sorted(directory.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            yield file.relative_to(directory).as_posix().encode("utf-8", "surrogateescape")
            yield file.read_bytes()


def _generator() -> Iterator[bytes]:
    yield sys.version.encode()
    yield from (version(library).encode() for library in ("jinja2", "jsonschema"))
    yield from contents(Path(__file__).parents[2])
    yield from contents(TEMPLATES)


def _digest(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def _directory() -> Path:
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(home or Path.home() / ".cache") / "eventschema"


def _read(file: Path) -> dict[str, str] | None:
    try:
        kept = json.loads(file.read_bytes())
        file.touch()
    except (FileNotFoundError, ValueError):
        return None
    match kept:
        case dict() if all(isinstance(text, str) for text in kept.values()):
            return kept
        case _:
            return None


def _keep(file: Path, made: Mapping[str, str]) -> None:
    """Keep `made` in `file`, in place of what was used least lately."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=file.parent, delete=False) as whole:
            try:
                whole.write(json.dumps(made).encode())
                whole.flush()
                Path(whole.name).replace(file)
            except BaseException:
                Path(whole.name).unlink(missing_ok=True)
                raise
        kept = sorted(file.parent.iterdir(), key=lambda each: each.stat().st_mtime)
        for old in kept[:-MOST_KEPT]:
            old.unlink()
    except OSError:
        return
