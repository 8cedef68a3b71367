"""The two kinds of record that have a long form: what differs between them, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cungcau.registry.actions import edit_expert, edit_organisation, propose_expert, register_organisation
from cungcau.registry.forms import ExpertForm, OrganisationForm, initial_of
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.profiles import profile_of_organisation, profile_of_person
from cungcau.registry.queries import experts_seen_by, organisations_seen_by


@dataclass(frozen=True)
class Kind:
    """`begin` is the verb by which a record comes in, `profile` what of its values is compared with what is known already."""

    name: str
    model: Any
    form: Any
    seen_by: Callable[[Any], Any]
    begin: str
    new: Callable[..., Any]
    edit: Callable[..., Any]
    profile: Callable[[dict[str, Any]], Any]
    title: str | Promise
    saved: str | Promise

    def form_of(self, data: Any, thing: Any, reader: Any) -> Any:
        """The form, empty, of a record, or as it was sent."""
        initial = initial_of(thing) if thing else None
        return self.form(data, **{self.name: thing}, reader=reader, initial=initial)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """References as keys, as the look-alikes know them."""
    return {name: getattr(value, "pk", value) for name, value in values.items()}


KINDS = {
    "organisation": Kind(
        "organisation", Organisation, OrganisationForm, organisations_seen_by, "register", register_organisation,
        edit_organisation, profile_of_organisation, _("Register an organisation"), _("The organisation is saved."),
    ),
    "expert": Kind(
        "expert", Expert, ExpertForm, experts_seen_by, "propose", propose_expert, edit_expert,
        lambda values: profile_of_person(_plain(values)), _("Propose an expert"), _("The expert is saved."),
    ),
}  # fmt: skip


def kind_of(name: str) -> Kind:
    """Raises Http404 where there is none of that name."""
    if name not in KINDS:
        raise Http404(name)
    return KINDS[name]
