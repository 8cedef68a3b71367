"""What the registry holds about people, and what contacts agreed to, told to whoever hands it out or erases it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.access.persons import Agreed, Person, no_person, on_agreed, on_person, stays
from cungcau.registry.actions import withdraw_consent, withdraw_own_consent
from cungcau.registry.models import Consent, Contact
from cungcau.registry.purposes import bases, purpose_name, purposes


def declare_people() -> None:
    """Contacts and experts are what a person is found by; what points to them is found by its key."""
    on_person("registry.contact", "name", "email", "phone")
    on_person("registry.expert", "name", "email", "phone", "identifier")
    on_person("registry.merger", "survivor_name", "merged_name", "journal", "kept_back")
    on_person("registry.autosave", "typed")
    stays("registry.organisation", legal_representative=_("Who represents an organisation is public in the business register."))
    no_person("registry.organisation", short_name=_("The name of an organisation."))
    no_person("registry.point", email=_("The address of the point."), phone=_("The number of the point."))
    on_agreed(consents_of)


def consents_of(person: Person) -> Iterator[Agreed]:
    """The ledger lines of every contact that she is."""
    contacts = [thing.pk for thing in person.things if isinstance(thing, Contact)]
    rows = Consent.objects.filter(contact__in=contacts).select_related("contact__organisation", "recorded_by")
    laws = {basis.key: str(basis) for basis in bases()}
    for row in rows:
        ours = purposes().get(row.purpose)
        yield Agreed(
            key=f"consent:{row.pid}", purpose=purpose_name(row.purpose), words=row.words or (str(ours.text) if ours else ""),
            version=row.version, law=laws.get(row.basis, ""), place=str(row.contact.organisation), given_on=row.given_on,
            given_how=row.get_given_how_display(), recorded_by=str(row.recorded_by or ""), withdrawn_on=row.withdrawn_on,
            withdrawn_how=row.get_withdrawn_how_display(), follows=str(ours.after) if ours else "",
            withdraw=partial(_withdraw, row) if row.is_in_force else None,
        )  # fmt: skip


def _withdraw(row: Consent, by: Any, how: str) -> None:
    """Herself by her own account; else who keeps the contacts of the organisation writes it down."""
    if row.contact.email and row.contact.email.lower() == by.email:
        withdraw_own_consent(row.contact, by=by, purpose=row.purpose)
    else:
        withdraw_consent(row.contact, by=by, purpose=row.purpose, how=how)

