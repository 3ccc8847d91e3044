import json
import time

import pytest
import requests

from content.takeover import sources
from content.takeover.sources import Folder, Keeping, NotThere, Server, SourceFailed, TooLarge, source_at


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def source(server, region, pauses):
    region.add("schule", de=("Schule", "<p>a</p>"))
    return Server(server.url, "mainz", pause=pauses.append)


def failing(server, *answers, path="/api/v3/regions/mainz/"):
    """Let the server answer a path with these, one after the other, and then as usual."""
    left = list(answers)
    server.instead = lambda asked: left.pop(0) if asked == path and left else None


def sentence(call):
    with pytest.raises(SourceFailed) as failure:
        call()
    return str(failure.value)


def test_server_answers(source):
    assert source.region()["name"] == "Stadt Mainz"
    assert [page["title"] for page in source.pages("de")] == ["Schule"]
    assert source.others("de", "imprint")["title"] == "Impressum"
    assert source.others("de", "events") == []


def test_server_takes_the_address_of_the_interface_too(server):
    assert Server(f"{server.url}/api/v3/", "mainz").origin.base == server.url


def test_server_without_an_answer_has_nothing_else(source, region):
    region.imprint = ""

    assert source.others("de", "imprint") is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_server_is_asked_again(source, server, pauses, status):
    failing(server, (status, {}, b""), (status, {}, b""))

    assert source.region()["name"] == "Stadt Mainz"
    assert pauses == [1, 2]


def test_server_says_when_it_wants_to_be_asked_again(source, server, pauses):
    failing(
        server,
        (429, {"Retry-After": "7"}, b""),
        (503, {"Retry-After": "9999"}, b""),
        (503, {"Retry-After": "x"}, b""),
    )

    source.region()

    assert pauses == [7, 60, 4]


def test_server_is_given_up(source, server, pauses):
    failing(server, *[(503, {}, b"")] * 4)

    assert sentence(source.region) == (
        f"{server.url}/api/v3/regions/mainz/ answers with status 503, also after 4 tries."
    )
    assert pauses == [1, 2, 4]


def test_server_that_breaks_off_is_asked_again(source, server, pauses):
    failing(server, (200, {"Content-Length": "1000", "Connection": "close"}, b"{"))

    assert source.region()["name"] == "Stadt Mainz"
    assert pauses == [1]


def test_server_that_is_not_there(pauses):
    source = Server("http://127.0.0.1:1", "mainz", pause=pauses.append)

    assert sentence(source.region) == "127.0.0.1 cannot be reached."
    assert pauses == [1, 2, 4]


def test_server_that_nobody_knows(pauses):
    source = Server("http://cms.invalid", "mainz", pause=pauses.append)

    assert sentence(source.region) == (
        "There is no server called cms.invalid, or this machine cannot look it up."
    )
    assert pauses == []


def test_server_that_is_slow(source, server, monkeypatch):
    monkeypatch.setattr(sources, "TIMEOUTS", (1, 0.05))
    server.instead = lambda path: time.sleep(0.2)

    assert sentence(source.region) == "127.0.0.1 does not answer in time."


def test_server_that_never_ends(source, monkeypatch):
    monkeypatch.setattr(sources, "LONGEST_ANSWER_SECONDS", -1)

    assert sentence(source.region).endswith("/api/v3/regions/mainz/ takes longer than -1 seconds.")


def test_server_whose_certificate_is_not_valid(source, monkeypatch):
    def fail(*args, **kwargs):
        raise requests.exceptions.SSLError("no")

    monkeypatch.setattr(source._session, "get", fail)

    assert sentence(source.region) == "The certificate of 127.0.0.1 is not valid."


def test_server_that_cannot_be_asked(source, monkeypatch):
    def fail(*args, **kwargs):
        raise requests.exceptions.InvalidHeader("no")

    monkeypatch.setattr(source._session, "get", fail)

    assert sentence(source.region).endswith("/api/v3/regions/mainz/ cannot be asked for: no.")


def test_region_that_is_not_there(server):
    assert sentence(Server(server.url, "trier").region) == "127.0.0.1 has no region “trier”."


def test_pages_that_are_not_there(source, server):
    assert sentence(lambda: source.pages("fr")) == f"There is nothing at {server.url}/api/v3/mainz/fr/pages/."


def test_server_that_refuses(source, server):
    failing(server, (403, {}, b""))

    assert sentence(source.region) == f"{server.url}/api/v3/regions/mainz/ answers with status 403."


