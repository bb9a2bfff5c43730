"""A real mail server on this machine, for tests of letters as they arrive."""

import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(handler, settings):
    """`handler` (of aiosmtpd) takes what the portal sends meanwhile."""
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAIL_DELIVERY, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", controller.port
    settings.EMAIL_BACKEND = "veeb.tools.mail.AfterCommit"
    yield handler
    controller.stop()
