"""What is kept how long, on whose word, and how much of it is due."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.persons.keeping import rules
from cungcau.persons.views.person import must_be_steward


@login_required
def retention(request: HttpRequest) -> HttpResponse:
    """Numbers alone, no rows: who looks here sees nobody."""
    must_be_steward(request)
    lines = [(rule, None if rule.due is None else rule.due.count()) for rule in rules().values()]
    return render(request, "persons/retention.html", {"lines": lines})
