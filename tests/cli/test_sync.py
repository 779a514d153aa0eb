"""`thrive sync` between two real clones and a real server: what comes, goes, and stays."""

import json
import stat

import pytest
from running import House
from two_clones import NEWER, OLDER, TwoClones, two_clones


@pytest.fixture
def both(thrive: House) -> TwoClones:
    return two_clones(thrive)


def test_what_one_of_them_writes_the_other_has(both: TwoClones) -> None:
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    both.append("notes", OLDER, "by hand")
    run = both.sync("notes")
    assert (run.code, run.err) == (0, "")
    assert both.sync("sam").out == "pulled 2 commits from origin/main\n"
    for path in (NEWER, OLDER):
        assert both.file("sam", path).read_bytes() == both.file("notes", path).read_bytes()
    assert both.tip("notes") == both.tip("sam") == both.tip("server.git")
    assert both.shell("notes", "git log -1 --format=%s") == "Notes of 2026-11-22"


def test_both_wrote_and_both_are_kept(both: TwoClones) -> None:
    both.append("notes", NEWER, "Joan's")
    both.append("sam", OLDER, "Sam's")
    assert both.sync("notes").code == 0
    data = both.sync("sam", "--json").data
    assert isinstance(data, dict)
    assert (data["pulled"], data["pushed"], data["waiting"]) == (1, 2, 0)
    assert data["merged"] == both.tip("sam") == both.tip("server.git")
    assert both.sync("notes").out == "pulled 2 commits from origin/main\n"
    assert both.file("sam", NEWER).read_text().endswith("Joan's\n")
    assert both.file("notes", OLDER).read_text().endswith("Sam's\n")
    assert both.shell("notes", "git stash list; git reflog | grep -c rebase || true") == "0"


def test_one_check_in_that_both_changed_is_merged_in_a_clone_without_set_up(
    both: TwoClones,
) -> None:
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    assert both.thrive("sam", "actions", "defer", "zwm", "2026-12-24").code == 0
    assert both.thrive("sam", "actions", "defer", "7k3", "2026-12-24").code == 0
    assert both.sync("notes").code == 0
    assert both.shell("sam", "ls -A") == ".git\ncheckins\nthrive.toml"
    run = both.sync("sam")
    assert run.code == 0, run
    assert both.sync("notes").code == 0
    text = both.file("notes", NEWER).read_text()
    assert text == both.file("sam", NEWER).read_text()
    assert "[x] *@Joan Citizen* Draft the on-call guide by 24 Dec 2026" in text
    assert "Have two newcomers try it by 24 Dec 2026" in text


STANDSTILLS = {
    "detached": "git switch -q --detach",
    "bisect": "git bisect start",
    "cherry-pick": "touch .git/CHERRY_PICK_HEAD",
    "revert": "touch .git/REVERT_HEAD",
    "merge": "git rev-parse HEAD > .git/MERGE_HEAD",
    "rebase": "mkdir .git/rebase-merge",
    "rebase by patches": "mkdir .git/rebase-apply",
    "index.lock": "touch .git/index.lock",
    "nobody": "git config --global --unset user.email",
    "foreign code": "git config core.fsmonitor ./watch",
}


@pytest.mark.parametrize("line", STANDSTILLS.values(), ids=list(STANDSTILLS))
def test_nothing_comes_or_goes_in_a_state_of_its_own(both: TwoClones, line: str) -> None:
    both.append("notes", NEWER, "Joan's")
    assert both.sync("notes").code == 0
    both.shell("sam", line)
    before = both.shell("sam", "git rev-parse HEAD origin/main")
    for options in ((), ("--dry-run",)):
        run = both.sync("sam", *options)
        assert (run.code, run.out) == (5, "")
        assert run.err.startswith("error: not synced: ")
        assert "\nhint: " in run.err
    assert both.shell("sam", "git rev-parse HEAD origin/main") == before


