"""A process killed in the middle leaves a monitor on which check is clean and the same command runs again."""

from pathlib import Path

import pytest

from tests.builders import PAGE, STRATEGY, written
from tests.cli.conftest import Run

OPTIONS = ["--country", "SRB", "--kind", "nss", "--title", "T", "--language", "en", "--adopted", "2019"]

KILL = """
import os, signal
import importlib
module = importlib.import_module("{module}")
owner = getattr(module, "{owner}") if "{owner}" else module
real = owner.{name}
def killed(*arguments, **options):
    if {after}:
        real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
owner.{name} = killed
"""

PLACES = {
    "before the archive file is whole": ("os", "", "fsync", False),
    "before the rename": ("pathlib", "Path", "replace", False),
    "after the rename": ("pathlib", "Path", "replace", True),
    "after the capture's row": ("stratlas.store", "Sources", "add_capture", True),
    "after the text's rows": ("stratlas.store", "Sources", "add_text", True),
    "before the end of the transaction": ("stratlas.store", "Journal", "add", True),
}


@pytest.mark.parametrize("command", ["add", "import"])
@pytest.mark.parametrize("place", PLACES)
def test_a_kill_leaves_a_clean_monitor_and_the_command_runs_again(
    run: Run, program: Run, tmp_path: Path, command: str, place: str
) -> None:
    run("init", tmp_path / "monitor", there=False)
    file = written(tmp_path, "s.txt", STRATEGY if command == "add" else PAGE)
    options = OPTIONS if command == "add" else []
    module, owner, name, after = PLACES[place]
    killed = program(command, file, *options, before=KILL.format(module=module, owner=owner, name=name, after=after))
    assert killed.code == -9
    assert run("check").out.startswith("Nothing is broken: 0 captures")
    again = program(command, file, *options)
    assert (again.code, again.err) == (0, "")
    assert run("check").out.startswith("Nothing is broken: 1 capture")


def test_a_kill_in_init_leaves_a_folder_that_init_takes(run: Run, program: Run, tmp_path: Path) -> None:
    before = KILL.format(module="stratlas.actions.creating", owner="", name="_new_database", after=True)
    assert program("init", tmp_path / "monitor", before=before).code == -9
    assert run("check").code == 2
    assert run("init", tmp_path / "monitor", there=False).code == 0
    assert run("check").code == 0
