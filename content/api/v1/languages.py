from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1.parameters import READ, AnyLanguageSlug
from content.api.v1.presenters import MOUNT, present_glossary, present_languages
from content.api.v1.problems import UnknownLanguage
from content.api.v1.responses import problem_responses
from content.api.v1.schemas import Glossary, Languages
from content.core.http import answer
from content.core.languages import language_of
from content.translations.queries.glossary import Glossary as Terms

router = Router(tags=["Languages"])


@router.api_operation(
    READ, "/languages", response=Languages, operation_id="languages", summary="All languages"
)
def languages(request: HttpRequest) -> HttpResponse:
    """The languages that texts may be in; which of them a district publishes in, `districts` says."""
    return answer(request, to_json(present_languages()), content_type=JSON_TYPE)


@router.api_operation(
    READ,
    "/glossary/{slug:language}",
    response=Glossary,
    operation_id="glossary",
    summary="Official terms, explained",
    openapi_extra={"responses": problem_responses(UnknownLanguage)},
)
def glossary(request: HttpRequest, language: AnyLanguageSlug) -> HttpResponse:
    """The official German terms that stand on letters and forms, each with what it is in a language."""
    try:
        asked = language_of(language)
    except KeyError as missing:
        raise UnknownLanguage(f"There is no language “{language}”. {MOUNT}/languages lists all.") from missing
    content = to_json(present_glossary(Terms.load(asked.code), asked))
    return answer(request, content, content_type=JSON_TYPE, language=asked.code)
