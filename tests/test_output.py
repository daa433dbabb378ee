"""Writing: only what changed, all of it or nothing, and nothing that is not the tool's own."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventschema.cli import signals
from eventschema.cli.files import atomic
from eventschema.cli.files.atomic import exchange
from eventschema.cli.files.output import MANIFEST, compare, diff, write
from eventschema.errors import UsageError

OWNER = "events"

OLD = {
    "README.md": "old\n",
    "events/__init__.py": "kept = 1\n",
    "events/ga/models.py": "old = 1\n",
    "events/beta/models.py": "pruned = 1\n",
    "docs/index.md": "# Old\n",
}
NEW = {
    "README.md": "new\n",
    "events/__init__.py": "kept = 1\n",
    "events/ga/models.py": "new = 2\n",
    "events/next/models.py": "added = 1\n",
    "docs/index.md": "# New\n",
    "docs/more/page.md": "# More\n",
}


def tree(root: Path) -> dict[str, str]:
    """Every file below `root`, the manifest included."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if not path.is_dir()
    }


def own(root: Path) -> dict[str, str]:
    return {path: text for path, text in tree(root).items() if path != MANIFEST}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "out"


# --- what is written, kept and removed ---------------------------------------------------------

NAMES = st.text(alphabet="abAB-_. é", min_size=1, max_size=4).filter(lambda n: n not in (".", ".."))
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(PATHS, st.text(st.characters(codec="utf-8")), max_size=6).filter(
    lambda files: not any(one.startswith(f"{other}/") for one in files for other in files)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, TREES)
def test_one_tree_after_another(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], second: dict[str, str]
) -> None:
    root = tmp_path_factory.mktemp("any") / "out"
    write(root, first, OWNER)
    assert {p: (root / p).read_bytes().decode() for p in first} == first
    if any(a.startswith(f"{b}/") or b.startswith(f"{a}/") for a in first for b in second):
        return
    write(root, second, OWNER)
    assert {p: (root / p).read_bytes().decode() for p in second} == second
    assert own(root).keys() == second.keys()
    assert not compare(root, second, OWNER)


def test_writing_twice_touches_nothing(root: Path) -> None:
    write(root, OLD, OWNER)
    before = {path: path.stat() for path in [root, *root.rglob("*")]}
    assert not write(root, OLD, OWNER)
    assert {path: path.stat() for path in [root, *root.rglob("*")]} == before


def test_a_file_that_needs_no_change_is_the_same_file(root: Path) -> None:
    write(root, OLD, OWNER)
    kept, changed = root / "events/__init__.py", root / "events/ga/models.py"
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (kept, changed)}
    write(root, NEW, OWNER)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == before[kept]
    assert changed.stat().st_ino != before[changed][0]


def test_one_changed_file_leaves_its_directory_in_place(root: Path) -> None:
    write(root, OLD, OWNER)
    before = (root / "docs").stat().st_ino
    write(root, {**OLD, "docs/index.md": "# Other\n"}, OWNER)
    assert (root / "docs").stat().st_ino == before


def test_what_is_no_longer_written_is_removed_with_its_empty_directory(root: Path) -> None:
    write(root, OLD, OWNER)
    write(root, NEW, OWNER)
    assert own(root) == NEW
    assert not (root / "events/beta").exists()


def test_a_directory_with_nothing_but_compiled_python_is_removed(root: Path) -> None:
    write(root, OLD, OWNER)
    cache = root / "events/beta/__pycache__"
    cache.mkdir()
    (cache / "models.cpython-311.pyc").write_bytes(b"")
    write(root, NEW, OWNER)
    assert not (root / "events/beta").exists()


def test_what_others_wrote_is_kept(root: Path, tmp_path: Path) -> None:
    write(root, OLD, OWNER)
    foreign = {"notes.txt": "mine", "events/beta/local.py": "mine", "assets/deep/logo.svg": "mine"}
    for path, text in foreign.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "empty").mkdir()
    (root / "docs/link").symlink_to(tmp_path)
    (root / "notes.txt").chmod(0o640)
    before = {path: (root / path).stat() for path in foreign}

    write(root, NEW, OWNER)
    assert {**NEW, **foreign}.items() <= tree(root).items()
    assert not (root / "events/beta/models.py").exists()
    assert (root / "empty").is_dir()
    assert (root / "docs/link").readlink() == tmp_path
    for path, status in before.items():
        now = (root / path).stat()
        assert (now.st_ino, now.st_mtime_ns, now.st_mode) == (
            status.st_ino,
            status.st_mtime_ns,
            status.st_mode,
        )