def test_just_the_persons_own_files_are_committed(both: TwoClones) -> None:
    both.shell(
        "notes",
        "mkdir -p templates examples checkins/sam-lee && echo x | tee templates/t.md "
        "examples/e.md checkins/sam-lee/2026-11-01.md checkins/joan-citizen/secret.key loose.txt "
        "templates/t.html checkins/joan-citizen/x.swp checkins/joan-citizen/.DS_Store "
        ".env checkins/.env checkins/joan-citizen/.2026-10-08.md.swp '"
        f"{NEWER}~' '{NEWER}.orig' checkins/joan-citizen/#2026-10-08.md# "
        "'checkins/joan-citizen/2026-10-08 (conflicted copy).md' secret.txt > /dev/null;"
        "ln -s /etc/passwd checkins/joan-citizen/2026-11-02.md; git add secret.txt;"
        f"echo more >> {NEWER}; echo '# mine' >> thrive.toml",
    )
    run = both.sync("notes")
    assert run.code == 0
    assert both.shell("notes", "git show --format= --name-only").splitlines() == [
        "checkins/joan-citizen/2026-10-08.md",
        "checkins/sam-lee/2026-11-01.md",
        "examples/e.md",
        "templates/t.md",
        "thrive.toml",
    ]
    assert both.shell("notes", "git diff --cached --name-only") == "secret.txt"
    assert "left alone: checkins/joan-citizen/2026-11-02.md: it is no regular file" in run.err
    assert "(conflicted copy).md: it is a copy that a sync client made" in run.err
    for path in ("checkins/joan-citizen/secret.key", "templates/t.html"):
        assert f"left alone: {path}: it is new and no Markdown\nhint: if both of you" in run.err
    assert run.err.count("left alone") == 4
    assert both.shell("server.git", "git ls-tree -r --name-only main").count("env") == 0


def test_what_git_has_on_purpose_is_kept_in_step_whatever_it_is(both: TwoClones) -> None:
    both.shell("notes", "echo 1 > checkins/a.png; echo 1 > checkins/b.png; git add checkins/a.png")
    both.shell("notes", "git add -N checkins/b.png; echo 1 > checkins/c.png")
    assert both.sync("notes").out.startswith("committed: checkins/a.png, checkins/b.png\n")
    both.shell("notes", "echo 2 > checkins/a.png")
    run = both.sync("notes", "--json")
    assert isinstance(run.data, dict)
    assert run.data["files"] == ["checkins/a.png"]
    assert run.data["left"] == [{"path": "checkins/c.png", "why": "not-markdown"}]


def test_a_hand_deleted_file_is_left_until_the_person_says_so(both: TwoClones) -> None:
    both.shell("notes", f"rm {OLDER}")
    run = both.sync("notes")
    assert run.code == 0
    assert run.err == (
        f"left alone: {OLDER}: it was deleted\n"
        f"hint: `git restore {OLDER}` brings it back, `git rm {OLDER}` and another sync delete "
        "it for good\n"
    )
    assert both.shell("server.git", "git ls-tree -r --name-only main").count("2026-08-27") == 1
    both.shell("notes", f"git rm -q {OLDER}")
    assert both.sync("notes").code == 0
    assert both.shell("server.git", "git ls-tree -r --name-only main").count("2026-08-27") == 0
    assert both.sync("sam").code == 0
    assert not both.file("sam", OLDER).exists()


def test_a_file_taken_out_of_git_is_not_put_back(both: TwoClones) -> None:
    both.shell("notes", f"git rm -q --cached {OLDER}")
    assert both.sync("notes").code == 0
    assert both.shell("notes", f"git ls-files {OLDER}") == ""
    assert both.file("notes", OLDER).exists()


def test_the_attributes_are_committed_only_as_init_wrote_them(both: TwoClones) -> None:
    assert both.thrive("notes", "init", ".", "--no-commit").code == 0
    assert both.sync("notes").code == 0
    assert both.shell("notes", "git ls-files .gitattributes") == ".gitattributes"
    both.append("notes", ".gitattributes", "*.md filter=x")
    assert both.sync("notes").code == 0
    assert both.shell("notes", "git status --porcelain") == " M .gitattributes"


def test_it_commits_where_other_commands_are_told_not_to(both: TwoClones) -> None:
    assert both.thrive("notes", "config", "autocommit", "false").code == 0
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    assert both.sync("notes").out.startswith(f"committed: {NEWER}\n")


CONFLICT = "git log -1 --format=%H && git status --porcelain && cat thrive.toml"


@pytest.fixture
def conflict(both: TwoClones) -> TwoClones:
    """Two versions of one setting; Sam has just met Joan's."""
    both.append("notes", "thrive.toml", 'date_order = "dmy"')
    both.append("sam", "thrive.toml", 'date_order = "mdy"')
    assert both.sync("notes").code == 0
    return both


def test_a_conflict_is_left_under_way_and_nothing_is_sent(conflict: TwoClones) -> None:
    before = conflict.tip("server.git")
    run = conflict.sync("sam")
    assert run.code == 1
    assert "two versions: thrive.toml\n" in run.out
    assert run.err == (
        "some files have two versions in them, and nothing was sent\n"
        "hint: `thrive resolve` goes through them; `git merge --abort` makes everything as it was\n"
    )
    again = conflict.sync("sam", "--json")
    assert again.code == 1
    assert isinstance(again.data, dict)
    assert again.data["conflicts"] == ["thrive.toml"]
    assert conflict.tip("server.git") == before
    conflict.shell("sam", "git merge --abort")
    assert conflict.shell("sam", "cat thrive.toml").endswith('"mdy"')
    assert conflict.shell("sam", "git status --porcelain") == ""


