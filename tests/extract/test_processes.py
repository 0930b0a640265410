"""What a file makes a library do costs that file and one sentence, and no more."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stratlas.config import Limits
from stratlas.errors import BadFile, ReaderFailed, TooLarge
from stratlas.extract import Workers, apart, extract, page_image
from tests.builders_pdf import drawn
from tests.builders_pdf import line as words_at
from tests.extract import hostile
from tests.extract.files import read

LIMITS = Limits()
BRIEF = Limits(seconds_per_100_pages=1)
PDF = drawn([words_at(50, 100, "Words on a page")] * 3)
WITH_TESTS = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits and signals")


def sentence(caught: pytest.ExceptionInfo[BadFile]) -> str:
    message = str(caught.value)
    assert message.startswith("a.pdf cannot be read: ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def gone(process: int) -> bool:
    """Whether a process has ended, or does so within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if "State:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_a_text_made_apart_is_the_text_made_here() -> None:
    there = apart(LIMITS, extract, PDF, name="a.pdf", capture=read(PDF, "a.pdf").capture)
    assert there == read(PDF, "a.pdf")
    assert page_image(PDF, 2) == apart(LIMITS, page_image, PDF, 2)


def test_what_a_reader_means_by_its_error_is_raised_as_it_is() -> None:
    with pytest.raises(BadFile, match="upside down") as caught:
        apart(LIMITS, hostile.refuse, b"x", name="a.pdf")
    assert type(caught.value) is BadFile


@posix
def test_a_crash_costs_one_file() -> None:
    with pytest.raises(ReaderFailed) as caught:
        apart(LIMITS, hostile.crash, b"x", name="a.pdf")
    assert "crashed on it (SIGSEGV)" in sentence(caught)
    assert apart(LIMITS, hostile.size_of, b"x") == 1


@pytest.mark.parametrize("way", [hostile.leave, hostile.stop])
def test_so_does_a_reader_that_ends_its_process(way) -> None:
    with pytest.raises(ReaderFailed) as caught:
        apart(LIMITS, way, b"x", name="a.pdf")
    sentence(caught)
    assert apart(LIMITS, hostile.size_of, b"x") == 1


@pytest.mark.parametrize("way", [hostile.loop, hostile.sleep])
def test_a_reader_that_takes_too_long_is_ended(way) -> None:
    with pytest.raises(TooLarge) as caught:
        apart(BRIEF, way, b"x", name="a.pdf")
    assert "more than the 1 seconds" in sentence(caught)
    assert "seconds_per_100_pages" in sentence(caught)


def test_the_time_is_measured_out_by_pages() -> None:
    with pytest.raises(TooLarge, match="more than the 2 seconds"):
        apart(BRIEF, hostile.sleep, drawn([words_at(50, 100, "Words")] * 101), name="a.pdf")
    with pytest.raises(TooLarge, match="more than the 2 seconds"):
        apart(BRIEF, hostile.sleep, b"x" * 400_000, name="a.txt")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a limit of memory")
def test_a_reader_that_takes_too_much_memory_is_stopped_and_its_process_goes_on() -> None:
    before = apart(LIMITS, hostile.own_id, b"")
    with pytest.raises(TooLarge) as caught:
        apart(Limits(memory_mb=800), hostile.eat, b"x", name="a.pdf")
    assert "more than the 800 MB of memory" in sentence(caught)
    assert "memory_mb" in sentence(caught)
    assert apart(LIMITS, hostile.own_id, b"") == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a limit of memory")
def test_the_limits_are_those_of_the_settings_and_cores_are_never_dumped() -> None:
    assert apart(Limits(memory_mb=1234), hostile.limits_of, b"") == (0, 0, 1_234_000_000)


def test_an_error_that_nobody_meant_is_one_sentence_and_keeps_where_it_came_from() -> None:
    with pytest.raises(ReaderFailed) as caught:
        apart(LIMITS, hostile.err, b"x", name="a.pdf")
    assert "KeyError: 'no such key'" in sentence(caught)
    assert "hostile.py" in caught.value.__notes__[0]


def test_what_libraries_print_does_not_get_between() -> None:
    assert apart(LIMITS, hostile.speak, b"") == "heard"


def test_nothing_but_records_is_taken_from_a_process_that_a_file_may_have_taken_over() -> None:
    with pytest.raises(ReaderFailed):
        apart(LIMITS, hostile.trap, b"x", name="a.pdf")