def test_what_others_write_meanwhile_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, OLD, OWNER)
    (root / "notes.txt").write_text("before")

    def write_then_exchange(left: Path, right: Path) -> None:
        if right == root:
            (root / "notes.txt").unlink()
            (root / "notes.txt").write_text("after")
            (root / "late").mkdir()
            (root / "late/arrival.txt").write_text("new")
        exchange(left, right)

    monkeypatch.setattr(atomic, "exchange", write_then_exchange)
    write(root, NEW, OWNER)
    assert own(root) == {**NEW, "notes.txt": "after", "late/arrival.txt": "new"}


def test_permissions_stay(root: Path) -> None:
    write(root, OLD, OWNER)
    (root / "README.md").chmod(0o600)
    (root / "docs").chmod(0o750)
    write(root, NEW, OWNER)
    assert (root / "README.md").stat().st_mode & 0o777 == 0o600
    assert (root / "docs").stat().st_mode & 0o777 == 0o750


def test_owners_share_a_directory(root: Path) -> None:
    write(root, {"one/a.py": "1", "docs/index.md": "one"}, "one")
    write(root, {"two/a.py": "2", "docs/index.md": "two"}, "two")
    assert own(root) == {"one/a.py": "1", "two/a.py": "2", "docs/index.md": "two"}
    write(root, {"one/b.py": "1"}, "one")
    assert own(root) == {"one/b.py": "1", "two/a.py": "2", "docs/index.md": "two"}


def test_a_file_that_the_tool_did_not_write_is_not_overwritten(root: Path) -> None:
    root.mkdir()
    (root / "README.md").write_text("precious\n")
    with pytest.raises(UsageError, match=r"README\.md: was not written by eventschema"):
        write(root, NEW, OWNER)
    assert tree(root) == {"README.md": "precious\n"}
    write(root, NEW, OWNER, overwrite=True)
    assert own(root) == NEW


def test_files_in_the_way_are_named_before_they_are_overwritten(root: Path) -> None:
    (root / "docs").mkdir(parents=True)
    for path in ("README.md", "docs/index.md"):
        (root / path).write_text("precious\n")
    named = f"{root}/README.md, {root}/docs/index.md: were not written by eventschema"
    with pytest.raises(UsageError, match=named):
        write(root, NEW, OWNER)
    lines = []

    def announce(line: str) -> None:
        assert tree(root) == {"README.md": "precious\n", "docs/index.md": "precious\n"}
        lines.append(line)

    write(root, NEW, OWNER, overwrite=True, announce=announce)
    assert [line.partition(": ")[0] for line in lines] == [
        f"{root}/README.md",
        f"{root}/docs/index.md",
    ]


@pytest.mark.parametrize("way", ["itself", "symbolic link", "hard link"])
@pytest.mark.parametrize("path", ["README.md", "events/beta/models.py"])
def test_what_was_read_is_neither_replaced_nor_removed(root: Path, path: str, way: str) -> None:
    write(root, OLD, OWNER)
    source = root / path
    match way:
        case "symbolic link":
            source = root.parent / "input"
            source.symlink_to(root / path)
        case "hard link":
            source = root.parent / "input"
            source.hardlink_to(root / path)
    before = tree(root)
    with pytest.raises(UsageError, match="was read, and would be replaced or removed"):
        write(root, NEW, OWNER, overwrite=True, inputs=[source])
    assert tree(root) == before
    assert not write(root, OLD, OWNER, inputs=[source])