def test_a_conflict_put_right_by_hand_is_sent(conflict: TwoClones) -> None:
    assert conflict.sync("sam").code == 1
    conflict.shell("sam", "echo 'date_order = \"mdy\"' > thrive.toml && git add thrive.toml")
    run = conflict.sync("sam")
    assert run.code == 5
    assert run.err == (
        "error: not synced: a merge is under way in this repository\n"
        "hint: end it with `git commit` or `git merge --abort`\n"
    )
    conflict.shell("sam", "git commit -q --no-edit")
    assert conflict.sync("sam").code == 0
    assert conflict.sync("notes").code == 0
    assert conflict.tip("notes") == conflict.tip("sam")


def test_marks_of_a_merge_are_not_committed(both: TwoClones) -> None:
    marks = "<<<<<<< HEAD\\n- [ ] a\\n=======\\n- [ ] b\\n>>>>>>> theirs"
    both.shell("notes", f"printf '{marks}\\n' >> {NEWER}; echo more >> {OLDER}")
    before = both.tip("notes")
    run = both.sync("notes")
    assert run.code == 1
    assert run.out == f"two versions: {NEWER}\n"
    assert "merge --abort" not in run.err
    assert both.tip("notes") == both.tip("server.git") == before


@pytest.mark.parametrize(
    ("theirs", "mine", "named"),
    [
        ("echo theirs > other.txt", "echo mine > other.txt", "other.txt"),
        ("echo theirs > other.txt", "ln -s /etc/passwd other.txt", "other.txt"),
        (f"echo theirs >> {NEWER}", "echo mine > staged && git add staged", "staged"),
    ],
    ids=["loose", "link", "staged"],
)
def test_files_in_the_way_are_named_and_left(
    both: TwoClones, theirs: str, mine: str, named: str
) -> None:
    both.shell("notes", f"{theirs}; git add -A; git commit -qm theirs")
    assert both.sync("notes").code == 0
    both.append("sam", NEWER, "Sam's")
    both.shell("sam", f"{mine}; git config merge.autoStash true")
    before = both.shell("sam", "git status --porcelain | grep -v 2026-10-08 || true")
    run = both.sync("sam")
    assert run.code == 5, run
    assert f"error: files of yours are in the way of the merge: {named}\n" in run.err
    assert "1 commit waits to be pushed to origin/main\n" in run.out
    assert both.shell("sam", "git status --porcelain") == before
    assert not both.file("sam", ".git/MERGE_HEAD").exists()


@pytest.mark.parametrize(
    "line",
    [
        f"rm {OLDER} && mkdir {OLDER} && touch {OLDER}/x",
        "rm -r checkins/joan-citizen && touch checkins/joan-citizen",
    ],
)
def test_nothing_is_deleted_by_what_stands_in_its_place(both: TwoClones, line: str) -> None:
    both.shell("notes", line)
    run = both.sync("notes")
    assert run.code == 0
    assert f"left alone: {OLDER}: it was deleted" in run.err
    assert OLDER in both.shell("server.git", "git ls-tree -r --name-only main")


def test_notes_that_began_apart_are_not_joined(both: TwoClones) -> None:
    both.shell("", "mkdir apart && cd apart && git init -q && git remote add origin ~/server.git")
    both.shell("apart", "touch thrive.toml && git add -A && git commit -qm other")
    run = both.sync("apart")
    assert run.code == 5
    assert "began apart and have nothing in common" in run.err
    assert both.shell("apart", "git log --format=%s; git status --porcelain") == "other"


def test_a_shallow_clone_that_has_lost_what_both_have_is_told_how_to_fetch_it(
    both: TwoClones,
) -> None:
    both.shell("", "git clone -q --depth 1 file://$HOME/server.git shallow")
    for line in ("one", "two"):
        both.append("notes", NEWER, line)
        assert both.sync("notes").code == 0
    both.append("shallow", OLDER, "shallow")
    both.shell("shallow", "git fetch -q --depth 1")
    run = both.sync("shallow")
    assert run.code == 5
    assert run.err.startswith("error: this is a shallow clone: ")
    assert "\nhint: run `git fetch --unshallow origin`, then `thrive sync` again\n" in run.err
    both.shell("shallow", "git fetch -q --unshallow origin")
    assert both.sync("shallow").code == 0
    assert both.sync("notes").code == 0
    assert both.file("notes", OLDER).read_text().endswith("shallow\n")


