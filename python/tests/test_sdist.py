"""The source distribution has what its build needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

MATURIN = Path(sys.executable).with_name("maturin.exe" if os.name == "nt" else "maturin")

pytestmark = pytest.mark.skipif(
    not (MATURIN.exists() and shutil.which("cargo")), reason="needs maturin and cargo"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the source distribution by their paths in it."""
    folder = tmp_path_factory.mktemp("sdist")
    command = [str(MATURIN), "sdist", "--manifest-path", "python/Cargo.toml"]
    subprocess.run(
        [*command, "--out", str(folder)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL
    )
    (archive,) = folder.iterdir()
    with tarfile.open(archive) as tar:
        members = {member.name.partition("/")[2]: tar.extractfile(member) for member in tar}
        return {name: file.read() for name, file in members.items() if file}


def crates(manifest: str) -> set[str]:
    """The crates of the workspace that a manifest names, and those that they name."""
    text = (ROOT / manifest).read_text(encoding="utf-8").partition("[dev-dependencies]")[0]
    found = {f"crates/{name}" for name in re.findall(r"^(hoinghi\S*?)[ .]", text, re.MULTILINE)}
    return found.union(*(crates(f"{crate}/Cargo.toml") for crate in found))


def test_every_source_is_there(files: dict[str, bytes]) -> None:
    needed = crates("python/Cargo.toml")
    assert needed > {"crates/hoinghi", "crates/hoinghi-arrow"}
    for folder in [*needed, "python"]:
        paths = [ROOT / folder / "Cargo.toml", *(ROOT / folder / "src").rglob("*.*")]
        for path in paths:
            name = path.relative_to(ROOT).as_posix()
            assert name in files, name
    for path in (ROOT / "python" / "hoinghi").rglob("*.*"):
        if "__pycache__" not in path.parts and path.suffix != ".so":
            assert f"hoinghi/{path.relative_to(ROOT / 'python' / 'hoinghi').as_posix()}" in files


def test_what_frames_the_sources_is_there(files: dict[str, bytes]) -> None:
    assert files["Cargo.lock"] == (ROOT / "Cargo.lock").read_bytes()
    for name in ("pyproject.toml", "Cargo.toml", "README.md", "PKG-INFO"):
        assert files[name]
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        assert files[name] == (ROOT / name).read_bytes()