def test_one_process_reads_one_file_after_the_other() -> None:
    assert len({apart(LIMITS, hostile.own_id, b"") for _ in range(5)}) == 1


def test_several_files_are_read_at_a_time_and_come_back_as_they_were_submitted() -> None:
    with Workers(LIMITS, 3) as workers:
        futures = [workers.submit(hostile.size_of, b"x" * size) for size in range(30)]
        assert [future.result() for future in futures] == list(range(30))


def test_a_file_that_crashes_its_reader_does_not_disturb_the_others() -> None:
    with Workers(LIMITS, 2) as workers:
        futures = [workers.submit(hostile.crash if at % 3 == 0 else hostile.size_of, b"x") for at in range(9)]
        outcomes = ["crash" if isinstance(future.exception(), ReaderFailed) else future.result() for future in futures]
    assert outcomes == ["crash", 1, 1] * 3


@posix
def test_where_the_work_is_given_up_its_processes_end() -> None:
    with pytest.raises(KeyboardInterrupt):
        with Workers(LIMITS, 2) as workers:
            for _ in range(6):
                workers.submit(hostile.sleep, b"x")
            while len(workers._busy) < 2:
                time.sleep(0.01)
            busy = [worker._process.pid for worker in workers._busy]
            raise KeyboardInterrupt
    assert all(gone(process) for process in busy)


CHILD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background begins without
from stratlas.config import Limits
from stratlas.extract import apart
from tests.extract import hostile
apart(Limits(), hostile.{what}, sys.argv[1].encode(), name="a.pdf")
"""


def started(tmp_path: Path, what: str) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A program that has a file read; its own process, and those of the reader and of what the reader started."""
    told = tmp_path / "processes"
    program = subprocess.Popen([sys.executable, "-c", CHILD.format(what=what), str(told)], env=WITH_TESTS)
    for _ in range(300):
        if told.exists() and len(told.read_text().split()) == 2:
            break
        time.sleep(0.1)
    return program, [int(number) for number in told.read_text().split()]


@posix
def test_a_killed_program_leaves_no_reader_behind(tmp_path: Path) -> None:
    program, (reader, other) = started(tmp_path, "start_a_program_and_sleep")
    program.kill()
    program.wait()
    assert gone(reader)
    os.kill(other, signal.SIGKILL)


@posix
def test_an_interrupted_program_leaves_nothing_behind(tmp_path: Path) -> None:
    program, processes = started(tmp_path, "start_a_program_and_sleep")
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=30) != 0
    assert all(gone(process) for process in processes)


def test_it_works_in_a_script_without_a_main_guard_and_from_threads(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('a file of the present folder was run')")
    code = (
        "from stratlas.config import Limits\nfrom stratlas.extract import apart, extract\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "call = lambda n: apart(Limits(), extract, b'Words ' * n, name='a.txt', capture='0' * 64).content\n"
        "print(len(list(ThreadPoolExecutor(3).map(call, range(1, 9)))))\n"
    )
    script = tmp_path / "scripts" / "script.py"
    script.parent.mkdir()
    script.write_text(code)
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("8\n", "")


def test_a_forked_program_starts_readers_of_its_own() -> None:
    before = apart(LIMITS, hostile.own_id, b"")
    code = (
        "import os, sys\nfrom stratlas.config import Limits\nfrom stratlas.extract import apart\n"
        "from tests.extract import hostile\nfirst = apart(Limits(), hostile.own_id, b'')\n"
        "if os.fork() == 0:\n    os._exit(apart(Limits(), hostile.own_id, b'') == first)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.wait()[1]) or apart(Limits(), hostile.own_id, b'') != first)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=WITH_TESTS, check=False)
    assert done.returncode == 0
    assert apart(LIMITS, hostile.own_id, b"") == before


def test_threads_of_one_program_share_its_readers() -> None:
    with ThreadPoolExecutor(4) as threads:
        sizes = list(threads.map(lambda size: apart(LIMITS, hostile.size_of, b"x" * size), range(40)))
    assert sizes == list(range(40))


def test_the_reading_process_loads_no_database_and_no_web() -> None:
    code = "import sys, stratlas.extract.child; sys.exit('django' in sys.modules or 'typer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
