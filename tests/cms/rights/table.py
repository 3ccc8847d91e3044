"""The table of what becomes of every request, kept in a file: a line an address, a column a person."""

from collections.abc import Mapping
from pathlib import Path

from tests.cms.rights.people import ROLES, Role

FILE = Path(__file__).parents[1] / "admin_rights.txt"
WIDTH = 11
HEADER = """\
# What becomes of every request to the editors' interface. Made by the test beside it:
#     LOTSE_WRITE_RIGHTS=1 .venv/bin/pytest -p no:randomly tests/cms/test_admin_rights.py
# Each cell: GET/POST, with a letter for each place whose things are asked about, in the order Trier, Mainz, state:
{places}
# l login   - refused   m missing   n no such method   b bad request
# r read    > leads elsewhere   W changes what is stored (somebody's own account aside)   E breaks   . nothing asked
# stranger: an account without rights; visitor: into the editors' interface, no more; arabic: translates for the state;
# translator, reviewer: of Mainz.
#
"""


def cell(asked: Mapping[tuple[str, str], str], role: Role) -> str:
    """Return what became of one line's requests, by method and place."""
    return "/".join(
        "".join(asked.get((method, place), ".") for place in places)
        for method, places in (("GET", role.reads), ("POST", role.writes))
    )


def column(outcomes: Mapping[str, Mapping[tuple[str, str], str]], role: Role) -> list[str]:
    """Return one person's column: a line's name and the cell."""
    return [f"{label}  {cell(asked, role)}" for label, asked in outcomes.items()]


def read_column(role: Role) -> list[str]:
    """Return one person's column as the file has it."""
    index = ROLES.index(role)
    lines = FILE.read_text().splitlines() if FILE.exists() else []
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            *cells, label = line.split(maxsplit=len(ROLES))
            found.append(f"{label}  {cells[index]}")
    return [line for line in found if not line.endswith("  x")]


def write_column(role: Role, outcomes: Mapping[str, Mapping[tuple[str, str], str]]) -> None:
    """Put one person's column into the file."""
    known = {other.name: dict(_split(line) for line in read_column(other)) for other in ROLES}
    known[role.name] = dict(_split(line) for line in column(outcomes, role))
    labels = list(dict.fromkeys([*known[role.name], *(label for other in known.values() for label in other)]))
    places = "\n".join(
        f"#   {other.name}: {' '.join(other.reads)} / {' '.join(other.writes)}" for other in ROLES
    )
    names = "".join(other.name.ljust(WIDTH) for other in ROLES)
    lines = [
        "".join(known[other.name].get(label, "x").ljust(WIDTH) for other in ROLES) + label for label in labels
    ]
    FILE.write_text(
        HEADER.format(places=places) + "\n".join([f"# {names}", *(f"  {line}" for line in lines), ""])
    )


def _split(line: str) -> tuple[str, str]:
    label, _, found = line.rpartition("  ")
    return label, found