def test_a_new_repository_begins_with_what_the_remote_has(both: TwoClones) -> None:
    both.shell("", "mkdir -p new/inner && git -C new init -q && touch new/inner/thrive.toml")
    both.shell("new", "git remote add origin ~/server.git")
    data = both.sync("new/inner", "--json").data
    assert isinstance(data, dict)
    assert (data["pulled"], data["pushed"], data["files"]) == (1, 1, ["thrive.toml"])
    assert both.shell("new", "git log --format=%s") == "Notes of 2026-11-22\nThe story so far"
    assert both.file("new", NEWER).exists()


def test_a_file_in_the_way_of_the_very_first_merge_is_named(both: TwoClones) -> None:
    both.shell("", "mkdir new && git -C new init -q && echo '# mine' > new/thrive.toml")
    both.shell("new", "git remote add origin ~/server.git")
    run = both.sync("new")
    assert run.code == 5
    assert "files of yours are in the way of the merge: thrive.toml\nhint: clone" in run.err
    assert both.file("new", "thrive.toml").read_text() == "# mine\n"
    assert both.shell("new", "git status --porcelain") == "?? thrive.toml"


def test_shallow_clones_and_linked_worktrees(both: TwoClones) -> None:
    both.append("notes", NEWER, "Joan's")
    both.shell("", "git clone -q --depth 1 file://$HOME/server.git shallow")
    both.shell("sam", "git worktree add -q -b main2 ../linked && cd ../linked &&"
               "git branch -q --set-upstream-to origin/main")  # fmt: skip
    both.append("shallow", OLDER, "shallow")
    assert both.sync("notes").code == 0
    run = both.sync("shallow")
    assert (run.code, run.err) == (0, "")
    both.append("linked", "thrive.toml", "# linked")
    run = both.sync("linked")
    assert (run.code, run.err) == (0, "")
    assert both.sync("notes").code == 0
    assert both.tip("notes") == both.shell("linked", "git rev-parse HEAD")
    assert "shallow" in both.file("linked", OLDER).read_text()


@pytest.mark.parametrize(
    ("umask", "shared"), [("000", "umask"), ("022", "group"), ("022", "world")]
)
def test_all_that_comes_can_be_read_by_its_owner_alone(
    both: TwoClones, umask: str, shared: str
) -> None:
    both.shell("notes", f"mkdir -p checkins/sam-lee && echo x > checkins/sam-lee/n.md;"
               f"echo y >> {NEWER}")  # fmt: skip
    assert both.sync("notes").code == 0
    both.append("sam", OLDER, "Sam's")
    both.shell("sam", "chmod -R go= .git/objects")  # as the clone left them
    both.shell("sam", f"git config core.sharedRepository {shared}; chmod 600 .git/config")
    both.shell("server.git", f"git config core.sharedRepository {shared}")
    run = both.house.shell(f"umask {umask}; thrive -C ~/sam sync")
    assert run.code == 0, run
    open_to_others = [
        path
        for top in (both.file("sam", "."), both.house.home / ".local")
        for path in (top, *top.rglob("*"))
        if stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]
    assert open_to_others == []
    new = both.file("server.git", "objects").rglob("*")  # which is shared as its owner wishes
    modes = {file.stat().st_mode & 0o077 for file in new if file.is_file()}
    assert (0o040 in modes or 0o044 in modes) == (shared != "umask")
    assert stat.S_IMODE(both.file("sam", "checkins/sam-lee/n.md").stat().st_mode) == 0o600
    assert stat.S_IMODE(both.file("sam", "checkins/sam-lee").stat().st_mode) == 0o700


def hook(both: TwoClones, path: str, script: str) -> None:
    file = both.house.home / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/bash\n{script}\n")
    file.chmod(0o755)


AHEAD = (
    "unset ${!GIT_*}; export GIT_AUTHOR_NAME=s GIT_AUTHOR_EMAIL=s@s GIT_COMMITTER_NAME=s "
    "GIT_COMMITTER_EMAIL=s@s; cd ~/sam; git pull -q --no-rebase; echo x >> thrive.toml;"
    "git commit -qam $RANDOM; git push -q"
)


