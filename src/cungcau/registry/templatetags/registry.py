"""What templates ask about the registry."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from cungcau.kit.fields import in_language
from cungcau.kit.linked_data import element
from cungcau.registry import linked_data as about
from cungcau.registry.purposes import bases, purpose_name, purposes
from cungcau.vocabulary.queries import label

register = template.Library()


@register.filter
def terms_in(thing: Any, scheme: str) -> str:
    """The labels of its terms in a scheme, separated by semicolons."""
    return "; ".join(str(term) for term in thing.terms.all() if term.scheme_id == scheme)


@register.filter
def language_names(expert: Any) -> str:
    """"vi, en" in words; what is no code stays as it was written."""
    names = {"vi": _("Vietnamese"), "en": _("English"), "fr": _("French"), "de": _("German"), "ja": _("Japanese"),
             "ko": _("Korean"), "zh": _("Chinese"), "ru": _("Russian")}  # fmt: skip
    return ", ".join(names.get(word, word) for word in expert.languages.replace(",", " ").split())


@register.filter
def spoken_in(thing: Any, name: str) -> str:
    """The language in which that text is shown: for the lang attribute."""
    return in_language(thing, name)[1]


@register.filter
def code_label(code: str, scheme: str) -> str:
    return label(scheme, code) if code else ""


@register.filter
def registry_done(entry: Any) -> str:
    """A line of the trail in words."""
    words = {
        "register": _("Registered"), "propose": _("Proposed"), "edit": _("Edited"), "verify": _("Marked as verified"),
        "activate": _("Activated"), "suspend": _("Suspended"), "leave": _("Marked as away"), "end": _("Ended"),
        "add_member": _("Person added"), "end_membership": _("Membership ended"), "add_contact": _("Contact recorded"),
        "withdraw_consent": _("Consent withdrawn"), "merge": _("Merged into another one"), "unmerge": _("Merger undone"),
        "give_consent": _("Consent written down"), "send_consent_link": _("Link to withdraw sent"),
        "change_role": _("Role changed"), "record_verification": _("Check recorded"),
        "revoke_verification": _("Check revoked"), "add_affiliation": _("Place of work recorded"),
        "end_affiliation": _("Place of work ended"), "add_absence": _("Days away recorded"),
        "drop_absence": _("Days away taken back"), "declare_interest": _("Conflict of interest declared"),
        "end_interest": _("Conflict of interest over"), "erase": _("Personal data erased"),
        "take_in": _("Another record merged into it"), "give_back": _("Merger undone"),
    }  # fmt: skip
    return words.get(entry.verb, entry.verb)


@register.simple_tag(takes_context=True)
def linked_data(context: Any, thing: Any) -> str:
    """What the page is about, for machines; nothing where strangers may not read it."""
    told = about.linked_data(thing, context["request"].build_absolute_uri)
    return element(told) if told else ""


@register.filter
def told_by(thing: Any) -> str:
    """What tells a record from another one of its name: tax code and state, organisation, address."""
    parts = [
        getattr(thing, "tax_code", None), getattr(thing, "email", ""), getattr(thing, "phone", ""),
        getattr(thing, "organisation", None), thing.get_state_display() if hasattr(thing, "get_state_display") else "",
    ]  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


@register.filter
def agreed(consent: Any) -> str:
    """To what: the purpose's name, and the words in which it was written down where they are not ours."""
    name = purpose_name(consent.purpose)
    return f"{name} – {consent.words}" if consent.words else name


@register.filter
def purpose_text(consent: Any) -> str:
    """What the person was told of the purpose."""
    known = purposes().get(consent.purpose)
    return str(known.text) if known else ""


@register.filter
def basis_name(consent: Any) -> str:
    """The law that was in force on the day of the consent."""
    return next((str(one) for one in bases() if one.key == consent.basis), "")
