"""Tests that draw PDF files: the one thing the portal does not need a machine to have."""

from ctypes.util import find_library

import pytest

# `./kv test` fetches Pango, and where nothing may be left out (KV_TEST_ALL, as in CI) it fails when it cannot.
needs_pango = pytest.mark.skipif(not find_library("pango-1.0"), reason="Pango is not installed")
