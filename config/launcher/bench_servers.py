"""What a measurement needs around the portal: an nginx of its own, free ports, memory."""

import gzip
import http.client
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from .trouble import Trouble

SECONDS_TO_START = 90
CONFIG = """
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    proxy_cache_path {folder}/cache keys_zone=pages:10m max_size=100m;
    server {{
        listen 127.0.0.1:{port};
        location /_file/ {{ alias {folder}/files/; gzip_static on; }}
        location / {{
            proxy_pass http://127.0.0.1:{upstream};
            proxy_set_header Host 127.0.0.1:{upstream};
            proxy_set_header Accept-Encoding gzip;
            proxy_cache pages;
            proxy_cache_lock on;
            proxy_cache_use_stale updating;
            proxy_cache_background_update on;
        }}
    }}
}}
"""


class Nginx:
    """An nginx on a free port: a page cache before the portal, and files of the same bytes beside it."""

    def __init__(self, folder: Path, *, upstream: int) -> None:
        self.folder, self.port = folder / "nginx", free_port()
        (self.folder / "files").mkdir(parents=True)
        (self.folder / "nginx.conf").write_text(CONFIG.format(folder=self.folder, port=self.port, upstream=upstream))

    def __enter__(self) -> Self:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        self.process = subprocess.Popen([str(program), "-c", str(self.folder / "nginx.conf")])
        wait_for(self.port, path="/_file/")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)

    def put_file(self, name: str, body: bytes) -> None:
        """Serve these bytes under `/_file/<name>`, packed beforehand as nginx likes best."""
        (self.folder / "files" / name).write_bytes(body)
        (self.folder / "files" / f"{name}.gz").write_bytes(gzip.compress(body, 9))


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, *, path: str = "/") -> None:
    """Until something answers on this port. Raises Trouble after 90 seconds."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("HEAD", path)
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return
        finally:
            connection.close()
    raise Trouble(f"Pordil {port} ei vastanud keegi {SECONDS_TO_START} sekundi jooksul.")


def memory_mib(pid: int) -> float:
    """Proportional memory (PSS) of a process and everything it started, in MiB; read from /proc."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return _pss_kib(pid) / 1024 + sum(memory_mib(child) for child in children)


def _pss_kib(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
