"""The shipped configurations of nginx and Caddy, run as they are but for ports, folders and a certificate of our own."""

import http.client
import re
import shutil
import socket
import ssl
from pathlib import Path

from facilitate.bench.process import Process, free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
CERTIFICATE = Path(__file__).parents[1] / "web" / "localhost.pem"
NAME = "hui.example.org"
MISSING = "没有找到 {0}：请先运行 ./run setup tests · {0} was not found: run ./run setup tests first"


class Front:
    """A proxy with https in front of the servers at `behind`; the shipped file names ports 8000, or 8001 to 8004.
    A `careless` one writes its logs as proxies usually do."""

    def __init__(self, kind: str, folder: Path, behind: list[int], careless: bool = False) -> None:
        self._careless = careless
        self.folder, self.port, self.plain = folder, free_port(), free_port()
        make = {"nginx": self._nginx, "caddy": self._caddy}[kind]
        env = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self.process = Process(make(behind), env, self.port, folder / "front.log")
        self.process.wait_until_it_answers()

    def __enter__(self) -> "Front":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stop()

    @property
    def logs(self) -> str:
        """Everything that it has written down."""
        return "".join(file.read_text(errors="replace") for file in self.folder.rglob("*.log"))

    def _nginx(self, behind: list[int]) -> list[str]:
        shipped = (DEPLOY / "nginx" / "facilitate.conf").read_text()
        if len(behind) > 1:
            workers = (DEPLOY / "nginx" / "workers.conf").read_text()
            shipped = re.sub(r"upstream facilitate \{.*?\n\}\n", workers, shipped, flags=re.S)
        site = re.sub(r" *listen \[::\]:.*\n", "", _at(shipped, behind))
        site = site.replace("listen 80;", f"listen 127.0.0.1:{self.plain};")
        site = site.replace("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl")
        site = re.sub(r"/etc/letsencrypt/\S+\.pem", str(CERTIFICATE), site)
        site = site.replace("/var/log/nginx", str(self.folder))
        if self._careless:
            site = site.replace("access_log off;", f"access_log {self.folder}/access.log;").replace(" crit;", ";")
        kept = "".join(
            f"{each}_temp_path {self.folder}/{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = self.folder / "nginx.conf"
        whole.write_text(f"daemon off;\npid {self.folder}/pid;\nevents {{}}\nhttp {{\n{kept}{site}}}\n")
        self.folder.chmod(0o755)
        return [_program("nginx"), "-c", str(whole), "-e", str(self.folder / "error.log")]

    def _caddy(self, behind: list[int]) -> list[str]:
        shipped = (DEPLOY / "caddy" / ("workers.Caddyfile" if len(behind) > 1 else "Caddyfile")).read_text()
        site = _at(shipped, behind).replace("\n{\n", "\n{\n\tadmin off\n\tauto_https disable_redirects\n", 1)
        site = site.replace(
            f"\n{NAME} {{", f"\n{NAME}:{self.port} {{\n\tbind 127.0.0.1\n\ttls {CERTIFICATE} {CERTIFICATE}"
        )
        if self._careless:
            site = site.replace("exclude http.log.error", "level INFO")
        whole = self.folder / "Caddyfile"
        whole.write_text(site)
        return [_program("caddy"), "run", "--config", str(whole), "--adapter", "caddyfile"]


class Visitor:
    """Somebody out there who knows only the public name; `place` is the loopback address that they come from."""

    def __init__(self, port: int, place: str = "127.0.0.1") -> None:
        self._port, self._place = port, place

    def line(self) -> ssl.SSLSocket:
        """A line with https."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", self._port), timeout=20, source_address=(self._place, 0))
        return context.wrap_socket(plain, server_hostname=NAME)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **head: str) -> tuple[int, str]:
        """(status, text) of a page."""
        caller = http.client.HTTPConnection(NAME, self._port)
        caller.sock = self.line()
        try:
            caller.request(method, path, body, {name.replace("_", "-"): value for name, value in head.items()})
            answer = caller.getresponse()
            return answer.status, answer.read().decode()
        finally:
            caller.close()


def _at(shipped: str, behind: list[int]) -> str:
    """The file with our ports in place of its own; raises AssertionError when it names others."""
    named = sorted(set(re.findall(r"127\.0\.0\.1:(80\d\d)", shipped)))
    assert named == (["8000"] if len(behind) == 1 else [f"{8001 + n}" for n in range(len(behind))])
    for old, new in zip(named, behind, strict=True):
        shipped = shipped.replace(f"127.0.0.1:{old}", f"127.0.0.1:{new}")
    return shipped


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        raise FileNotFoundError(MISSING.format(name))
    return found
