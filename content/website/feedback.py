"""What readers say of a page: two taps for a vote, a form for more. No script, no cookie, no session.

A form from elsewhere could send the same, but nothing is done in anybody's name, so nothing has to prevent that.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from content.core.http import answer
from content.core.languages import Language
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.feedback.actions import InvalidFeedback, Origination, Said, give_feedback
from content.feedback.enums import FeedbackKind, Source
from content.feedback.limits import LimitReached, address_of
from content.feedback.texts import cleaned, in_one_line
from content.website import pages
from content.website.finding import current_edition
from content.website.frame import feedback_address
from content.website.parts import FeedbackForm
from content.website.views import HTML, LONGEST_QUERY

VOTES = {"yes": True, "no": False}
# What else than the page, or the district, a form is about, as it stands in addresses.
SUBJECTS = {"barrier": FeedbackKind.BARRIER, "search": FeedbackKind.SEARCH}
# People do not see this field: what fills it in is a program.
TRAP = "website"


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, district: str, language: Language, page_path: str = "") -> HttpResponse:
    """Show the form, and take what is entered in it or voted on a page."""
    edition = current_edition(district, language)
    entry = edition.page_at(page_path) if page_path else None
    if page_path and entry is None:
        raise Http404(page_path)
    if request.method == "POST":
        return _take(request, edition, entry)
    form = replace(_form(request.GET, entry), is_sent="sent" in request.GET)
    return _show(request, edition, entry, form)


def _form(said: QueryDict, entry: Entry | None) -> FeedbackForm:
    """Return what a reader has said so far, in an address or a form; what makes no sense is passed over."""
    vote, about = said.get("helped", ""), said.get("about", "")
    query = in_one_line(said.get("q", "")[:LONGEST_QUERY]) if about == "search" and not entry else ""
    return FeedbackForm(
        vote=vote if vote in VOTES else "",
        comment=said.get("comment", ""),
        contact=said.get("contact", ""),
        about=about if query or about == "barrier" else "",
        query=query,
    )


def _take(request: HttpRequest, edition: ReadEdition, entry: Entry | None) -> HttpResponse:
    is_vote = "comment" not in request.POST
    form = _form(request.POST, entry)
    asked = {name: value for name, value in (("about", form.about), ("q", form.query)) if value}
    done = urlencode({"helped": form.vote} if is_vote else {**asked, "sent": 1})
    if not request.POST.get(TRAP):
        try:
            _give(request, edition, entry, form, is_vote=is_vote)
        except (InvalidFeedback, LimitReached) as refused:
            return _refuse(request, edition, entry, form, refused)
    response = HttpResponseRedirect(f"{feedback_address(edition, entry)}?{done}")
    # The answer is another page, to be got (RFC 9110, 15.4.4).
    response.status_code = 303
    return response


def _give(
    request: HttpRequest, edition: ReadEdition, entry: Entry | None, form: FeedbackForm, *, is_vote: bool
) -> None:
    said = Said(
        kind=SUBJECTS.get(form.about, FeedbackKind.PAGE if entry else FeedbackKind.DISTRICT),
        page=entry,
        # A form that is sent without a word says nothing more than the vote before it.
        helped=VOTES.get(form.vote) if is_vote or cleaned(form.comment) else None,
        comment=form.comment,
        contact=form.contact,
        query=form.query,
        is_counted=not is_vote,
    )
    give_feedback(said=said, edition=edition, came=Origination(Source.WEBSITE, address_of(request)))


def _refuse(
    request: HttpRequest,
    edition: ReadEdition,
    entry: Entry | None,
    form: FeedbackForm,
    refused: InvalidFeedback | LimitReached,
) -> HttpResponse:
    is_invalid = isinstance(refused, InvalidFeedback)
    flaws = refused.errors if isinstance(refused, InvalidFeedback) else {"limit"}
    shown = replace(form, flaws=frozenset(flaws))
    response = _show(request, edition, entry, shown, status=422 if is_invalid else 429)
    if isinstance(refused, LimitReached):
        response.headers["Retry-After"] = str(refused.seconds)
    return response


def _show(
    request: HttpRequest,
    edition: ReadEdition,
    entry: Entry | None,
    form: FeedbackForm,
    status: int = 200,
) -> HttpResponse:
    html = pages.feedback(edition, entry, form)
    response = answer(request, html, content_type=HTML, language=edition.language.code, status=status)
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response
