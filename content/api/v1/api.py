from ninja import NinjaAPI

api = NinjaAPI(title="Lotse", version="1", urls_namespace="api-v1", docs_url=None, openapi_url="/openapi.json")
