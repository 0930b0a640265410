"""Every notice that the source gives is in the reference, and the reference has no others."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "notices.md"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def codes(tree: ast.AST) -> set[str]:
    """What is handed to Notice or to a builder's notice, and what a function called _notices yields first."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            if name in {"Notice", "notice"}:
                found.add(getattr(node.args[0], "value", ""))
        if isinstance(node, ast.FunctionDef) and node.name == "_notices":
            pairs = [part for part in ast.walk(node) if isinstance(part, ast.Tuple) and len(part.elts) == 2]
            found |= {getattr(pair.elts[0], "value", "") for pair in pairs}
    return {code for code in found if isinstance(code, str) and CODE.fullmatch(code)}


def test_every_notice_is_in_the_reference_and_no_other():
    given = set().union(*(codes(ast.parse(path.read_text(encoding="utf-8"))) for path in (ROOT / "src").rglob("*.py")))
    assert len(given) > 20
    assert set(re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)) == given
