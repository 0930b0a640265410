"""Holds modules under 500 lines and functions under 60."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES, FUNCTION_LINES = 500, 60


def main() -> None:
    found = []
    paths = [path for folder in ("src", "scripts", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    for path in sorted(paths):
        source = path.read_text(encoding="utf-8")
        place = path.relative_to(ROOT)
        if (lines := source.count("\n")) > MODULE_LINES:
            found.append(f"{place}: {lines} lines, more than {MODULE_LINES}")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                # A command's parameters are its options: one a line, and no part of what the function does.
                lines = (node.end_lineno or node.lineno) - node.body[0].lineno + 1
                if lines > FUNCTION_LINES:
                    found.append(f"{place}:{node.lineno}: {node.name} has {lines} lines, more than {FUNCTION_LINES}")
    print("\n".join(found) or f"{len(paths)} modules, all within {MODULE_LINES} and {FUNCTION_LINES} lines.")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
