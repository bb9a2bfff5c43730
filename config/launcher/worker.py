"""What a web worker loads: the site, and the promise to leave with its parent."""

import ctypes
import signal
import sys

from config.wsgi import application

__all__ = ["application"]

PR_SET_PDEATHSIG = 1  # Linux, prctl(2)

if sys.platform == "linux":
    # A launcher killed outright cannot stop its workers; the kernel does, so the port is free for the next start.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
