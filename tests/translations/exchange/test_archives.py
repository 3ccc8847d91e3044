from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from content.translations.exchange import archives
from content.translations.exchange.archives import BadArchive, File, files_in


def zipped(compression=ZIP_DEFLATED, **files):
    content = BytesIO()
    with ZipFile(content, "w", compression) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__dot__", ".").replace("__slash__", "/"), text)
    return content.getvalue()


def test_what_is_no_archive_is_itself():
    assert files_in("a.po", b"msgid") == [File("a.po", b"msgid")]


def test_an_archive_holds_translators_files():
    content = zipped(
        a__dot__po="1", b__dot__XLF="2", c__slash__d__dot__xliff="3", e__dot__txt="4", f__dot__zip="5"
    )

    assert files_in("all.zip", content) == [File("a.po", b"1"), File("b.XLF", b"2"), File("c/d.xliff", b"3")]


def test_what_a_mac_adds_is_left_out():
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("__MACOSX/a.po", "x")

    assert files_in("a.zip", content.getvalue()) == []


def test_an_archive_that_holds_too_much_is_bad(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 1000)

    with pytest.raises(BadArchive):
        files_in("bomb.zip", zipped(a__dot__po="x" * 600, b__dot__po="y" * 600))


def test_an_archive_of_too_many_files_is_bad(monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 1)

    with pytest.raises(BadArchive):
        files_in("many.zip", zipped(a__dot__po="1", b__dot__po="2"))


@pytest.mark.parametrize("compression", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_damaged_archive_is_bad(compression):
    content = zipped(compression, a__dot__po="x" * 100)
    damaged = content.replace(content[35:40], b"\xff\xff\xff\xff\xff", 1)

    with pytest.raises(BadArchive):
        files_in("a.zip", damaged)
