from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from content.districts.models import Place
from content.districts.place_files import PlaceRow, Problem, parse
from tests.factories import DistrictFactory, PlaceFactory

REAL = settings.BASE_DIR.parent / "shared" / "data" / "rlp-places.csv"
HEAD = "postcode,place,district_ags,latitude,longitude"
MAINZ = "55116,Mainz,07315,49.98,8.27"
TRIER = "54290,Trier,07211,49.75,6.64"


def geonames(postcode="55116", name="Mainz", ags="07315", latitude="49.98", state="RP"):
    return "\t".join(
        ["DE", postcode, name, "Rheinland-Pfalz", state, "", "00", "Mainz", ags, latitude, "8.27", "4"]
    )


@pytest.fixture
def mainz(db):
    return DistrictFactory.create(ags="07315", slug="mainz")


@pytest.fixture
def run(tmp_path):
    def run(*lines, encoding="utf-8"):
        path = tmp_path / "places.txt"
        path.write_text("\n".join(lines), encoding=encoding)
        output, problems, end = StringIO(), StringIO(), ""
        try:
            call_command("import_places", path, stdout=output, stderr=problems)
        except CommandError as error:
            end = str(error)
        return output.getvalue().strip(), problems.getvalue().splitlines(), end

    return run


def places():
    return list(Place.objects.order_by("name").values_list("postcode", "name", "district__slug", "latitude"))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([HEAD, MAINZ], id="csv"),
        pytest.param(
            ["longitude,x,latitude,district_ags,place,postcode", "8.27,?,49.98,07315,Mainz,55116"], id="order"
        ),
        pytest.param([HEAD, '55116,"Mainz",07315, 49.98,8.27', ""], id="quotes"),
        pytest.param([geonames()], id="geonames"),
        pytest.param([geonames(), "", geonames(ags="")], id="geonames-without-district"),
    ],
)
def test_parse(lines):
    assert parse(lines) == ([PlaceRow("55116", "Mainz", "07315", 49.98, 8.27)], [])


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        pytest.param([], 1, "the file is empty", id="nothing"),
        pytest.param(["", " "], 1, "the file is empty", id="blank"),
        pytest.param(["postcode,place"], 1, "no column “district_ags”", id="no-column"),
        pytest.param(
            [HEAD, MAINZ, "55116,Mainz"], 3, "not as many columns as in the first line", id="too-few"
        ),
        pytest.param(
            [HEAD, '55116,"' + "x" * 200_000], 2, "a text in quotes that does not end", id="open-quote"
        ),
        pytest.param([HEAD, MAINZ + ",1"], 2, "not as many columns as in the first line", id="too-many"),
        pytest.param([geonames(), "DE\t1"], 2, "2 columns instead of 12", id="geonames-columns"),
        pytest.param([geonames("5511")], 1, "“5511” is no postcode of five digits", id="postcode"),
        pytest.param([geonames(name=" ")], 1, "the name is empty or longer than 180 characters", id="name"),
        pytest.param(
            [geonames(name="x" * 181)], 1, "the name is empty or longer than 180 characters", id="long"
        ),
        pytest.param([geonames(ags="7315")], 1, "“7315” is no district's key of five digits", id="ags"),
        pytest.param([geonames(latitude="N 49")], 1, "“N 49”, “8.27” are no coordinates", id="latitude"),
        pytest.param([geonames(latitude="nan")], 1, "“nan”, “8.27” are no coordinates", id="nan"),
        pytest.param([geonames(latitude="91")], 1, "“91”, “8.27” are no coordinates", id="beyond-the-pole"),
    ],
)
def test_parse_says_what_is_wrong_in_which_line(lines, line, reason):
    assert parse(lines)[1] == [Problem(line, reason)]


def test_import_places(mainz, run):
    result = run(HEAD, MAINZ, TRIER)

    assert result == ("1 places stored, 0 removed, 1 rows of other districts passed over.", [], "")
    assert places() == [("55116", "Mainz", "mainz", 49.98)]


def test_import_places_of_geonames_passes_over_other_states(mainz, run):
    output, _, _ = run(geonames(), geonames("20095", "Hamburg", "02000", "53.55", "HH"))

    assert output == "1 places stored, 0 removed, 1 rows of other districts passed over."


def test_import_places_again_replaces_what_was_there(mainz, run):
    run(HEAD, MAINZ, "55118,Neustadt,07315,50.01,8.26")
    mainz_before = Place.objects.get(name="Mainz").pk

    output, _, _ = run(HEAD, "55116,Mainz,07315,50,8.27", "55120,Mombach,07315,50.02,8.22")

    assert output == "2 places stored, 1 removed, 0 rows of other districts passed over."
    assert places() == [("55116", "Mainz", "mainz", 50.0), ("55120", "Mombach", "mainz", 50.02)]
    assert Place.objects.get(name="Mainz").pk == mainz_before


def test_import_places_changes_nothing_where_a_line_is_wrong(mainz, run):
    PlaceFactory.create(district=mainz, postcode="55116", name="Altstadt", latitude=49.0)

    output, problems, end = run(HEAD, MAINZ, *["0,Mainz,07315,1,1"] * 25)

    assert (output, end) == ("", "25 lines are wrong; nothing was imported.")
    assert problems == [f"line {number}: “0” is no postcode of five digits" for number in range(3, 23)]
    assert places() == [("55116", "Altstadt", "mainz", 49.0)]


def test_import_places_takes_a_byte_order_mark(mainz, run):
    assert run(HEAD, MAINZ, encoding="utf-8-sig")[2] == ""


def test_import_places_needs_utf_8(mainz, run):
    _, _, end = run(HEAD, MAINZ.replace("Mainz", "Höhe"), encoding="latin-1")

    assert end.endswith("places.txt is not encoded in UTF-8 (byte 54).")


def test_import_places_needs_a_file(mainz, tmp_path):
    with pytest.raises(CommandError) as problem:
        call_command("import_places", tmp_path / "none.csv")

    assert str(problem.value).endswith("none.csv cannot be read: No such file or directory.")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(not REAL.exists(), reason="The file with real places is not beside the repository.")
def test_import_places_of_the_whole_state(client):
    rows, problems = parse(REAL.read_text(encoding="utf-8").splitlines())
    for ags in {row.ags for row in rows}:
        DistrictFactory.create(ags=ags, slug=f"kreis-{ags}")

    call_command("import_places", REAL, stdout=StringIO())

    assert (len(rows), problems) == (2693, [])
    assert Place.objects.count() == len({(row.postcode, row.name, row.ags) for row in rows})
    assert Place.objects.values("district").distinct().count() == 36
