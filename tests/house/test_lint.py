"""The tools that read the code: they are part of the tests, so nobody forgets them."""

import subprocess
import sys

import pytest

from tests.house.places import ROOT

TOOLS = {
    "ruff": ["-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "mypy": ["-m", "mypy", "--no-error-summary", "--hide-error-context"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_finds_nothing(tool):
    done = subprocess.run([sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
