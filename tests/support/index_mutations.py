"""Whatever may happen to a workspace and to its index between two commands."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from running import House, cache_of

READING = (
    "actions",
    "actions --open --json",
    "actions --overdue",
    "actions --person joan",
    "actions --owner sam --json",
    "actions --all --json",
    "checkin list --json",
    "goals --json",
    "goals joan --history",
    "wins --json",
    "report --json",
    "report joan",
    "agenda joan --json",
    "review joan --since 2025-01-01 --until 2026-11-22",
    "check",
    "checkin show joan",
)
"""The commands that read, each in a form or two."""


def _notes(house: House) -> list[Path]:
    return sorted(house.place.glob("checkins/*/*.md"))


def tick_in_place(house: House, random: Random) -> None:
    """The size stays, and so does the time of change that ``touch -r`` can set."""
    file = random.choice(_notes(house))
    before = file.stat()
    data = file.read_bytes()
    one, other = random.choice(((b"[ ]", b"[x]"), (b"[x]", b"[ ]"), (b"[ ]", b"[/]")))
    with file.open("r+b") as open_file:
        open_file.write(data.replace(one, other, 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def save_by_rename(house: House, random: Random) -> None:
    """As editors do."""
    file = random.choice(_notes(house))
    new = file.with_name(".new")
    new.write_bytes(file.read_bytes() + f"- [ ] Written {random.random()}\n".encode())
    new.rename(file)


def write_at_the_end(house: House, random: Random) -> None:
    """In place, with an owner who may be anybody."""
    owner = random.choice(("", "@joan ", "*@Sam Lee* ", "@Nobody Known ", "@[odd] "))
    with random.choice(_notes(house)).open("a") as file:
        file.write(f"\n- [ ] {owner}See to {random.randrange(99)} by 12 Dec 2026\n")


def delete(house: House, random: Random) -> None:
    """One file, but not the last."""
    if len(_notes(house)) > 2:
        random.choice(_notes(house)).unlink()


def add(house: House, random: Random) -> None:
    """A check-in of somebody, perhaps new."""
    who = random.choice(("joan-citizen", "max-roe", "zoë"))
    day = f"2026-{random.randrange(1, 12):02}-{random.randrange(1, 28):02}"
    house.write(f"checkins/{who}/{day}.md", f"## Planning\n\n#### Tasks\n\n- [ ] @max {day}\n")


def rename(house: House, random: Random) -> None:
    """A file gets another date, or a folder another name."""
    file = random.choice(_notes(house))
    place = random.choice((file, file.parent))
    place.rename(place.with_name(f"{place.stem}-2{place.suffix}"))


def change_front(house: House, random: Random) -> None:
    """Somebody is called otherwise, or the front matter is broken."""
    file = random.choice(_notes(house))
    text = file.read_text()
    new = random.choice(("person: Joan Smith", "person: [", "partner: Kim Vo", "date: 2026-02-30"))
    key = new.partition(":")[0]
    lines = [new if line.startswith(f"{key}:") else line for line in text.split("\n")]
    file.write_text("\n".join(lines))


def break_file(house: House, random: Random) -> None:
    """Bytes that are no text, a merge's marks, an empty file; or whole again."""
    file = random.choice(_notes(house))
    file.write_bytes(random.choice((b"\xff\xfe", b"<<<<<<< a\nb\n", b"", b"- [ ] Whole again\n")))


def change_settings(house: House, random: Random) -> None:
    """The people, the order of dates, or nothing at all."""
    said = ("", 'date_order = "dmy"\n', '[[people]]\nname = "Max Roe"\nhandles = ["m"]\n')
    (house.place / "thrive.toml").write_text(random.choice(said))


def change_templates(house: House, random: Random) -> None:
    """What counts as guidance."""
    words = random.choice(("Draft", "See to it", "Written"))
    house.write("templates/ours.md", f"## Planning\n\n#### Tasks\n\n- [ ] {words}\n")


def check_out(house: House, random: Random) -> None:
    """Everything as it was committed."""
    del random
    house.shell("git checkout -q -- . && git clean -fdq")


def hide(house: House, random: Random) -> None:
    """A file that may not be read, or may again."""
    file = random.choice(_notes(house))
    link = file.with_name("2026-01-31.md")
    if not link.exists() and not link.is_symlink():
        link.symlink_to(file.name)


def turn_clock(house: House, random: Random) -> None:
    """A file from the future, or from long ago."""
    now = time.time_ns() + random.choice((-1, 1)) * random.randrange(10**15)
    os.utime(random.choice(_notes(house)), ns=(now, now))


def _index_files(house: House) -> list[Path]:
    return sorted(Path(cache_of(house.home)).glob("thrive/index/*/*"))


def flip_bit(house: House, random: Random) -> None:
    """One bit of the index."""
    for file in random.sample(_index_files(house), min(2, len(_index_files(house)))):
        data = bytearray(file.read_bytes())
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        file.write_bytes(bytes(data))


def cut_short(house: House, random: Random) -> None:
    """A file of the index ends early, or is gone, or another's."""
    files = _index_files(house)
    if files:
        file, other = random.choice(files), random.choice(files)
        data = file.read_bytes()
        file.write_bytes(random.choice((data[: len(data) // 2], b"", other.read_bytes())))


def open_to_all(house: House, random: Random) -> None:
    """The index's folder is one that others may write to, or may not be written to."""
    for folder in Path(cache_of(house.home)).glob("thrive/index/*"):
        folder.chmod(random.choice((0o777, 0o700, 0o500)))


def killed(house: House, random: Random) -> None:
    """A run that is killed at some moment, most likely while it reads or keeps."""
    tick_in_place(house, random)
    run = subprocess.Popen(
        [sys.executable, "-P", "-m", "thrivecli", "actions"],
        cwd=house.place,
        env=house.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.random() * 0.4)
    run.kill()
    run.wait()


def two_at_once(house: House, random: Random) -> None:
    """Two runs that both make the index anew."""
    save_by_rename(house, random)
    house.shell("thrive actions >/dev/null 2>&1 & thrive goals >/dev/null 2>&1; wait")


MUTATIONS: tuple[Callable[[House, Random], None], ...] = (
    *(tick_in_place, save_by_rename, write_at_the_end, delete, add, rename, change_front),
    *(break_file, change_settings, change_templates, check_out, hide, turn_clock),
    *(flip_bit, cut_short, open_to_all, killed, two_at_once),
)
