"""What can be told here of the cages of other systems: their structures, rules and filters, not their effect."""

import ctypes
from pathlib import Path

import pytest

from briefing_app.importing.cage import macos, seccomp, windows

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06


def test_windows_structures_have_the_sizes_that_windows_expects() -> None:
    assert ctypes.sizeof(windows.Extended) == 144
    assert ctypes.sizeof(windows._Basic) == 64
    assert windows.Extended.process_memory.offset == 112


def test_a_job_limits_memory_and_the_processor() -> None:
    limits = windows.limits_of(1 << 30, 50_000_000)
    assert (limits.process_memory, limits.basic.process_time) == (1 << 30, 50_000_000)
    assert limits.basic.flags == 0x2 | 0x8 | 0x100 | 0x400 | 0x2000
    assert not windows.limits_of(1 << 30, None).basic.flags & 0x2


def test_macos_rules_name_the_folder_and_cannot_be_broken_out_of(tmp_path: Path) -> None:
    folder = tmp_path / 'a" (allow network*)'
    rules = macos.profile(folder)
    assert "(deny network*)(deny file-write*)" in rules
    assert rules.endswith('/a\\" (allow network*)") (literal "/dev/null"))')


@pytest.mark.parametrize("name", seccomp.MACHINES)
@pytest.mark.parametrize(
    ("call", "answer"),
    [("refused", 0x0005_0001), ("allowed", 0x7FFF_0000), ("x32", 0x0005_0001), ("foreign", 0x8000_0000)],
)
def test_the_filter_answers_as_it_should_on_each_machine(name: str, call: str, answer: int) -> None:
    machine = seccomp.MACHINES[name]
    numbers = {"refused": machine.refused, "allowed": (1000,), "foreign": (1000,)}
    numbers["x32"] = (0x4000_0000, 0x4000_0029) if machine.other_numbers else machine.refused
    mark = 0x4000_0003 if call == "foreign" else machine.mark
    for number in numbers[call]:
        assert run(seccomp.instructions(machine), number, mark) == answer


def run(steps: list[tuple[int, int, int, int]], number: int, mark: int) -> int:
    """What the kernel would make of a filter."""
    held, at = 0, 0
    while True:
        code, yes, no, value = steps[at]
        at += 1
        if code == _LOAD:
            held = {0: number, 4: mark}[value]
        elif code == _RETURN:
            return value
        else:
            at += yes if (held == value if code == _EQUAL else held >= value) else no
