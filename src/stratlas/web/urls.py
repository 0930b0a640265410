"""The addresses of the pages."""

from django.urls import path, re_path

from stratlas.web import (
    changes_views,
    cite_views,
    compare_views,
    data_views,
    map_files,
    matrix_views,
    search_views,
    views,
    year_forms,
    year_views,
)
from stratlas.web.api import views as api_views
from stratlas.web.api.site import api
from stratlas.web.programs import VERSION

_PAIR = "changes/<str:code>/<str:kind>/<str:year>/<str:new_code>/<str:new_kind>/<str:new_year>"
_API = VERSION.lstrip("/")
urlpatterns = [
    path("cite/", cite_views.cite),
    path("cite.<slug:ending>", cite_views.cite_file),
    path("<path:of>cite/", cite_views.cite),
    path("<path:of>cite.<slug:ending>", cite_views.cite_file),
    path("", views.home),
    path("claims/<str:code>/<str:edition>/<str:heading>/<int:number>/", cite_views.claim),
    path("map.csv", map_files.map_csv),
    path("map.<slug:ending>", map_files.map_picture),
    path("feed.atom", year_views.feed),
    path("countries/<str:code>/", views.country),
    path("countries/<str:code>/feed.atom", year_views.feed),
    path("countries/<str:code>/events/", year_forms.events),
    path("countries/<str:code>/sources/", year_forms.sources),
    path("countries/<str:code>/<str:edition>/", views.profile),
    path("countries/<str:code>/years/<int:year>/", year_views.proof),
    path("years/", year_views.years),
    path("contradictions/", year_views.contradictions),
    path("contradictions/<str:code>/", year_views.contradictions),
    path("triage/", year_forms.triage),
    path("triage/<str:code>/", year_forms.triage),
    path("triage/<str:code>/<int:source>/<int:number>/", year_forms.difference),
    path("search/", search_views.search),
    path("search/results.csv", search_views.search_csv),
    path("search/results.json", search_views.search_json),
    path("compare/", compare_views.compare),
    re_path(r"^compare/comparison\.(?P<ending>csv|json|svg|png)$", compare_views.comparison_file),
    path("data/", data_views.data),
    path("data/<slug:name>.csv", data_views.table),
    path("data/codebook.ttl", data_views.codebook),
    path("methodology/", data_views.methodology),
    path("concepts/", search_views.concepts),
    path("concepts/matrix/", matrix_views.matrix),
    re_path(r"^concepts/matrix/matrix\.(?P<ending>csv|json|svg|png)$", matrix_views.matrix_file),
    path("silence/", search_views.silence_of),
    path("silence/<slug:digest>/", search_views.silence),
    path("silence/<slug:digest>.json", search_views.silence_json),
    path("documents/<str:code>/<str:kind>/<str:year>/", views.document),
    path(f"{_PAIR}/", changes_views.changes),
    path(f"{_PAIR}/<str:change_id>/", changes_views.change),
    path("texts/<str:text_id>/", views.text),
    path("texts/<str:text_id>/<int:start>-<int:end>/", views.words),
    path("texts/<str:text_id>/pages/<int:number>.png", views.page_image),
    path("captures/<str:sha256>", views.capture),
    path(_API, api_views.docs),
    path(f"{_API}docs", api_views.docs),
    path(f"{_API}openapi.json", api_views.document),
    path(_API, api.urls),
]
handler404 = "stratlas.web.views.not_found"
handler500 = "stratlas.web.views.failed"
