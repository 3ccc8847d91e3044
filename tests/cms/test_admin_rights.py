"""Nobody changes what is not theirs, by whichever address below /admin/ there is, and none of them breaks.

The addresses come from the resolver. What becomes of each request is kept in ``admin_rights.txt``; whoever adds an
address makes that file anew (it says how) and looks at what has come.
"""

import gc
import logging
import os
from difflib import unified_diff

import pytest
from django.test import Client

from tests.cms.rights.asking import Asking
from tests.cms.rights.people import ROLES, make_people
from tests.cms.rights.places import make_places
from tests.cms.rights.table import column, read_column, write_column

WRITING = "LOTSE_WRITE_RIGHTS" in os.environ


@pytest.fixture
def _in_haste():
    logging.disable()
    gc.disable()
    yield
    gc.enable()
    logging.disable(logging.NOTSET)


@pytest.mark.slow
@pytest.mark.rights
@pytest.mark.timeout(3000)
# Wagtail leaves the files of images to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("_in_haste")
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_everybody_changes_only_their_own(world, role):
    people = make_people()
    places = make_places(world, people)
    client = Client()
    if role.name in people:
        client.force_login(people[role.name])

    answers = Asking(client, role)
    answers.ask_everything(places)

    if WRITING:
        write_column(role, answers.outcomes)
    difference = unified_diff(
        sorted(read_column(role)), sorted(column(answers.outcomes, role)), "admin_rights.txt", "found", n=0
    )
    assert "\n".join(answers.broken) == ""
    assert "\n".join(answers.trespasses) == ""
    assert "\n".join(difference) == ""
