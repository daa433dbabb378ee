"""Schemas of a revision of the git repository, with what they refer to in that revision."""

import os
import subprocess
from pathlib import Path
from typing import Final

from eventschema.cli.sources import Source
from eventschema.errors import UsageError
from eventschema.schema.documents import text_of
from eventschema.schema.given import Unavailable
from eventschema.schema.neighbours import OUTSIDE, Files

_TOP: Final = Path("/repository")
"""Where the tree of a revision stands, for what tells whether a path leaves it."""


def revised(revision: str, file: str, fragment: str) -> Source:
    """The schema in `file` of a revision; raises `UsageError` where git cannot show it."""
    path = Path(os.path.normpath(_TOP / _from_top(file)))

    def shown(inner: Path) -> str:
        return f"{revision}:{file if inner == path else inner.relative_to(_TOP)}"

    return Source(f"{revision}:{file}", Files(path, _Tree(revision), shown), fragment)


class _Tree:
    """The files of a revision."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._read: dict[Path, str] = {}

    def missing(self, path: Path) -> Unavailable | None:
        """Why there is no file, if so."""
        if not path.is_relative_to(_TOP):
            return Unavailable(OUTSIDE, "only files of the repository are read")
        try:
            self.text(path)
        except UsageError as error:
            return Unavailable("leads nowhere", str(error))
        return None

    def text(self, path: Path) -> str:
        """The text of a file as it was then."""
        if path not in self._read:
            name = f"{self._revision}:{path.relative_to(_TOP)}"
            self._read[path] = text_of(_git("cat-file", "blob", name, name=name), name)
        return self._read[path]


def _from_top(file: str) -> str:
    """The path from the top of the repository: git takes `./FILE` to be relative to here."""
    if not file.startswith(("./", "../")):
        return file
    return f"{_git('rev-parse', '--show-prefix', name=file).decode().strip()}{file}"


def _git(*arguments: str, name: str) -> bytes:
    """What a command of git prints, about what messages call `name`."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, check=False, env=environment)
    except OSError as error:
        raise UsageError(f"{name}: git cannot be run: {error.strerror}") from error
    if run.returncode != 0:
        reason = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"{name}: is no file, and git cannot show it: {reason}")
    return run.stdout
