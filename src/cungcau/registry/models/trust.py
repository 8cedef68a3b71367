"""What is known of an organisation and by whom; what a person has agreed to."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.ids import new_pid
from cungcau.registry.models.records import Contact, Organisation


class Level(models.TextChoices):
    """How far an organisation was checked, the weaker first."""

    TAX_CODE = "tax_code", _("Tax code checked")
    SITE = "site", _("Visited on site")


class Verification(models.Model):
    """Somebody looked: what, when, with what evidence (a note, a file), and until when it counts.

    It is never changed, only revoked with a reason; a later look is another row.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="verifications")
    level = models.CharField(max_length=12, choices=Level.choices)
    on = models.DateField(default=date.today)
    valid_until = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_note = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_level_display()}"

    def get_absolute_url(self) -> str:
        return f"{self.organisation.get_absolute_url()}verification/"

    @property
    def is_past(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def is_in_force(self) -> bool:
        return self.revoked_on is None and not self.is_past


class How(models.TextChoices):
    """In which way a consent was given or withdrawn."""

    PAPER = "paper", _("on paper")
    MAIL = "mail", _("by e-mail")
    PHONE = "phone", _("by telephone")
    FORM = "form", _("in a form on this site")
    PERSON = "person", _("face to face")
    LINK = "link", _("by the link in a mail")


class Consent(models.Model):
    """One line of the ledger: a contact agreed to one purpose on a day, and perhaps withdrew it on another.

    `purpose` is a key of shipped/purposes.toml, `words` what was written down if it was not our text, `basis` the key of the
    law in force on that day, `version` the wording of our text that was shown ("": it was not written
    down). A consent is never deleted; given again, it is another line.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=20, blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_how = models.CharField(max_length=10, choices=How.choices, blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=10, choices=How.choices, blank=True)

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "purpose"], condition=Q(withdrawn_on=None), name="one_open_consent_a_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.purpose}"

    @property
    def is_in_force(self) -> bool:
        return self.withdrawn_on is None