def test_a_file_that_already_says_the_same_is_adopted(root: Path) -> None:
    write(root, OLD, OWNER)
    (root / MANIFEST).unlink()
    write(root, OLD, OWNER)
    write(root, NEW, OWNER)
    assert own(root) == NEW


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["../out.py", "a/../../b", "/etc/x", "", "a//b", "./a", "a/.", "C:/x", "..\\x", "a\0b"],
)
def test_no_path_leaves_the_directory(root: Path, path: str) -> None:
    with pytest.raises(UsageError, match="no path below the output directory"):
        write(root, {path: "x"}, OWNER)
    assert not root.exists()


def test_no_path_in_the_manifest_leaves_the_directory(root: Path, tmp_path: Path) -> None:
    write(root, OLD, OWNER)
    (tmp_path / "precious").write_text("x")
    manifest = (root / MANIFEST).read_text().replace("README.md", "../precious")
    (root / MANIFEST).write_text(manifest)
    with pytest.raises(UsageError, match="no path below"):
        write(root, NEW, OWNER)
    assert (tmp_path / "precious").exists()


@pytest.mark.parametrize("link", ["events", "events/ga", "events/ga/models.py", MANIFEST])
def test_nothing_is_written_through_a_symbolic_link(root: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write(root, {"README.md": "old\n"}, OWNER)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to(elsewhere)
    with pytest.raises(UsageError, match="symbolic link"):
        write(root, NEW, OWNER, overwrite=True)
    assert not any(elsewhere.iterdir())
    assert (root / "README.md").read_text() == "old\n"


def test_a_file_in_place_of_a_directory_and_the_reverse(root: Path) -> None:
    (root / "README.md").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"README\.md: is a directory"):
        write(root, NEW, OWNER)
    (root / "README.md").rmdir()
    (root / "docs").write_text("x")
    with pytest.raises(UsageError, match="docs: is a file"):
        write(root, NEW, OWNER)
    with pytest.raises(UsageError, match="is no directory"):
        write(root / "docs", NEW, OWNER)


@pytest.mark.parametrize("text", ["<<<<<<< ours\n", "[]", '{"a": [1]}', "\xff", "[" * 100_000])
def test_a_damaged_manifest(root: Path, text: str) -> None:
    write(root, OLD, OWNER)
    (root / MANIFEST).write_text(text, encoding="latin-1")
    with pytest.raises(UsageError, match=r"restore or delete it"):
        write(root, NEW, OWNER)


# --- the difference ----------------------------------------------------------------------------


def test_a_file_edited_by_hand_shows(root: Path) -> None:
    write(root, OLD, OWNER)
    (root / "docs/index.md").write_text("# Old\n\nAn edit.\n")
    assert "".join(diff(compare(root, OLD, OWNER), "out")) == (
        "--- a/out/docs/index.md\n+++ b/out/docs/index.md\n@@ -1,3 +1 @@\n # Old\n-\n-An edit.\n"
    )


def test_the_difference_is_a_patch(tmp_path: Path) -> None:
    root = tmp_path / "out"
    old = {"a": "1\n2\n", "b": "no end", "c": "gone\n", "d": "\x0c\u2028 \r x\n", "e": "same"}
    new = {"a": "1\n3", "b": "no end\n", "d": "\x0c\u2028 \r y\n", "e": "same", "f/g": "new\n"}
    write(root, old, OWNER)
    patch = "".join(diff(compare(root, new, OWNER), "out"))
    command = ["git", "apply", "--unsafe-paths", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=tmp_path, input=patch.encode(), check=True)
    assert own(root) == new
    assert not compare(root, new, OWNER)


# --- killed at any moment ----------------------------------------------------------------------


def killed_runs(action: Callable[[], object]) -> Iterator[int]:
    """Kill a process that runs `action` before it changes files for the n-th time, for each n.

    The yields come after each killed process; the iteration ends with the process that lived.
    """
    for count in range(10_000):
        child = os.fork()
        if child == 0:
            sys.setprofile(killer(count, signal.SIGKILL))
            action()
            sys.setprofile(None)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return
        assert os.WTERMSIG(status) == signal.SIGKILL
        yield count


def ended_runs(action: Callable[[], object], number: signal.Signals) -> Iterator[int]:
    """As `killed_runs`, with a signal that the process can catch."""
    for count in range(10_000):
        child = os.fork()
        if child == 0:
            signal.signal(number, signal.SIG_DFL)
            try:
                with signals.raised():
                    sys.setprofile(killer(count, number))
                    action()
                    sys.setprofile(None)
            except signals.Interrupted as end:
                os._exit(end.status)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return
        assert os.waitstatus_to_exitcode(status) == 128 + number
        yield count


