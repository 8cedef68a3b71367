from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext as _

from cungcau.access.models import Role, RoleName, User
from cungcau.access.queries import active_stewards
from cungcau.kit.errors import Refused


def keep_a_steward(user: User) -> None:
    """Raise Refused unless somebody else is a working steward.

    Call it inside the transaction that takes one away. Writing the rows first makes two such transactions
    wait for each other on every database: two stewards cannot each take the other's role at the same moment.
    """
    Role.objects.filter(name=RoleName.STEWARD).update(given_at=F("given_at"))
    if not active_stewards().exclude(pk=user.pk).exists():
        raise Refused("last_steward", _("The point needs a steward: give this role to somebody else first."))
