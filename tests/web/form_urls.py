"""Pages with a form, for testing what holds for every form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from stratlas.web.forms import back_to, form_of, signed_workspace, takes_forms


@takes_forms
def judged(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        workspace = signed_workspace(request)
        workspace.log("judge", "test", {"said": request.POST["said"]})
        return back_to(request, "/judged/")
    form = form_of(request)
    hidden = f'<input name="csrfmiddlewaretoken" value="{form.token}"> {form.name}' if form else "to be read"
    return HttpResponse(hidden)


def shown(request: HttpRequest) -> HttpResponse:
    return HttpResponse("shown")


urlpatterns = [path("judged/", judged), path("shown/", shown)]
