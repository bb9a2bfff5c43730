"""Every setting of the environment stands in the README."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r'env\.(?:text|flag|number|words)\(\s*"([A-Z_]+)"')


def test_every_environment_variable_is_told_in_the_readme():
    used = {name for path in (ROOT / "config/settings").glob("*.py") for name in NAME.findall(path.read_text())}
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text()))

    assert used
    assert used - told == set()
