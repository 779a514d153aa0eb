"""git's own files replaced by what git must not be let near: refused at once, and by name."""

import shutil
import time

import pytest
from running import House

FILES = (
    *("HEAD", "config", "index", "packed-refs", "info/attributes", "info/exclude", "shallow"),
    *("refs/heads/main", "logs/HEAD", "COMMIT_EDITMSG", "objects/info/alternates", "commondir"),
)
PIPE = "is a named pipe, and git would wait for it for ever"
ADD = "actions add 'Ask Priya'"


def replaced(thrive: House, path: str, line: str) -> None:
    """Run a line with ``$FILE``, where that file of the scene's repository was."""
    thrive.scene("joan")
    file = thrive.place / path
    file.parent.mkdir(exist_ok=True)
    run = thrive.shell(f"set -e; rm -f '{file}'; {line}", FILE=str(file))
    assert run.code == 0, run


def refused(thrive: House, typed: str, code: int, said: str) -> None:
    begun = time.monotonic()
    run = thrive.typed(typed)
    assert time.monotonic() - begun < 15
    assert run.code == code, run
    assert said in run.err
    assert len(run.err.splitlines()) == 2, run.err
    assert run.err.splitlines()[1].startswith("hint: ")


@pytest.mark.parametrize("path", FILES)
def test_a_named_pipe_is_named_and_nobody_waits(thrive: House, path: str) -> None:
    replaced(thrive, f".git/{path}", 'mkfifo "$FILE"')
    refused(thrive, ADD, 5, f"saved, not committed: `.git/{path}` {PIPE}")
    assert "Ask Priya" in thrive("actions").out
    refused(thrive, "sync", 5, f"error: `.git/{path}` {PIPE}")
    refused(thrive, "sync --dry-run", 5, f"error: `.git/{path}` {PIPE}")
    refused(thrive, "trust", 4, f"error: `.git/{path}` {PIPE}")


@pytest.mark.parametrize("path", [".gitattributes", ".gitignore"])
def test_so_is_one_that_git_reads_in_the_work_tree(thrive: House, path: str) -> None:
    replaced(thrive, path, 'mkfifo "$FILE"')
    refused(thrive, ADD, 5, f"saved, not committed: `{path}` {PIPE}")


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        ("config", 'mkfifo ~/p; ln -s ~/p "$FILE"', PIPE),
        ("index", 'ln -s /dev/zero "$FILE"', "is a device, and git would wait for it for ever"),
        ("index", 'mkdir "$FILE"', "is a folder, and not a regular file"),
        (
            "packed-refs",
            'cd .git; python3 -c "import socket as s; s.socket(s.AF_UNIX).bind(\'packed-refs\')"',
            "is a socket, and not a regular file",
        ),
        ("config", 'touch ~/c; ln -s ~/c "$FILE"', "is a link that leads out of the repository"),
        ("HEAD", 'echo garbage > "$FILE"', "names neither a branch nor a commit"),
        ("HEAD", 'head -c 500 /dev/urandom > "$FILE"', "names neither a branch nor a commit"),
        ("HEAD", 'touch "$FILE"', "names neither a branch nor a commit"),
    ],
)  # fmt: skip
def test_what_else_is_no_file_of_gits_is_one_sentence(
    thrive: House, path: str, line: str, said: str
) -> None:
    replaced(thrive, f".git/{path}", line)
    refused(thrive, ADD, 5, f"saved, not committed: `.git/{path}` {said}")
    refused(thrive, "sync", 5, f"error: `.git/{path}` {said}")


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv, if run by root")
@pytest.mark.parametrize("path", ["config", "index", "HEAD"])
def test_what_may_not_be_read_is_one_sentence(thrive: House, path: str) -> None:
    replaced(thrive, f".git/{path}", 'git init -q ~/x; echo > "$FILE"; chmod 000 "$FILE"')
    run = thrive.shell(f"setpriv --bounding-set=-all --inh-caps=-all thrive {ADD}")
    assert run.code == 5, run
    assert f"saved, not committed: `.git/{path}` may not be read by you\nhint: " in run.err


@pytest.mark.parametrize("line", ["true", "mv .git/config .git/c; ln -s c .git/config",
                                  "mv .git/config .c; ln -s ../.c .git/config",
                                  "git switch -q --detach",
                                  "rm .git/HEAD; ln -s refs/heads/main .git/HEAD",
                                  "printf 'ref: refs/heads/main' > .git/HEAD"])  # fmt: skip
def test_what_git_takes_is_not_refused(thrive: House, line: str) -> None:
    thrive.scene("joan")
    assert thrive.shell(line).code == 0
    assert "`.git/" not in thrive.typed(ADD).err
