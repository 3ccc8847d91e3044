from django.http import HttpResponse

from content.modules import previews


def test_the_renderer_that_registered_last_renders(monkeypatch):
    monkeypatch.setattr(previews, "_renderers", [])
    previews.register(lambda page, request, code: HttpResponse("first"))

    @previews.register
    def second(page, request, code):
        return HttpResponse(f"{page} in {code}")

    assert previews.render("Schule", None, "ar").content == b"Schule in ar"
