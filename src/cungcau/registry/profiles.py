"""What of each kind of record is compared when look-alikes are searched; read in a few queries, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.db import models

from cungcau.access.models import User
from cungcau.engines.common.text import fold
from cungcau.registry.likeness import PERSON_POINTS, Likely, Profile, core_of, digits_of, person_of
from cungcau.registry.models import Contact, Expert, Membership, Organisation
from cungcau.registry.workflow import ExpertState, OrganisationState

# Mail providers for everybody: their domain tells nothing of an organisation.
PUBLIC_DOMAINS = {
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "hotmail.com", "live.com", "icloud.com",
    "proton.me", "zoho.com", "fpt.vn", "vnn.vn", "hn.vnn.vn", "hcm.vnn.vn", "viettel.vn",
}  # fmt: skip
ORGANISATION_FACTS = (
    "pid", "name_vi", "name_en", "short_name", "tax_code", "registration_no", "certificate_no", "website", "street", "commune",
    "province", "legal_representative",
)  # fmt: skip
Facts = set[tuple[str, str]]


def likely(kind: str) -> Likely:
    """All records of a kind ("organisation", "expert", "contact", "user"), laid out by what they share."""
    return Likely(_PROFILES[kind]())


def model_of(kind: str) -> type[models.Model]:
    return MODELS[kind]


def profile_of_organisation(values: dict[str, Any], more: Iterable[tuple[str, str]] = ()) -> Profile:
    """From its columns (also those of a form that is not saved yet) and what its people add."""
    names = tuple(filter(None, {core_of(values.get(name) or "") for name in ("name_vi", "name_en")}))
    facts = {
        ("tax_code", (values.get("tax_code") or "")[:10]),
        ("registration_no", _plain(values.get("registration_no"))),
        ("certificate_no", _plain(values.get("certificate_no"))),
        ("website", _host(values.get("website") or "")),
        ("address", _address(values)),
        ("representative", person_of(values.get("legal_representative") or "")),
        *more,
    }
    return Profile(
        values.get("pid") or "", names, core_of(values.get("short_name") or "").replace(" ", ""), _given(facts),
        only_with_name=frozenset({"representative"}), against=(("other_tax_code", "tax_code"),),
    )  # fmt: skip


def profile_of_person(values: dict[str, Any]) -> Profile:
    """An expert, a contact or an account: `organisation` is a key, or several; it counts beside the same name only."""
    within = values.get("organisation")
    within = within if isinstance(within, list | set | tuple) else [within]
    facts = {
        ("mail", (values.get("email") or "").strip().lower()),
        ("phone", digits_of(values.get("phone") or "")),
        ("identifier", _plain(values.get("identifier"))),
        ("account", str(values.get("user") or "")),
        *(("organisation", str(one)) for one in within if one),
    }
    # Who works where many work is not alike for that; the name must be the same as well, and is looked for by itself.
    return Profile(
        values.get("pid") or "", tuple(filter(None, [person_of(values.get("name") or "")])), "", _given(facts),
        points=PERSON_POINTS, only_with_name=frozenset({"organisation"}), whole_name=True,
        against=(("other_identifier", "identifier"),),
    )  # fmt: skip


def _organisations() -> Iterable[Profile]:
    more: dict[int, Facts] = defaultdict(set)
    contacts = Contact.objects.filter(merged_into=None).values_list("organisation_id", "email", "phone")
    people = Membership.objects.filter(until=None).values_list("organisation_id", "user__email", "user__phone")
    for organisation, mail, phone in [*contacts, *people]:
        more[organisation] |= {("mail", mail.lower()), ("phone", digits_of(phone)), ("domain", _domain(mail))}
    rows = Organisation.objects.exclude(state=OrganisationState.MERGED).order_by("pk").values("pk", *ORGANISATION_FACTS)
    return (profile_of_organisation(row, more[row["pk"]]) for row in rows)


def _experts() -> Iterable[Profile]:
    rows = Expert.objects.exclude(state=ExpertState.MERGED).order_by("pk")
    return map(profile_of_person, rows.values("pid", "name", "email", "phone", "identifier", "user", "organisation"))


def _contacts() -> Iterable[Profile]:
    """The same person may be the contact of two firms: only within one organisation are two of them one too many."""
    rows = Contact.objects.filter(merged_into=None).order_by("pk").values("pid", "name", "email", "phone", "organisation")
    return map(_within_its_organisation, rows)


def _within_its_organisation(values: dict[str, Any]) -> Profile:
    profile, place = profile_of_person(values), values["organisation"]
    return Profile(
        profile.key, tuple(f"{place}:{name}" for name in profile.names), "",
        frozenset((code, said if code == "organisation" else f"{place}:{said}") for code, said in profile.facts),
        points=PERSON_POINTS, only_with_name=profile.only_with_name, whole_name=True,
    )  # fmt: skip


def _users() -> Iterable[Profile]:
    places: dict[int, set[int]] = defaultdict(set)
    for user, organisation in Membership.objects.filter(until=None).values_list("user_id", "organisation_id"):
        places[user].add(organisation)
    rows = User.objects.filter(is_active=True).order_by("pk").values("pk", "pid", "name", "phone")
    return (profile_of_person({**row, "organisation": places[row["pk"]]}) for row in rows)


_PROFILES: dict[str, Callable[[], Iterable[Profile]]] = {
    "organisation": _organisations, "expert": _experts, "contact": _contacts, "user": _users,
}  # fmt: skip
MODELS: dict[str, type[models.Model]] = {"organisation": Organisation, "expert": Expert, "contact": Contact, "user": User}


def contact_profile(organisation: Organisation, values: dict[str, Any]) -> Profile:
    """A contact that is not saved yet."""
    return _within_its_organisation({**values, "organisation": organisation.pk})


def _given(facts: Facts) -> frozenset[tuple[str, str]]:
    return frozenset(fact for fact in facts if fact[1])


def _plain(text: Any) -> str:
    return "".join(letter for letter in fold(str(text or "")) if letter.isalnum())


def _host(address: str) -> str:
    host = (urlsplit(address if "//" in address else f"//{address}").hostname or "") if address else ""
    return host.removeprefix("www.")


def _domain(mail: str) -> str:
    domain = mail.rpartition("@")[2].lower()
    return "" if domain in PUBLIC_DOMAINS else domain


def _address(values: dict[str, Any]) -> str:
    """Street with commune and province; without a street it would be that of half the park."""
    street = _plain(values.get("street"))
    return f"{street} {_plain(values.get('commune'))} {values.get('province') or ''}".strip() if street else ""
