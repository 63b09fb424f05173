"""`./run pack DIR`: a folder, on a stick perhaps, from which the program installs and runs without internet.

    ./run pack /media/stick/facilitate
    ./run pack out/pack --for win_amd64:3.12 --for macosx_11_0_arm64:3.13

It holds the program's files, `wheels/` with every library for this kind of computer (and for the others that are asked for, as far
as ready wheels of them are published), checksums, and a READ-ME in both languages.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
SUMS = "SHA256SUMS"
MARK = re.compile(r" ; ([^\\\n]*?) *(?=\\?\n|\\|$)")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.M)
READ_ME = """\
facilitate · 议事：不上网也能装 · installs without internet

中文
1. 把整个文件夹复制到电脑上（不要直接在 U 盘上运行）。
2. Linux、macOS：在这个文件夹里打开终端，运行  sh run
   Windows：双击 run.cmd（照着写的，还没有在 Windows 上试过）。
3. 电脑上要先有 Python：{pythons}。这里没有带 Python，也没有带 PDF 用的系统软件 Pango：
   没有 Pango 会照开，材料用 DOCX 和浏览器打印；能上网时运行  sudo apt-get install {pango}
   提示缺 venv 的，能上网时运行  sudo apt-get install python3-venv
4. 想知道文件有没有坏：sha256sum -c {sums}
换了电脑接着开会：把备份也拷过来，见 docs/organisers/backup.zh.md

English
1. Copy the whole folder onto the computer (do not run it on the stick itself).
2. Linux, macOS: open a terminal in this folder and run  sh run
   Windows: double-click run.cmd (written with care, not yet tried on Windows).
3. Python must be there already: {pythons}. Neither Python is in here, nor Pango, which PDF needs: without Pango meetings are held
   as ever, and papers come as DOCX or by printing from the browser; with internet: sudo apt-get install {pango}
   Where venv is missing, with internet: sudo apt-get install python3-venv
4. To see whether a file was damaged: sha256sum -c {sums}
To go on with a meeting on another computer bring a backup too: docs/organisers/backup.en.md

{told}
"""
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def main(words: Sequence[str] | None = None) -> int:
    """0 if everything that was asked for is in the folder, 1 if wheels for another kind of computer are not published."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="others", action="append", default=[], metavar="PLATFORM:PYTHON")
    asked = parser.parse_args(words)
    folder: Path = asked.folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        print(
            f"这个文件夹不是空的，请换一个：{folder}\nThis folder is not empty, please take another: {folder}",
            file=sys.stderr,
        )
        return 2
    copy_program(folder, tracked())
    wheels = folder / "wheels"
    own_wheels(wheels)
    missing = {other: foreign_wheels(wheels, other) for other in asked.others}
    own_hashes(folder / "requirements.txt", wheels)
    finish(folder, missing)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}  {len(list(wheels.glob('*.whl')))} wheels, {size / 1e6:.0f} MB")
    for other, names in missing.items():
        print(f"  {other}: {told(names)}")
    return 1 if any(missing.values()) else 0


def tracked() -> list[str]:
    """The program's files: what git knows, or, in a folder that was packed itself, what its checksums name."""
    if (ROOT / SUMS).exists():
        names = [line[66:] for line in (ROOT / SUMS).read_text("utf-8").splitlines()]
        return [name for name in names if not name.startswith("wheels/") and name != "READ-ME.txt"]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def copy_program(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)


def own_wheels(wheels: Path) -> None:
    """Every library for this kind of computer; one that is published only as source is built here. Raises CalledProcessError."""
    here = "win" if sys.platform == "win32" else "any"
    asked = "".join(wanted(block, here) for block in blocks((ROOT / "requirements.txt").read_text("utf-8")))
    with listed(asked) as name:
        pip("wheel", "--no-deps", "--wheel-dir", str(wheels), *kept(), "--require-hashes", "-r", name)


def foreign_wheels(wheels: Path, other: str) -> list[str]:
    """The same for another kind, such as win_amd64:3.12; gives the libraries of which no ready wheel is published."""
    platform, _, python = other.partition(":")
    ready = ("--only-binary=:all:", "--platform", platform, "--platform", "any", "--python-version", python)
    missing = []
    for block in filter(
        None, (wanted(one, platform) for one in blocks((ROOT / "requirements.txt").read_text("utf-8")))
    ):
        with listed(block) as name:
            try:
                pip("download", "--no-deps", "--dest", str(wheels), *ready, "--require-hashes", "-r", name, quiet=True)
            except subprocess.CalledProcessError:
                missing.append(block.partition("==")[0])
    return missing


def wanted(block: str, platform: str) -> str:
    """A library with its hashes as a computer of that platform may need it, "" if none does. What only some versions of Python need
    goes along: pip would ask this one, and the stick may meet a 3.11.2."""
    mark = MARK.search(block)
    if mark and ("!= 'CPython'" in mark[1] or ("win32" in mark[1] and not platform.startswith("win"))):
        return ""
    return MARK.sub(" ", block, count=1)


@contextmanager
def listed(text: str) -> Iterator[str]:
    """A file of requirements for pip, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "requirements.txt"
        name.write_text(text, "utf-8")
        yield str(name)


def blocks(requirements: str) -> list[str]:
    """Each library with its hashes."""
    starts = [found.start() for found in PIN.finditer(requirements)]
    return [requirements[one:other] for one, other in zip(starts, [*starts[1:], len(requirements)], strict=True)]


def own_hashes(requirements: Path, wheels: Path) -> None:
    """A wheel that was built here has a hash of its own, which pip is to accept beside those that are published."""
    text = requirements.read_text("utf-8")
    for wheel in sorted(wheels.glob("*.whl")):
        digest = sha256(wheel.read_bytes()).hexdigest()
        if digest not in text:
            name, version = wheel.name.split("-")[:2]
            pin = next(
                found for found in PIN.finditer(text) if same(found["name"], name) and found["version"] == version
            )
            end = text.index("\n", pin.start())
            text = f"{text[:end]}\n    --hash=sha256:{digest} \\{text[end:]}"
    requirements.write_text(text, "utf-8")


def same(one: str, other: str) -> bool:
    """Whether two spellings are one library's."""
    return re.sub(r"[-_.]+", "-", one).lower() == re.sub(r"[-_.]+", "-", other).lower()


def finish(folder: Path, missing: dict[str, list[str]]) -> None:
    """READ-ME and checksums of everything."""
    here = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    lines = [f"{other}: {told(names)}" for other, names in missing.items()]
    pythons = ", ".join([here, *(f"{other.partition(':')[2]} ({other.partition(':')[0]})" for other in missing)])
    words = READ_ME.format(pythons=pythons, pango=PANGO, sums=SUMS, told="\n".join(lines))
    (folder / "READ-ME.txt").write_text(words, "utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(sums), "utf-8")


def told(names: list[str]) -> str:
    return f"没有现成的、装不上 · no ready wheel, will not install: {', '.join(names)}" if names else "✓"


def kept() -> list[str]:
    """A folder that was packed is packed again from its own wheels."""
    return ["--no-index", "--find-links", str(ROOT / "wheels")] if (ROOT / "wheels").is_dir() else []


def pip(*words: str, quiet: bool = False) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        words[0],
        "-qqq" if quiet else "-qq",
        *words[1:],
    ]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL if quiet else None)


if __name__ == "__main__":
    sys.exit(main())
