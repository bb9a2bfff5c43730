"""The running portal: granian's workers answer, huey's threads in this process do the background work."""

import http.client
import multiprocessing
import os
import threading
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import autodiscover_modules
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from huey.consumer import Consumer
from huey.consumer_options import ConsumerConfig
from huey.contrib.djhuey import HUEY

from config.settings import env

SECONDS_TO_FINISH = 10
SECONDS_TO_START = 60


class QuietConsumer(Consumer):
    """A consumer in a process that is not its own: signals are granian's."""

    def _set_signal_handlers(self) -> None:
        pass


def serve(host: str, port: int) -> None:
    """Answer on `host:port` until SIGTERM or SIGINT; both halves then finish what they hold."""
    # A forked worker would carry the consumer's locks and connections; a spawned one starts clean.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "config.launcher.worker:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=_worker_count(),
        blocking_threads=2,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    )
    consumer = _consumer()
    threading.Thread(target=consumer.run, name="huey", daemon=True).start()
    threading.Thread(target=_announce, args=(host, port), name="announce", daemon=True).start()
    try:
        server.serve()
    finally:
        consumer.stop(graceful=True)


def _worker_count() -> int:
    """`KV_WORKERS`, else one for each core that we may use, at most four: each takes some 150 MB."""
    return env.number("KV_WORKERS", 0) or min(4, len(os.sched_getaffinity(0)))


def _consumer() -> Consumer:
    autodiscover_modules("tasks")
    wanted: dict[str, Any] = settings.HUEY["consumer"]  # type: ignore[assignment] # a setting has no type of its own
    config = ConsumerConfig(shutdown_timeout=SECONDS_TO_FINISH, **wanted)
    config.validate()
    return QuietConsumer(HUEY, **config.values)


def _announce(host: str, port: int) -> None:
    """Say where the portal is, once it has answered for the first time."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if _answers(host, port):
            print(_welcome(f"http://{host}:{port}/"), flush=True)
            return
        time.sleep(0.2)
    print(f"Portaal ei ole {SECONDS_TO_START} sekundiga vastanud; põhjus peaks olema teadetes ülal.", flush=True)


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS_TO_START)
    try:
        connection.request("HEAD", "/", headers={"Host": urlsplit(settings.SITE_URL).netloc})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()


def _welcome(address: str) -> str:
    return "\n".join(
        [
            "",
            f"Kogukonnaveeb töötab:  {address}",
            f"Toimetajale:           {address}admin/",
            "Esimese peakasutaja loob teises aknas käsk ./kv admin. Peatamiseks vajutage Ctrl-C.",
        ]
    )
