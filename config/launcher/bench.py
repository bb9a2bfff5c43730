"""`./kv bench`: what the portal does a second and how much memory it takes, beside nginx on the same machine."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import home, packages
from .bench_servers import Nginx, free_port, memory_mib, wait_for
from .trouble import Trouble

PAGES = {
    "avaleht": "/",
    "nimekiri": "/aardekast/",
    "nimekiri, filter": "/aardekast/?liik=guide&kellele=official",
    "kirje": "",
    "otsing": "/otsing/?q=kriisiplaan",
    "kalender, kuu": "/kalender/",
    "kalender, filter": "/kalender/nimekiri/?maakond=harjumaa&kellele=official",
    "sündmus": "",
    "kalendrifail": "/kalender/kalender.ics",
    "aitajad": "/kes-aitab/",
    "kogukonnad": "/kogukonnad/",
    "kogukond": "",
    "maakond": "/kohad/tartumaa/",
    "omavalitsus": "/kohad/tartumaa/tartu-linn/",
    "rahastus": "/rahastus/",
}
CONNECTIONS = (1, 16)
# What is made up to be measured, by option of `./kv demo`: the usual number, and its word.
MADE_UP = {
    "items": (2000, "näidiskirjega"),
    "events": (2000, "näidissündmusega"),
    "communities": (1000, "näidiskogukonnaga"),
    "helpers": (200, "näidisaitajaga"),
    "calls": (50, "näidisvooruga"),
}
TOOLS = {"wrk": "wrk", "nginx": "nginx"}


@dataclass(frozen=True)
class Figure:
    """One measurement: requests a second, and milliseconds at the median and for the slowest hundredth."""

    rate: float
    p50_ms: float
    p99_ms: float

    def __str__(self) -> str:
        return f"{self.rate:8.0f} /s  p50 {self.p50_ms:7.1f} ms  p99 {self.p99_ms:7.1f} ms"


def run(arguments: Sequence[str]) -> None:
    """Set up a portal with made-up items in a folder of its own, measure it, take everything down again."""
    options = _parse(arguments)
    for program, package in TOOLS.items():
        if reason := packages.missing(package, _which(program)):
            raise Trouble(f"Mõõta ei saa: {reason}.")
    folder = Path(tempfile.mkdtemp(prefix="kv-bench-"))
    folder.chmod(0o755)  # nginx's workers are another user
    try:
        with _portal(folder, [f"--{name}={getattr(options, name)}" for name in MADE_UP]) as (server, port):
            idle = memory_mib(server.pid)
            pages = {name: path or _some(port, name) for name, path in PAGES.items()}
            _measure(folder, port, pages, options.seconds)
            print(f"\nMälu (PSS): {idle:.0f} MiB jõude, {memory_mib(server.pid):.0f} MiB koormuse järel")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(folder: Path, port: int, pages: dict[str, str], seconds: int) -> None:
    """Print a table: each page uncached, through nginx's page cache, and as a file of the same bytes."""
    with Nginx(folder, upstream=port) as nginx:
        for name, path in pages.items():
            body = _get(port, path)
            nginx.put_file("same.html", body)
            print(f"\n{name}  {path}  ({len(body) / 1000:.1f} kB)")
            for connections in CONNECTIONS:
                direct = _load(f"http://127.0.0.1:{port}{path}", connections, seconds)
                cached = _load(f"http://127.0.0.1:{nginx.port}{path}", connections, seconds)
                limit = _load(f"http://127.0.0.1:{nginx.port}/_file/same.html", connections, seconds)
                print(f"  c={connections:<3} vahemäluta    {direct}  {direct.rate / limit.rate:7.4f} × fail")
                print(f"        vahemälust    {cached}  {cached.rate / limit.rate:7.4f} × fail")
                print(f"        nginx, fail   {limit}", flush=True)


@contextmanager
def _portal(folder: Path, made_up: Sequence[str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    env = {**os.environ, "KV_DATA_DIR": str(folder / "data"), "KV_SITE_URL": f"http://127.0.0.1:{port}"}
    command = [sys.executable, "-m", "config.launcher"]
    print(f"Panen mõõtmiseks püsti väljamõeldud sisuga portaali ({' '.join(made_up)}) …", flush=True)
    subprocess.run([*command, "manage", "migrate", "-v0"], cwd=home.ROOT, env=env, check=True)
    subprocess.run([*command, "starter"], cwd=home.ROOT, env=env, check=True)
    subprocess.run([*command, "demo", *made_up], cwd=home.ROOT, env=env, check=True)
    server = subprocess.Popen([*command, "up", "--port", str(port)], cwd=home.ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield server, port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _load(url: str, connections: int, seconds: int) -> Figure:
    """Ask `url` for `seconds` over this many connections with wrk. Raises Trouble when an answer was an error."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)", told):
        raise Trouble(f"{url}: {bad[1]} vastust olid vead.")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if not rate:
        raise Trouble(f"wrk ei mõõtnud midagi: {told}")
    return Figure(float(rate[1]), _milliseconds(told, "50%"), _milliseconds(told, "99%"))


def _milliseconds(told: str, line: str) -> float:
    found = re.search(rf"{line}\s+([\d.]+)(us|ms|s)", told)
    if not found:
        raise Trouble(f"wrk ei öelnud vastamise aega: {told}")
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


def _get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        body: bytes = answer.read()
        return body


# Pages of single things: which list leads to one, and what its address is like.
SINGLE = {
    "kirje": ("/aardekast/", rb'href="(/aardekast/\d+-[^"]+)"'),
    "sündmus": ("/kalender/nimekiri/", rb'href="(/sundmus/[a-z0-9-]+/)"'),
    "kogukond": ("/kogukonnad/", rb'href="(/kogukond/\d+-[^"]+)"'),
}


def _some(port: int, name: str) -> str:
    """The address of some single thing, read off its list as a visitor would."""
    path, address = SINGLE[name]
    found = re.search(address, _get(port, path))
    if not found:
        raise Trouble(f"Nimekirjas {path} ei ole midagi.")
    return found[1].decode()


def _which(program: str) -> str | None:
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./kv bench", description="Mõõdab kiirust ja mälu.")
    for name, (usual, word) in MADE_UP.items():
        parser.add_argument(f"--{name}", type=int, default=usual, help=f"mitme {word} (vaikimisi {usual})")
    parser.add_argument("--seconds", type=int, default=4, help="mitu sekundit iga mõõtmine kestab")
    return parser.parse_args(arguments)