@pytest.mark.parametrize(
    ("kind", "body", "what"),
    [
        ("text/html; charset=utf-8", b"<html>", "a web page"),
        ("application/json", b"{", "something"),
        ("", b"\xff", "something"),
    ],
)
def test_server_that_is_another(source, server, kind, body, what):
    failing(server, (200, {"Content-Type": kind}, body))

    assert sentence(source.region) == (
        f"{server.url}/api/v3/regions/mainz/ answers with {what} that is no JSON. Is {server.url} an Integreat CMS?"
    )


def test_json_that_is_nested_too_deep(source, server):
    failing(server, (200, {}, b"[" * 100_000))

    assert "is no JSON" in sentence(source.region)


def test_answer_that_is_too_large(source, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_ANSWER", 10)

    with pytest.raises(TooLarge, match=r"is larger than 0 MB\.$"):
        source.region()


def test_server_that_sends_us_on(source, server):
    failing(server, (301, {"Location": "/api/v3/regions/mainz/"}, b""))

    assert source.region()["name"] == "Stadt Mainz"


@pytest.mark.parametrize("location", ["http://example.org/", "file:///etc/passwd", "http://127.0.0.1:1/"])
def test_server_that_sends_us_elsewhere(source, server, location):
    failing(server, (302, {"Location": location}, b""))

    assert sentence(source.region).startswith("127.0.0.1 sends us on to ")


def test_server_that_sends_us_round_in_circles(source, server):
    failing(server, *[(302, {"Location": "/api/v3/regions/mainz/"}, b"")] * 9)

    assert sentence(source.region) == f"{server.url}/api/v3/regions/mainz/ sends us round in circles."


def test_picture(source, region, server):
    region.files["/a.png"] = b"picture"

    assert source.picture(f"{server.url}/a.png") == b"picture"


@pytest.mark.parametrize(
    "base", ["ftp://example.org", "cms.example.org", "", f"https://example.org/{'x' * 200}"]
)
def test_server_needs_an_address(base):
    assert sentence(lambda: Server(base, "mainz")) == (
        f"“{base}” is neither a folder nor an address that begins with http:// or https://."
    )


@pytest.mark.parametrize("region", ["../x", "a/b", "", "x" * 81])
def test_server_needs_a_region(region):
    assert (
        sentence(lambda: Server("https://example.org", region)) == f"“{region}” cannot be part of an address."
    )


def test_languages_cannot_be_paths(source):
    assert sentence(lambda: source.pages("../../x")) == "“../../x” cannot be part of an address."


def test_what_is_kept_is_answered_again(source, server, region, tmp_path):
    region.files["/a.png"] = b"picture"
    keeping = Keeping(source, tmp_path)
    answers = [keeping.region(), keeping.pages("de"), keeping.others("de", "events")]
    assert keeping.picture(f"{server.url}/a.png") == b"picture"

    folder = source_at(str(tmp_path), "mainz")

    assert [folder.region(), folder.pages("de"), folder.others("de", "events")] == answers
    assert folder.picture(f"{server.url}/a.png") == b"picture"
    assert folder.origin == source.origin
    assert list(tmp_path.rglob("*.part")) == []


def test_what_was_not_there_is_not_kept(source, region, tmp_path):
    region.imprint = ""

    assert Keeping(source, tmp_path).others("de", "imprint") is None
    assert Folder(tmp_path, "mainz").others("de", "imprint") is None


def test_what_is_not_in_a_folder(source, tmp_path):
    Keeping(source, tmp_path)
    folder = Folder(tmp_path, "mainz")

    assert sentence(folder.region) == f"{tmp_path}/region.json cannot be read: No such file or directory."
    with pytest.raises(NotThere, match=r"^http://a/b\.png was not kept\.$"):
        folder.picture("http://a/b.png")


def test_folder_with_something_else(source, tmp_path):
    Keeping(source, tmp_path)
    (tmp_path / "region.json").write_text("{")

    assert sentence(Folder(tmp_path, "mainz").region) == f"{tmp_path}/region.json is no JSON."


@pytest.mark.parametrize(
    "content", [{}, [], {"base": "x", "region": "mainz"}, {"base": "https://a.de", "region": "a/b"}]
)
def test_folder_that_does_not_say_what_it_holds(tmp_path, content):
    (tmp_path / "source.json").write_text(json.dumps(content))

    assert (
        sentence(lambda: Folder(tmp_path, "mainz"))
        == f"{tmp_path}/source.json does not name “base” and “region”."
    )


def test_folder_of_another_region(source, tmp_path):
    Keeping(source, tmp_path)

    assert (
        sentence(lambda: Folder(tmp_path, "trier"))
        == f"{tmp_path} holds the answers of “mainz”, not of “trier”."
    )


def test_folder_that_cannot_be_written(source, tmp_path):
    (tmp_path / "file").write_text("")

    assert sentence(lambda: Keeping(source, tmp_path / "file")).endswith("cannot be written: File exists.")