def test_a_race_that_is_lost_once_is_run_again(both: TwoClones) -> None:
    both.shell("sam", "sed -i 's/^/# /' thrive.toml; git commit -qam comments; git push -q")
    assert both.sync("notes").code == 0
    hook(both, "notes/.git/hooks/pre-push", f"[ -e ~/raced ] && exit; touch ~/raced; {AHEAD}")
    assert both.thrive("notes", "trust").code == 0
    both.append("notes", NEWER, "Joan's")
    run = both.sync("notes", "--json")
    assert run.code == 0, run
    assert isinstance(run.data, dict)
    assert run.data["rounds"] == 2
    assert both.tip("notes") == both.tip("server.git")


def test_a_race_that_is_always_lost_ends(both: TwoClones) -> None:
    hook(both, "notes/.git/hooks/pre-push", f"echo >> ~/count; {AHEAD}")
    assert both.thrive("notes", "trust").code == 0
    both.append("notes", NEWER, "Joan's")
    run = both.sync("notes")
    assert run.code == 5
    assert run.err == (
        "error: nothing was sent: others were sending to origin all the time\n"
        "hint: run `thrive sync` again\n"
    )
    assert (both.house.home / "count").read_text() == "\n\n\n"
    assert both.shell("notes", "git log --format=%s").splitlines().count("Notes of 2026-11-22") == 1


def test_a_server_that_refuses_is_quoted_harmlessly(both: TwoClones) -> None:
    hook(both, "server.git/hooks/pre-receive", r"printf '\033[31mno notes\033[0m\007\n'; exit 1")
    both.append("notes", NEWER, "Joan's")
    run = both.sync("notes")
    assert run.code == 5
    assert "error: origin refused what was sent\ngit: remote: no notes\n" in run.err
    assert all(line.startswith(("error: ", "git: ", "hint: ")) for line in run.err.splitlines())
    assert "\x1b" not in run.out + run.err
    assert "1 commit waits to be pushed to origin/main\n" in run.out
    told = json.loads(both.sync("notes", "--json").out)
    assert told["error"]["code"] == "not-synced"


def test_hooks_of_the_persons_own_say_no(both: TwoClones) -> None:
    hook(both, "notes/.git/hooks/pre-push", "echo not today; exit 1")
    both.append("notes", NEWER, "Joan's")
    run = both.sync("notes")
    assert run.code == 5
    assert "this repository brings commands of its own" in run.err
    assert both.shell("notes", "git status --porcelain") == f" M {NEWER}"
    assert both.thrive("notes", "trust").code == 0
    run = both.sync("notes")
    assert run.code == 5
    assert "error: a hook of yours said no\ngit: not today\n" in run.err
    assert both.shell("notes", "git status --porcelain") == ""


@pytest.mark.parametrize(
    "settings",
    [
        "merge.ff only",
        "merge.autoStash true",
        "rebase.autoStash true",
        "pull.rebase true",
        "branch.main.rebase true",
        "branch.main.mergeOptions '-s ours'",
        "branch.main.mergeOptions --no-commit",
        "branch.main.mergeOptions --squash",
        "push.default nothing",
        "push.default matching",
        "push.followTags true",
        "remote.pushDefault elsewhere",
        "remote.origin.push +refs/heads/*:refs/heads/*",
        "fetch.prune true",
        "commit.verbose true",
        "core.quotePath true",
        "status.showUntrackedFiles no",
    ],
)
def test_settings_about_syncing_by_hand_change_nothing(both: TwoClones, settings: str) -> None:
    both.append("notes", NEWER, "Joan's")
    assert both.sync("notes").code == 0
    both.shell("sam", f"git config {settings}")
    both.append("sam", OLDER, "Sam's")
    both.shell("sam", f"cp {OLDER} checkins/joan-citizen/new.md; git tag -m t tagged")
    both.shell("sam", "git branch other && echo loose > loose")
    run = both.sync("sam")
    assert (run.code, run.err) == (0, ""), run
    assert both.sync("notes").code == 0
    for path in (NEWER, OLDER, "checkins/joan-citizen/new.md"):
        assert both.file("sam", path).read_bytes() == both.file("notes", path).read_bytes()
    assert both.file("notes", NEWER).read_text().endswith("Joan's\n")
    assert both.shell("server.git", "git for-each-ref --format='%(refname)'") == "refs/heads/main"
    assert both.shell("sam", "git stash list") == ""


def test_line_endings_come_as_they_were_sent(both: TwoClones) -> None:
    assert both.thrive("notes", "init", ".").code == 0
    both.shell("notes", f"sed -i 's/$/\\r/' {OLDER}; echo >> {NEWER}")
    assert both.sync("notes").code == 0
    both.shell("sam", "git config core.autocrlf true")
    assert both.sync("sam").code == 0
    for path in (OLDER, NEWER):
        assert both.file("sam", path).read_bytes() == both.file("notes", path).read_bytes()
    assert both.shell("sam", "git status --porcelain") == ""


