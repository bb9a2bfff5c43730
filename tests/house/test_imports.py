"""An import inside a function names its reason, from a short list; "circular" is none of them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REASONS = ("leaf", "app ready", "slow import", "optional dependency")
WITH_REASON = re.compile(rf"#.*\b({'|'.join(REASONS)})\b")
MODULES = sorted(
    path for top in ("veeb", "config") for path in (ROOT / top).rglob("*.py") if "migrations" not in path.parts
)


def unexplained(source: str) -> list[int]:
    """Lines of imports inside functions that do not say why they are there."""
    lines = source.splitlines()
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    imports = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return sorted(number for number in imports if not WITH_REASON.search(lines[number - 1]))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_import_inside_a_function_names_its_reason(path):
    assert unexplained(path.read_text()) == []


def test_reason_that_is_not_on_the_list_is_refused():
    source = "def f():\n    import os  # circular\n    import re  # slow import\n    import sys\n"

    assert unexplained(source) == [2, 4]
