"""``thrive.toml``: what it may say, and what is said of the rest."""

from pathlib import Path

import pytest

from thrivecli.model.plan import Plan
from thrivecli.workspace.apply import apply
from thrivecli.workspace.settings import SettingsFault, read_settings
from thrivecli.workspace.settings_edit import with_setting


def settings_file(folder: Path, text: str) -> Path:
    (folder / "thrive.toml").write_bytes(text.encode())
    return folder


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "nowhere")
    assert (settings.date_order, settings.autocommit, settings.template) == (
        None,
        True,
        "career-checkin",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = 1", "unknown key 'colour'"),
        ('date_order = "ymd"', "date_order is one of 'dmy', 'mdy', not 'ymd'"),
        ('autocommit = "yes"', "autocommit is true or false, not 'yes'"),
        ("people = 3", "'people' is a list of tables"),
        ('[[people]]\nslug = "x"', "[[people]] number 1 has no 'name' that is a text"),
        ('[[people]]\nname = "A"\nage = 3', "[[people]] number 1: unknown key 'age'"),
        ('[[people]]\nname = "A"\nslug = "../x"', "[[people]] number 1: '../x' is no slug"),
        ('[[people]]\nname = "A"\nhandles = "a"', "[[people]] number 1: 'handles' is a list"),
        ('[[people]]\nname = "A"\n[[people]]\nname = "a"', "two people have the slug 'a'"),
        ("= 1", "Invalid statement"),
        ("\x00", "Invalid"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsFault) as met:
        read_settings(settings_file(tmp_path, text))
    assert met.value.message.startswith("thrive.toml: ")
    assert told in met.value.message


def test_an_unknown_key_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault) as met:
        read_settings(settings_file(tmp_path, "colour = 1"))
    assert met.value.hint == "known: date_order, autocommit, template, index, people"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "autocommit = false\n"),
        ("# ours\n", "# ours\nautocommit = false\n"),
        ("# ours", "# ours\nautocommit = false\n"),
        ("autocommit = true # why\n", "autocommit = false # why\n"),
        ("autocommit=true", "autocommit = false"),
        ("# a\r\nautocommit = true\r\n\r\n", "# a\r\nautocommit = false\r\n\r\n"),
        (
            '[[people]]\nname = "autocommit = true"\n',
            'autocommit = false\n[[people]]\nname = "autocommit = true"\n',
        ),
        ("date_order = 'dmy'", "date_order = 'dmy'\nautocommit = false\n"),
    ],
)
def test_one_setting_is_changed_and_no_other_byte(tmp_path: Path, before: str, after: str) -> None:
    root = settings_file(tmp_path, before)
    changes = with_setting(root, "autocommit", value=False)
    assert [change.after for change in changes] == [after.encode()]


def test_a_new_line_ends_as_the_others_do(tmp_path: Path) -> None:
    (tmp_path / "thrive.toml").write_bytes(b"# ours\r\n")
    (change,) = with_setting(tmp_path, "date_order", "dmy")
    assert change.after == b'# ours\r\ndate_order = "dmy"\r\n'


def test_a_setting_that_is_so_already_changes_nothing(tmp_path: Path, home: Path) -> None:
    assert home.is_dir()
    root = settings_file(tmp_path, "autocommit = false\n")
    assert with_setting(root, "autocommit", value=False) == ()
    assert apply(root, lambda: Plan((), "m", "c"), commit=False).written == ()