@pytest.mark.parametrize("place", [".gitattributes", "checkins/joan-citizen/.gitattributes"])
def test_attributes_of_the_other_one_change_no_byte(both: TwoClones, place: str) -> None:
    both.append("notes", NEWER, "$Id$")
    both.shell("notes", f"echo '*.md working-tree-encoding=UTF-16 ident' > {place}")
    both.shell("notes", f"git add {place} && git commit -qm attributes && git push -q")
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 0
    text = both.file("notes", NEWER).read_bytes()
    assert text.endswith(b"$Id$\n")
    assert both.file("sam", NEWER).read_bytes() == text
    assert both.shell("server.git", f"git show main:{NEWER}").encode() + b"\n" == text
    assert both.thrive("sam", "actions", "done", "zwm").code == 0
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert both.file("sam", NEWER).read_bytes() == both.file("notes", NEWER).read_bytes()
    assert both.shell("sam", "git status --porcelain") == ""


def test_which_remote_is_meant(both: TwoClones) -> None:
    both.shell("notes", "git branch --unset-upstream; git remote rename origin one;"
               "git remote add two ~/two.git; git branch -q --unset-upstream || true")  # fmt: skip
    both.append("notes", NEWER, "Joan's")
    run = both.sync("notes")
    assert run.code == 5
    assert run.out == f"committed: {NEWER}\n"
    assert run.err == (
        "error: there are several remotes: one, two\n"
        "hint: say which one with `git push -u REMOTE HEAD`, once\n"
    )
    both.shell("notes", "git remote rename two origin; git init -q --bare ~/two.git")
    assert both.sync("notes").out == "pushed 2 commits to origin/main\n"
    assert both.shell("notes", "git config branch.main.remote") == "origin"


@pytest.mark.parametrize(
    "branch",
    ["--upload-pack=touch fired", "-x", "a b", "../up", "x..y", ":(exclude)", "a~b", "*", ""],
)
def test_a_branch_that_is_none_is_refused(both: TwoClones, branch: str) -> None:
    file = both.file("sam", ".git/config")
    text = file.read_text().replace("refs/heads/main", f'"refs/heads/{branch}"')
    file.write_text(text)
    run = both.sync("sam")
    assert run.code == 5
    assert "is no name of a remote and a branch" in run.err
    assert not both.file("sam", "fired").exists()


@pytest.mark.parametrize(
    "url", ["ext::sh -c touch% fired", "-oProxyCommand=touch${IFS}fired", "http://127.0.0.1:1/x",
            "git://127.0.0.1:1/x", "ssh://-oProxyCommand=touch fired/x", "fd::3", "nothing::x"],
)  # fmt: skip
def test_an_address_of_another_kind_runs_nothing(both: TwoClones, url: str) -> None:
    both.shell("sam", "git config --unset remote.origin.url")
    with both.file("sam", ".git/config").open("a") as file:
        file.write(f'[remote "origin"]\n\turl = "{url}"\n')
    both.append("sam", NEWER, "Sam's")
    run = both.sync("sam")
    assert run.code == 5, run
    assert "1 commit waits" in run.out
    assert list(both.house.home.rglob("fired")) == []


def test_a_password_in_the_address_is_never_shown(both: TwoClones) -> None:
    both.shell("sam", "git remote set-url origin https://sam:SECRET@127.0.0.1:1/x")
    both.append("sam", NEWER, "Sam's")
    for options in ((), ("--json",), ("--dry-run",)):
        run = both.sync("sam", *options)
        assert "SECRET" not in run.out + run.err
    told = both.shell("", "grep -rl SECRET . || true")
    assert told == "./sam/.git/config"


def test_without_a_workspace_there_is_nothing_to_sync(thrive: House) -> None:
    run = thrive("sync")
    assert run.code == 4
    assert not (thrive.home / "thrive").exists()
    assert not (thrive.home / ".local").exists()


def test_a_workspace_in_a_folder_of_a_repository(both: TwoClones) -> None:
    both.shell("notes", "mkdir inner && git mv checkins thrive.toml inner && git commit -qm in")
    both.append("notes", "inner/thrive.toml", "# more")
    both.shell("notes", "echo outer > checkins")
    run = both.sync("notes/inner")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("committed: thrive.toml\n")
    assert both.shell("notes", "git status --porcelain") == "?? checkins"


