import errno
import os
from shutil import copytree

import pytest

from content.core.answer_files import HEAD_SIZE, AnswerFiles

ANSWER = ("0f3c9a5e" * 4, "zstd", b"\x28\xb5\x2f\xfd" + bytes(range(256)) * 40)
OTHER = ("1e2d3c4b" * 4, "identity", b"[]")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "bundles"


@pytest.fixture
def files(folder):
    files = AnswerFiles(str(folder), {"OPTIONS": {"MAX_ENTRIES": 6}})
    yield files
    files.clear()


def test_what_is_kept_is_in_the_files_whatever_a_process_remembers(folder, files, tmp_path):
    files.set("name", ANSWER)
    files.set("other", OTHER)
    copytree(folder, tmp_path / "copied")

    found = AnswerFiles(str(tmp_path / "copied"), {})

    assert (found.get("name"), found.get("other")) == (ANSWER, OTHER)


def test_what_was_read_last_is_not_read_again(files):
    files.set("name", ANSWER)

    first, second = files.get("name"), files.get("name")

    assert first == ANSWER
    assert second is first


@pytest.mark.parametrize("default", [None, "nothing"])
def test_what_is_not_kept_is_not_there(files, default):
    assert files.get("name", default) == default


def test_what_is_kept_again_takes_the_place(files):
    files.set("name", ANSWER)
    files.get("name")

    files.set("name", OTHER)

    assert files.get("name") == OTHER


@pytest.mark.parametrize("is_read_before", [False, True], ids=["first-read", "read-before"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:40], id="cut-off-in-the-head"),
        pytest.param(lambda content: content[:HEAD_SIZE], id="without-content"),
        pytest.param(lambda content: content[:-1], id="cut-off"),
        pytest.param(lambda content: content + b"\0", id="too-long"),
        pytest.param(lambda content: bytes(len(content)), id="zeros"),
        pytest.param(lambda content: b"1" + content[1:], id="another-digest"),
        pytest.param(lambda content: content.replace(b"zstd", b"gzip", 1), id="another-encoding"),
        pytest.param(lambda content: content[:-1] + b"!", id="another-byte"),
    ],
)
def test_what_is_damaged_is_not_there_until_it_is_kept_again(folder, files, damage, is_read_before):
    files.set("name", ANSWER)
    if is_read_before:
        files.get("name")
    [file] = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))

    damaged = files.get("name")

    files.set("name", ANSWER)
    assert (damaged, files.get("name")) == (None, ANSWER)


def test_nothing_is_left_of_what_cannot_be_written(folder, files, monkeypatch, caplog):
    def full(*names):
        raise OSError(errno.ENOSPC, "No space left on device")

    files.set("name", ANSWER)
    monkeypatch.setattr(os, "replace", full)

    files.set("name", OTHER)
    files.set("other", OTHER)

    assert (files.get("name"), files.get("other"), len(list(folder.iterdir()))) == (ANSWER, None, 1)
    assert [record.message for record in caplog.records] == [f"An answer cannot be kept in {folder}."] * 2


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path, caplog):
    (tmp_path / "taken").write_text("")
    files = AnswerFiles(str(tmp_path / "taken" / "bundles"), {})

    files.set("name", ANSWER)

    assert (files.get("name"), len(caplog.records)) == (None, 1)


def test_the_oldest_make_room(folder, files):
    for number in range(6):
        files.set(f"name-{number}", ANSWER)
        os.utime(max(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns), ns=(number, number))

    files.set("one more", OTHER)

    assert [number for number in range(6) if files.get(f"name-{number}")] == [3, 4, 5]
    assert files.get("one more") == OTHER


def test_clear(folder, files):
    files.set("name", ANSWER)

    files.clear()

    assert (files.get("name"), list(folder.iterdir())) == (None, [])


def test_clear_of_a_folder_that_is_not_there(files):
    files.clear()

    assert files.get("name") is None
