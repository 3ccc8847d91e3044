"""Places as their publisher lists them: GeoNames' postal codes, tab-separated, or the same as CSV.

GeoNames (https://download.geonames.org/export/zip/readme.txt): country, postcode, place, state and its code, region and
its code, district and its code, latitude, longitude, accuracy. CSV: a first line that names the columns ``postcode``,
``place``, ``district_ags``, ``latitude``, ``longitude``, in any order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GEONAMES_COLUMNS = 12
CSV_COLUMNS = frozenset({"postcode", "place", "district_ags", "latitude", "longitude"})
_POSTCODE = re.compile(r"\d{5}")
_AGS = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place under one postcode; coordinates in degrees, WGS 84."""

    postcode: str
    name: str
    ags: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be read."""

    line: int
    reason: str


def parse(lines: Sequence[str]) -> tuple[list[PlaceRow], list[Problem]]:
    """Return the places of a file in one of the two formats, and what is wrong with it.

    A place that GeoNames puts into no district is passed over.
    """
    rows: list[PlaceRow] = []
    problems: list[Problem] = []
    for number, result in _results(lines):
        if isinstance(result, PlaceRow):
            rows.append(result)
        else:
            problems.append(Problem(number, result))
    return rows, problems


def _results(lines: Sequence[str]) -> Iterator[tuple[int, PlaceRow | str]]:
    if not any(line.strip() for line in lines):
        yield 1, "the file is empty"
    elif "\t" in lines[0]:
        yield from _geonames(lines)
    else:
        yield from _csv(lines)


def _geonames(lines: Iterable[str]) -> Iterator[tuple[int, PlaceRow | str]]:
    for number, line in enumerate(lines, start=1):
        columns = line.split("\t")
        if not line.strip():
            continue
        if len(columns) != GEONAMES_COLUMNS:
            yield number, f"{len(columns)} columns instead of {GEONAMES_COLUMNS}"
        elif columns[8].strip():
            yield number, _row(columns[1], columns[2], columns[8], columns[9], columns[10])


def _csv(lines: Sequence[str]) -> Iterator[tuple[int, PlaceRow | str]]:
    reader = csv.DictReader(lines)
    try:
        if missing := sorted(CSV_COLUMNS - set(reader.fieldnames or ())):
            yield 1, f"no column “{missing[0]}”"
            return
        for record in reader:
            yield reader.line_num, _record(record)
    except csv.Error:
        yield reader.line_num + 1, "a text in quotes that does not end"


def _record(record: dict[str, str]) -> PlaceRow | str:
    values = [record[name] for name in ("postcode", "place", "district_ags", "latitude", "longitude")]
    if None in values or None in record:
        return "not as many columns as in the first line"
    return _row(*values)


def _row(postcode: str, name: str, ags: str, latitude: str, longitude: str) -> PlaceRow | str:
    postcode, name, ags = postcode.strip(), name.strip(), ags.strip()
    if not _POSTCODE.fullmatch(postcode):
        return f"“{postcode}” is no postcode of five digits"
    if not name or len(name) > 180:
        return "the name is empty or longer than 180 characters"
    if not _AGS.fullmatch(ags):
        return f"“{ags}” is no district's key of five digits"
    try:
        place = PlaceRow(postcode, name, ags, float(latitude), float(longitude))
    except ValueError:
        return f"“{latitude}”, “{longitude}” are no coordinates"
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        return f"“{latitude}”, “{longitude}” are no coordinates"
    return place
