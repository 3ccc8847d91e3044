from django.http import HttpResponse

from content.modules import previews


def test_the_renderer_that_registered_last_renders(monkeypatch):
    monkeypatch.setattr(previews, "_page_renderers", [])
    previews.register(lambda page, request, code: HttpResponse("first"))

    @previews.register
    def second(page, request, code):
        return HttpResponse(f"{page} in {code}")

    assert previews.render("Schule", None, "ar").content == b"Schule in ar"


def test_the_renderer_of_blocks_that_registered_last_renders(monkeypatch):
    monkeypatch.setattr(previews, "_block_renderers", [])
    previews.register_blocks(lambda blocks: ["first"])

    @previews.register_blocks
    def second(blocks):
        return [block["id"] for block in blocks]

    assert previews.render_blocks([{"id": "a"}, {"id": "b"}]) == ["a", "b"]