def test_what_goes_along_from_a_larger_repository_is_said(both: TwoClones) -> None:
    inside = "mkdir in[n]er && git mv checkins thrive.toml in[n]er && git commit -qm in"
    both.shell("notes", inside)  # moves out of the workspace, too
    assert both.sync("notes/in[n]er").out == (
        "pushed 1 commit to origin/main; 1 of them with changes outside of this workspace\n"
    )
    both.shell("notes", "for n in 1 2; do echo $n > work; git add work; git commit -qm $n; done")
    both.append("notes", "in[n]er/thrive.toml", "# more")
    told = "push 3 commits to origin/main; 2 of them with changes outside of this workspace\n"
    assert f"would {told}" in both.sync("notes/in[n]er", "--dry-run").out
    assert f"pushed{told[4:]}" in both.sync("notes/in[n]er").out
    both.append("notes", "in[n]er/thrive.toml", "# and more")
    run = both.sync("notes/in[n]er", "--json")
    assert isinstance(run.data, dict)
    assert (run.data["pushed"], run.data["outside"]) == (1, 0)


def test_undo_after_a_sync_takes_back_ones_own(both: TwoClones) -> None:
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    both.append("sam", NEWER, "Sam's")
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert both.thrive("notes", "undo").code == 0
    text = both.file("notes", NEWER).read_text()
    assert "[/] *@Joan Citizen* Draft the on-call guide" in text
    assert text.endswith("Sam's\n")


def test_a_hook_that_comes_in_does_not_run_on_the_way(both: TwoClones) -> None:
    write = (
        "mkdir -p .githooks && printf '#!/bin/sh\\ntouch ~/ran\\n' > .githooks/{0} && "
        "chmod 755 .githooks/{0} && git add .githooks && git commit -qm hook"
    )
    both.shell("notes", write.format("pre-commit"))
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 0
    both.shell("sam", "git config core.hooksPath .githooks")
    assert both.thrive("sam", "trust").code == 0
    both.shell("notes", write.format("post-merge"))
    assert both.sync("notes").code == 0
    run = both.sync("sam")
    assert run.code == 5, run
    assert ".githooks/post-merge" in run.err
    assert not (both.house.home / "ran").exists()


def test_a_git_that_does_not_work_is_no_bug(thrive: House) -> None:
    thrive.scene("joan")
    fake = thrive.home / "bin"
    fake.mkdir()
    (fake / "git").write_text("#!/bin/sh\nexit 1\n")
    (fake / "git").chmod(0o755)
    done = thrive.shell(
        f'PATH={fake}:$PATH thrive wins add "Won a prize"; echo $?; '
        f"PATH={fake}:$PATH thrive sync; echo $?"
    )
    assert "bug" not in done.err
    assert done.out.splitlines()[-1] == "5"
    assert "Won a prize" in (thrive.place / NEWER).read_text()


REWRITTEN = (
    "git reset -q --hard HEAD~1 && echo instead >> checkins/joan-citizen/2026-08-27.md && "
    "git commit -qam Instead && git push -qf"
)


@pytest.mark.parametrize("log", ["true", "false"])
@pytest.mark.parametrize("line", [REWRITTEN, "git reset -q --hard HEAD~1 && git push -qf"])
def test_what_was_taken_away_there_is_not_sent_again(both: TwoClones, line: str, log: str) -> None:
    both.shell("sam", f"git config core.logAllRefUpdates {log}")
    both.shell("notes", f"sed -i 's/Book the team day/not for this place/' {NEWER}")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 0
    both.append("sam", NEWER, "Sam's")
    both.shell("notes", line)
    told = both.tip("server.git")
    for _ in range(2):  # the first time it is fetched, the second it is known
        run = both.sync("sam")
        assert run.code == 5, run
        assert "origin/main was rewritten" in run.err
        assert both.tip("server.git") == told
    both.shell("sam", run.err.split("`")[1])
    text = both.file("sam", NEWER).read_text()
    assert ("not for this place" in text, "Sam's" in text) == (False, True)
    assert both.sync("sam").code == 0
    assert both.shell("server.git", "git log -p main").count("not for this place") == 0


def test_what_was_taken_away_there_can_be_sent_again(both: TwoClones) -> None:
    both.append("notes", NEWER, "taken away")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 0
    both.shell("notes", REWRITTEN)
    both.shell("sam", "git fetch -q")  # by hand: the log knows all the same
    assert both.sync("sam").code == both.sync("sam", "--dry-run").code == 5
    assert both.sync("sam", "--merge-anyway", "--dry-run").code == 0
    assert both.sync("sam", "--merge-anyway").code == 0
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert "taken away" in both.file("notes", NEWER).read_text()
    both.append("notes", NEWER, "and on")
    assert both.sync("notes").code == both.sync("sam").code == 0


