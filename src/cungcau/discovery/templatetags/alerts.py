"""The form of what somebody is told, for the part of the profile page that this room adds."""

from __future__ import annotations

from typing import Any

from django import template

from cungcau.discovery.forms import AlertsForm

register = template.Library()


@register.simple_tag
def alerts_form(user: Any) -> AlertsForm:
    return AlertsForm.of(user)