CHANGING = {"link", "unlink", "rename", "replace", "write"}


def killer(count: int, number: signal.Signals) -> Callable[[FrameType, str, Any], None]:
    """A profile function that sends a signal before files are changed for the n-th time."""

    def profile(frame: FrameType, event: str, function: Any) -> None:
        nonlocal count
        called = function.__name__ if event == "c_call" else event == "call" and frame.f_code
        if called in CHANGING or called is exchange.__code__:
            count -= 1
            if count == -1:
                os.kill(os.getpid(), number)

    return profile


def states(root: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What stands in `root` (which holds OLD) before and after NEW is written."""
    before = tree(root)
    write(root, NEW, OWNER)
    after = tree(root)
    write(root, OLD, OWNER)
    return before, after


def test_a_killed_run_leaves_the_old_files_or_the_new_ones(root: Path) -> None:
    write(root, OLD, OWNER)
    for path in ("notes.txt", "events/beta/local.py", "assets/logo.svg"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("foreign")
    before, after = states(root)
    seen = set()
    for _ in killed_runs(lambda: write(root, NEW, OWNER)):
        now = tree(root)
        assert now in (before, after)
        seen.add(now == after)
        write(root, OLD, OWNER)
        assert tree(root) == before
        assert list(root.parent.iterdir()) == [root]
    assert seen == {False, True}
    assert tree(root) == after


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("exchangeable", signal.SIGINT),
        ("working directory", signal.SIGTERM),
        ("mount point", signal.SIGHUP),
    ],
)
def test_a_signal_leaves_the_old_files_or_the_new_ones_and_nothing_else(
    root: Path, place: str, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, OLD, OWNER)
    before, after = states(root)
    if place == "mount point":
        mount(root, monkeypatch)
    elif place == "working directory":
        monkeypatch.chdir(root)
    seen = set()
    for _ in ended_runs(lambda: write(root, NEW, OWNER), number):
        now = tree(root)
        assert now in (before, after)
        assert list(root.parent.iterdir()) == [root]
        seen.add(now == after)
        write(root, OLD, OWNER)
    assert seen == {False, True}


def test_a_killed_first_run_leaves_nothing_or_everything(root: Path) -> None:
    for _ in killed_runs(lambda: write(root, NEW, OWNER)):
        if root.exists():
            assert own(root) == NEW
            shutil.rmtree(root)
    assert own(root) == NEW


@pytest.mark.parametrize("obstacle", ["working directory", "no exchange", "repository"])
def test_where_the_directory_cannot_be_exchanged_each_file_is_old_or_new(
    root: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, OLD, OWNER)
    match obstacle:
        case "working directory":
            monkeypatch.chdir(root)
        case "no exchange":
            monkeypatch.setattr(atomic, "exchange", refuse)
        case _:
            (root / ".git").mkdir()
    old, new = tree(root), {**NEW}
    inode = root.stat().st_ino
    for _ in killed_runs(lambda: write(root, NEW, OWNER)):
        for path, text in own(root).items():
            assert text in (old.get(path), new.get(path))
        write(root, NEW, OWNER)
        assert own(root) == NEW
        write(root, OLD, OWNER)
        assert tree(root) == old
    assert own(root) == NEW
    assert root.stat().st_ino == inode
    assert not (root / "events/beta").exists()


def refuse(left: Path, right: Path) -> None:
    raise OSError(95, "not supported")


def test_a_file_system_that_exchanges_files_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exchange_files(left: Path, right: Path) -> None:
        if right.is_dir() and root in (right, *right.parents):
            raise OSError(18, "cross-device link")
        exchange(left, right)

    write(root, OLD, OWNER)
    inode = root.stat().st_ino
    monkeypatch.setattr(atomic, "exchange", exchange_files)
    write(root, NEW, OWNER)
    assert own(root) == NEW
    assert root.stat().st_ino == inode


def mount(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system treat `root` as another file system than what is around it."""
    replace = Path.replace

    def refuse_to_cross(source: Path, target: Path) -> None:
        if (root in source.parents) != (root in target.parents):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source), None, str(target))

    def exchange_within(left: Path, right: Path) -> None:
        refuse_to_cross(left, right)
        if root in (left, right):
            raise OSError(errno.EBUSY, "Device or resource busy")
        exchange(left, right)

    def replace_within(source: Path, target: Path) -> Path:
        refuse_to_cross(source, target)
        return replace(source, target)

    monkeypatch.setattr(atomic, "exchange", exchange_within)
    monkeypatch.setattr(Path, "replace", replace_within)