def test_a_rewritten_branch_of_which_nothing_is_here_is_taken_over(both: TwoClones) -> None:
    both.append("notes", NEWER, "taken away")
    assert both.sync("notes").code == 0
    both.shell("sam", "git fetch -q")
    both.shell("notes", REWRITTEN)
    both.append("sam", NEWER, "Sam's")
    assert both.sync("sam").code == 0
    assert "taken away" not in both.file("sam", NEWER).read_text()


@pytest.mark.parametrize("pattern", ["2026-11*", "checkins/joan-citizen/2026-11-22.md"])
def test_half_a_carry_is_not_sent(both: TwoClones, pattern: str) -> None:
    both.shell("notes", f"mkdir -p .git/info; echo {pattern} > .git/info/exclude")
    before = both.shell("notes", "git rev-parse HEAD")
    assert both.thrive("notes", "checkin", "new").code == 0
    both.shell("notes", "echo '[people]' > checkins/joan-citizen/other.md")
    for options in (("--dry-run",), ()):
        run = both.sync("notes", *options)
        assert run.code == 0, run
        new = "checkins/joan-citizen/2026-11-22.md"
        assert (
            f"left alone: {NEWER}: it marks actions as carried on to {new}, which git is told to "
            f"ignore\nhint: `git check-ignore -v {new}` says why"
        ) in run.err
    names = both.shell("notes", f"git diff --name-only {before} origin/main")
    assert names == "checkins/joan-citizen/other.md"
    both.shell("notes", ": > .git/info/exclude")
    assert both.sync("notes").code == 0
    assert both.sync("sam").code == 0
    assert both.file("sam", new).exists()
    assert "[>]" in both.file("sam", NEWER).read_text()


def test_an_ignored_check_in_holds_nothing_back_that_does_not_go_on_in_it(
    both: TwoClones,
) -> None:
    assert both.thrive("notes", "checkin", "new").code == 0
    assert both.sync("notes").code == 0
    both.shell("notes", "mkdir -p .git/info; echo private.md >> .git/info/exclude")
    text = both.file("notes", "checkins/joan-citizen/2026-11-22.md").read_text()
    both.file("notes", "checkins/joan-citizen/private.md").write_text(text)
    both.append("notes", NEWER, "more")  # its marks were sent before
    run = both.sync("notes")
    assert (run.code, run.err) == (0, "")
    assert both.tip("notes") == both.tip("server.git")


RENAMED = "git branch -m main trunk && git symbolic-ref HEAD refs/heads/trunk"


@pytest.mark.parametrize("line", [RENAMED, "git branch -m main trunk"])
def test_a_branch_that_was_renamed_at_the_remote_is_not_made_again(
    both: TwoClones, line: str
) -> None:
    both.shell("server.git", line)
    both.append("notes", NEWER, "Joan's")
    for _ in range(2):
        run = both.sync("notes")
        assert run.code == 5, run
        assert "the branch main is gone from origin; what it has now is trunk\n" in run.err
        assert "1 commit waits" in run.out
        assert both.shell("server.git", "git branch --format='%(refname:short)'") == "trunk"
    both.shell("notes", run.err.split("`")[1])
    assert both.sync("notes").code == 0
    both.shell("", "git clone -q -b trunk server.git other")
    assert both.file("other", NEWER).read_text().endswith("Joan's\n")


def test_a_branch_that_was_renamed_can_be_made_again(both: TwoClones) -> None:
    both.shell("server.git", RENAMED)
    run = both.sync("notes")
    assert run.code == 5
    both.shell("notes", run.err.split("`")[3])
    both.append("notes", NEWER, "Joan's")
    assert both.sync("notes").code == 0
    assert both.tip("server.git") == both.tip("notes")


def test_a_new_branch_beside_the_remotes_own_is_said_to_be_one(both: TwoClones) -> None:
    both.shell("notes", "git switch -qc draft")
    both.append("notes", NEWER, "a draft")
    run = both.sync("notes")
    assert run.code == 0
    assert run.err == (
        "draft is a new branch at origin, beside its own, main: whoever follows that one does not "
        "get it\nhint: `git switch main` and another sync go on there\n"
    )
    both.append("notes", NEWER, "and on")
    assert both.sync("notes").err == ""


def test_an_empty_remote_in_the_place_of_another_gets_all(both: TwoClones) -> None:
    both.shell("", "git init -q --bare empty.git")
    both.shell("notes", "git remote set-url origin ~/empty.git")
    run = both.sync("notes")
    assert (run.code, run.err) == (0, "")
    assert both.tip("empty.git") == both.tip("notes")
