"""Measures how papers are made: time and memory beside bare WeasyPrint, and the whole pack.

python tools/papers.py    (three papers of three sizes, and the pack of courtyard 123; `facilitate bench --papers` has the phones)
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from facilitate.papers import Links, catalogue, make, pack, page  # noqa: E402
from facilitate.papers.kit import Desk  # noqa: E402
from facilitate.papers.pdf import Press  # noqa: E402
from facilitate.papers.tongue import Tongue  # noqa: E402
from facilitate.papers.workshop import Workshop  # noqa: E402
from facilitate.resources import resource  # noqa: E402
from tests.papers.bulk import meeting  # noqa: E402
from tests.papers.sample import courtyard  # noqa: E402

TICK = os.sysconf("SC_CLK_TCK")
LINKS = Links(join="http://192.168.8.20:8000/J/K7MQ4HXE", address="192.168.8.20:8000", code="K7MQ4HXE")
BARE = """
import resource, sys, time
from pathlib import Path
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
static, text = Path(sys.argv[1]), Path(sys.argv[2]).read_text("utf-8")
fonts = FontConfiguration()
faces = (static / "css/print-fonts.css").read_text("utf-8").replace("paper:", static.as_uri() + "/")
faces = CSS(string=faces, font_config=fonts)
HTML(string="<p>.").write_pdf(stylesheets=[faces], font_config=fonts)
began, wall = time.process_time(), time.perf_counter()
made = HTML(string=text).render(stylesheets=[faces], font_config=fonts, pdf_variant="pdf/ua-1")
made.write_pdf(pdf_variant="pdf/ua-1")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.process_time() - began, time.perf_counter() - wall, peak, len(made.pages))
"""


def cases() -> Iterator[tuple[str, str, Any]]:
    """What is measured: a title, a paper and its record."""
    yield "minutes of 7 pages", "minutes", meeting(40, 60, 100, same_dots=True)
    yield "60 pages with charts", "needs", meeting(100, 470, 600)
    yield "300 people, 200 needs, 2,000 comments", "needs", meeting()


def papers() -> None:
    """Each paper by a worker that is warm, and by WeasyPrint alone from the same HTML, one after the other."""
    press = Press()
    press("<html lang=zh><title>.</title><p>热身")
    print(f"{'':42}{'pages':>6}{'CPU s':>8}{'wall s':>8}{'MB':>6}   bare: CPU s  wall s    MB   ratio")
    for title, name, record in cases():
        desk = Desk(record, Tongue("zh"), LINKS)
        began = time.process_time()
        html = page.dressed(page.document(catalogue.DOCUMENTS[name](desk), desk.tongue))
        writing = time.process_time() - began
        pid = press._child.start().pid
        used, wall = cpu(pid), time.perf_counter()
        made = press(html)
        wall, used = time.perf_counter() - wall, cpu(pid) - used
        bare = alone(html)
        print(
            f"{title:42}{made.pages:6}{used:8.2f}{wall:8.2f}{peak(pid):6.0f}   {bare[0]:11.2f}{bare[1]:8.2f}{bare[2]:6.0f}"
            f"{used / bare[0]:8.2f}   (+ {writing:.2f} s for its HTML)"
        )
    press.close()


def alone(html: str) -> list[float]:
    """WeasyPrint and nothing else, its fonts read beforehand: CPU s, wall s, MB, pages."""
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        command = [sys.executable, "-c", BARE, str(resource("static")), file.name]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [float(each) for each in said.split()]


def whole_pack() -> None:
    """The pack of courtyard 123: the first, with processes to start; another meeting's, warm; the same once more."""
    for hands in (1, 2):
        workshop = Workshop(hands=hands)
        first, second = courtyard(), meeting(24, 9, 40)
        for title, record in (("cold", second), ("courtyard 123", first), ("again", first)):
            with measured() as told:
                pack(record, "zh", LINKS, maker=workshop, hands=hands)
            print(f"pack, {hands} at a time, {title:14} wall {told['wall']:6.2f} s   CPU {told['cpu']:6.2f} s")
        workshop.close()
    with measured() as told:
        pack(courtyard(), "zh", LINKS, maker=make, without=("pdf", "png"))
    print(f"pack without PDF, in this process  wall {told['wall']:6.2f} s   CPU {told['cpu']:6.2f} s")


@contextmanager
def measured() -> Iterator[dict[str, float]]:
    """Wall and CPU seconds, of this process and of all it has started."""
    told: dict[str, float] = {}
    cpu_then, then = family_cpu(), time.perf_counter()
    yield told
    told.update(wall=time.perf_counter() - then, cpu=family_cpu() - cpu_then)


def cpu(pid: int) -> float:
    """CPU seconds of one process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def peak(pid: int) -> float:
    """The most memory it has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def family_cpu() -> float:
    """CPU seconds of this process, of those it has started, and of theirs; the ended ones too."""
    stats = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(folder.name)] = (int(fields[1]), sum(map(int, fields[11:15])) / TICK)
    mine = {os.getpid()}
    while more := {pid for pid, (parent, _) in stats.items() if parent in mine} - mine:
        mine |= more
    return sum(stats[pid][1] for pid in mine)


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    papers()
    whole_pack()
    print(f"load {os.getloadavg()[0]:.1f} after")
