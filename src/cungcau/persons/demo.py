"""Plants the demo park's part of personal data, through the verbs that people use: a consent withdrawn, an erasure that waits."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cungcau.access.models import User
from cungcau.persons.actions import ask_erasure
from cungcau.registry.actions import add_contact, withdraw_own_consent
from cungcau.registry.models import Contact, Organisation

AN, BROKER, STEWARD = "an@demo.example", "dung@demo.example", "lan@demo.example"
FIRM, LEAVER = "anh-to", "giao@tan-xa-soft.example"
CAME_FROM, NOTE = "Chị Giao, điện thoại sáng nay", "Đã nghỉ việc ở công ty, không muốn ai gọi nữa."


def plant() -> None:
    """An has a ledger of her own and has withdrawn one line of it; the steward has a request to decide on."""
    an, broker, steward = (User.objects.get(email=email) for email in (AN, BROKER, STEWARD))
    firm = Organisation.objects.get(external_id=FIRM, is_demo=True)
    contact = add_contact(
        firm, by=broker, name=an.name, position="Kỹ sư môi trường", phone=an.phone, email=an.email, how="form",
        purposes=["connection", "events"], consent_on=timezone.localdate() - timedelta(days=120),
    )  # fmt: skip
    withdraw_own_consent(contact, by=an, purpose="events")
    ask_erasure(Contact.objects.filter(email=LEAVER).earliest("pk"), by=steward, came_from=CAME_FROM, note=NOTE)
