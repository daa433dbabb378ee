"""The same schema gives the same text: under every hash seed, and on every Python."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from eventschema.build import build_distribution
from packages import GENERATIONS, ROOT, schema_of

PROGRAM = """
import json, sys
from hashlib import sha256
from eventschema.build import build_distribution
schemas = {name: json.load(open(path, encoding="utf-8")) for name, path in json.load(sys.stdin)}
files = build_distribution(schemas, "events")
print(sha256(json.dumps(files).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def expected() -> str:
    files = build_distribution({name: schema_of(name) for name in GENERATIONS}, "events")
    return sha256(json.dumps(files).encode()).hexdigest()


def digest_by(python: Path, seed: str) -> str:
    """The digest of all files, as another interpreter makes them."""
    schema = "schema/realtime_client_event.{}.schema.json"
    run = subprocess.run(
        [python, "-c", PROGRAM],
        check=True,
        input=json.dumps([(name, str(ROOT / schema.format(name))) for name in GENERATIONS]),
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
    )
    return run.stdout.strip()


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_under_every_hash_seed(expected: str, seed: str) -> None:
    assert digest_by(Path(sys.executable), seed) == expected


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_on_every_python(expected: str, version: str, pytestconfig: pytest.Config) -> None:
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        pytest.skip("the tests run on this version themselves")
    interpreter = next(interpreters(version), None)
    if interpreter is None:
        pytest.skip(f"Python {version} is not installed")
    assert pytestconfig.cache is not None
    home = pytestconfig.cache.mkdir(f"python{version}")
    assert digest_by(with_dependencies(interpreter, home), "0") == expected


def interpreters(version: str) -> Iterator[Path]:
    """Interpreters of a version, on the path or managed by pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    on_path = shutil.which(f"python{version}")
    managed = sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}"))
    for candidate in [*([on_path] if on_path else []), *managed]:
        if not subprocess.run([candidate, "-V"], check=False, capture_output=True).returncode:
            yield Path(candidate)


def with_dependencies(interpreter: Path, home: Path) -> Path:
    """An interpreter of a virtual environment that has what the generator depends on."""
    python = home / "bin" / "python"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = ROOT / ".ci/constraints.txt"
    wanted = "\n".join([*project["dependencies"], lock.read_text("utf-8")])
    installed = home / "installed.txt"
    if not installed.exists() or installed.read_text("utf-8") != wanted:
        subprocess.run([interpreter, "-m", "venv", "--clear", home], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "-c", lock]
        if subprocess.run([*pip, *project["dependencies"]], check=False).returncode:
            pytest.skip("the dependencies cannot be installed here")
        installed.write_text(wanted, "utf-8")
    return python
