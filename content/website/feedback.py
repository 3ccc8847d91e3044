"""What readers say of a page: two taps for a vote, a form for more. No script, no cookie, no session.

A form from elsewhere could send the same, but nothing is done in anybody's name, so nothing has to prevent that.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from content.core.http import answer
from content.core.languages import Language
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.feedback.actions import InvalidFeedback, Origination, Said, give_feedback
from content.feedback.enums import FeedbackKind, Source
from content.feedback.limits import LimitReached, address_of
from content.feedback.texts import cleaned
from content.website import pages
from content.website.finding import current_edition
from content.website.pages import FeedbackForm
from content.website.views import HTML

VOTES = {"yes": True, "no": False}
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
    vote = request.GET.get("helped", "")
    form = FeedbackForm(vote=vote if vote in VOTES else "", is_sent="sent" in request.GET)
    return _show(request, edition, entry, form)


def _take(request: HttpRequest, edition: ReadEdition, entry: Entry | None) -> HttpResponse:
    is_vote = "comment" not in request.POST
    vote = request.POST.get("helped", "")
    form = FeedbackForm(
        vote=vote if vote in VOTES else "",
        comment=request.POST.get("comment", ""),
        contact=request.POST.get("contact", ""),
    )
    done = urlencode({"helped": form.vote} if is_vote else {"sent": 1})
    if not request.POST.get(TRAP):
        try:
            _give(request, edition, entry, form, is_vote=is_vote)
        except (InvalidFeedback, LimitReached) as refused:
            return _refuse(request, edition, entry, form, refused)
    response = HttpResponseRedirect(f"{pages.feedback_address(edition, entry)}?{done}")
    # The answer is another page, to be got (RFC 9110, 15.4.4).
    response.status_code = 303
    return response


def _give(
    request: HttpRequest, edition: ReadEdition, entry: Entry | None, form: FeedbackForm, *, is_vote: bool
) -> None:
    said = Said(
        kind=FeedbackKind.PAGE if entry else FeedbackKind.DISTRICT,
        page=entry,
        # A form that is sent without a word says nothing more than the vote before it.
        helped=VOTES.get(form.vote) if is_vote or cleaned(form.comment) else None,
        comment=form.comment,
        contact=form.contact,
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
    shown = FeedbackForm(form.vote, form.comment, form.contact, frozenset(flaws))
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
