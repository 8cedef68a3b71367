"""Under which address somebody answers the messages of a case."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from cungcau.access.models import User, normal_email
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.message_models import Addressee, fingerprint_of


def addressee_of(case: Case, email: str, *, user: User | None = None, party: Party | None = None) -> Addressee:
    """Hers in this case, made where there is none; anew where the secret key is another one than when it was made."""
    email = normal_email(email)
    living = Addressee.objects.filter(case=case, email=email, revoked_at=None)
    known = living.first()
    if known and known.fingerprint == fingerprint_of(known.token) and (known.user, known.party) == (user, party):
        return known
    try:
        with transaction.atomic():
            living.update(revoked_at=timezone.now())
            fresh = Addressee(case=case, email=email, user=user, party=party)
            fresh.fingerprint = fingerprint_of(fresh.token)
            fresh.save()
    except IntegrityError:  # another worker was quicker
        return living.get()
    return fresh


def address_known(case: Case, user: User) -> Addressee | None:
    """The address of hers that she has asked for or was written from."""
    return Addressee.objects.filter(case=case, email=normal_email(user.email), user=user, revoked_at=None).first()


def addressee_with(token: str) -> Addressee | None:
    """Also one that was taken back: then one can say so."""
    rows = Addressee.objects.select_related("case", "user", "party__organisation")
    return rows.filter(fingerprint=fingerprint_of(token)).first()