def test_what_a_killed_run_left_in_a_mount_point_is_cleared_away(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = {"a": "old", "b/gone": "old"}, {"a": "new", "b/added": "new"}
    write(root, old, OWNER)
    before = tree(root)
    mount(root, monkeypatch)
    left = False
    for _ in killed_runs(lambda: write(root, new, OWNER)):
        left |= (root / ".eventschema").exists()
        write(root, new, OWNER)
        assert own(root) == new
        write(root, old, OWNER)
        assert tree(root) == before
        assert list(root.parent.iterdir()) == [root]
    assert left


def test_what_a_killed_run_left_is_cleared_away_when_nothing_changes(root: Path) -> None:
    write(root, OLD, OWNER)
    before = tree(root)
    for place in (root / ".eventschema", root.parent / ".out.eventschema"):
        (place / "new/events").mkdir(parents=True)
        (place / "new/events/models.py").write_text("half")
    assert not write(root, OLD, OWNER)
    assert tree(root) == before
    assert list(root.parent.iterdir()) == [root]


def test_a_directory_of_that_name_that_is_not_ours_is_left_alone(root: Path) -> None:
    write(root, OLD, OWNER)
    (root / ".eventschema").mkdir()
    (root / ".eventschema/precious").write_text("x")
    write(root, NEW, OWNER)
    assert own(root) == {**NEW, ".eventschema/precious": "x"}


def test_a_directory_that_is_a_mount_point(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, OLD, OWNER)
    inode = root.stat().st_ino
    mount(root, monkeypatch)
    write(root, NEW, OWNER)
    assert own(root) == NEW
    assert root.stat().st_ino == inode
    assert list(root.parent.iterdir()) == [root]


def test_a_failing_rename_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, OLD, OWNER)
    monkeypatch.chdir(root)
    before = own(root)

    def fail_at_readme(left: Path, right: Path) -> None:
        if right == root / "events":
            raise OSError(13, "permission denied", str(right))
        exchange(left, right)

    monkeypatch.setattr(atomic, "exchange", fail_at_readme)
    monkeypatch.setattr(Path, "replace", failing_once(Path.replace, "models.py"))
    with pytest.raises(UsageError, match="permission denied"):
        write(root, NEW, OWNER)
    assert own(root) == before


def test_without_an_exchange_a_failure_loses_no_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, OLD, OWNER)
    old = own(root)
    monkeypatch.setattr(atomic, "exchange", refuse)
    monkeypatch.setattr(Path, "replace", failing_once(Path.replace, "models.py"))
    with pytest.raises(UsageError, match="permission denied"):
        write(root, NEW, OWNER)
    after = own(root)
    assert old.keys() <= after.keys()
    assert all(text in (old.get(path), NEW.get(path)) for path, text in after.items())


def failing_once(replace: Callable[[Path, Path], Path], name: str) -> Callable[[Path, Path], Path]:
    failed = False

    def replace_or_fail(source: Path, target: Path) -> Path:
        nonlocal failed
        if source.name == name and not failed:
            failed = True
            raise OSError(13, "permission denied", str(source))
        return replace(source, target)

    return replace_or_fail


def test_runs_at_the_same_time_wait_for_each_other(root: Path) -> None:
    children = []
    for number in range(6):
        child = os.fork()
        if child == 0:
            write(root, {f"p{number}/a.py": "x", f"p{number}/b.py": "y"}, f"p{number}")
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    assert len(own(root)) == 12
    write(root, {}, "p0")
    assert len(own(root)) == 10
