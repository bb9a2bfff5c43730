"""What must be so before the portal starts; each failure is one sentence."""

import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path

from .trouble import Trouble

FREE_MB_NEEDED = 200
LAST_PORT = 65535
# Letters and the database hold what people told us in confidence, and codes that open accounts.
FOR_OWNER_ONLY = 0o700
NOT_FOR_OTHERS = 0o077
HALF_RESTORED = "restore.unfinished"
REASONS = {
    errno.EACCES: "õigust ei ole",
    errno.EPERM: "õigust ei ole",
    errno.EROFS: "ketas on ainult lugemiseks",
    errno.ENOTDIR: "tee peal on fail",
    errno.EEXIST: "see on fail",
}


def check_data_dir(folder: Path) -> None:
    """Make the data folder if need be; what this process writes from now on is for its owner, in any folder.

    Raises Trouble when the folder cannot be written or its disk is full.
    """
    os.umask(NOT_FOR_OTHERS)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOR_OWNER_ONLY)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Trouble(_disk_is_full(folder, 0)) from error
        raise Trouble(
            f"Andmekausta {folder} ei saa kirjutada ({REASONS.get(error.errno or 0, str(error.strerror))}); "
            "andke kaustale õigused või valige teine: KV_DATA_DIR=/tee/kaustani."
        ) from error
    free_mb = shutil.disk_usage(folder).free // 1024**2
    if free_mb < FREE_MB_NEEDED:
        raise Trouble(_disk_is_full(folder, free_mb))


def _disk_is_full(folder: Path, free_mb: int) -> str:
    return (
        f"Ketas on täis: kaustas {folder} on vaba {free_mb} MB, vaja on vähemalt {FREE_MB_NEEDED} MB; "
        "vabastage ruumi ja käivitage uuesti."
    )


def check_restored(folder: Path) -> None:
    """Raises Trouble when a restore was cut short halfway: a start would make an empty portal beside what is kept."""
    mark = folder / HALF_RESTORED
    if mark.exists():
        raise Trouble(
            "Taastamine jäi pooleli. Käivitage ./kv restore FAIL uuesti; "
            f"andmed, mis olid enne seda, on alles kaustas {mark.read_text()}."
        )


def check_port(host: str, port: int) -> None:
    """Raises Trouble when nothing can listen on `host:port` now."""
    if not 0 < port <= LAST_PORT:
        raise Trouble(f"Port peab olema 1 kuni {LAST_PORT}, aga on {port}.")
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            # As the server does: connections of the last run that linger in the kernel are no obstacle.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError as error:
        raise Trouble(f"Porti {port} võib avada ainult juurkasutaja; valige suurem: ./kv up --port 8000.") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Trouble(
                f"Port {port} on juba kasutusel; valige teine: ./kv up --port {port % LAST_PORT + 1}."
            ) from error
        raise Trouble(
            f"Aadressil {host} ei saa kuulata ({os.strerror(error.errno or 0)}); kontrollige võtit --host."
        ) from error
