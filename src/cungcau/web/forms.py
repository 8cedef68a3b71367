"""The installer's form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.text_fields import EmailField, TextField
from cungcau.notices.models import Security


class SetUpForm(forms.Form):
    """What a point needs before its first listing."""

    name_vi = TextField(label=_("Name of the point in Vietnamese"), max_length=200)
    name_en = TextField(label=_("Name of the point in English"), max_length=200)
    code = TextField(
        label=_("Short code"),
        max_length=12,
        help_text=_("Letters and digits; it begins every reference, for example HHTP-NC-20261125-001."),
    )
    host_name = TextField(
        label=_("Host organisation"), max_length=250, required=False, help_text=_("The body that runs the point.")
    )
    email = EmailField(label=_("Public e-mail of the point"), required=False)
    logo = forms.ImageField(
        label=_("Logo"), required=False, help_text=_("PNG, JPEG or WebP; it is drawn anew, so nothing hidden comes along.")
    )
    steward_name = TextField(label=_("Your full name"), max_length=150)
    steward_email = EmailField(label=_("Your e-mail"))
    steward_password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters."),
    )
    mail_host = TextField(
        label=_("Mail server"), max_length=200, required=False, help_text=_("May be given later: mails wait until then.")
    )
    mail_port = forms.IntegerField(label=_("Port"), required=False, initial=587, min_value=1, max_value=65535)
    mail_user = TextField(label=_("User name"), max_length=200, required=False)
    mail_password = forms.CharField(
        label=_("Password of the mail server"),
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept in a file that only the server reads, in no database and no backup."),
    )
    mail_security = forms.ChoiceField(label=_("Encryption"), required=False, choices=Security.choices, initial=Security.STARTTLS)
    mail_sender = TextField(label=_("Sender"), max_length=200, required=False)

    sections = [
        (_("The point"), "", ("name_vi", "name_en", "code", "host_name", "email", "logo")),
        (
            _("The first steward"),
            _("The steward invites the others and gives roles."),
            ("steward_name", "steward_email", "steward_password"),
        ),
        (
            _("Mail"),
            _("Invitations and notices go out through this server."),
            ("mail_host", "mail_port", "mail_user", "mail_password", "mail_security", "mail_sender"),
        ),
    ]

    sizes = dict.fromkeys(
        ("code", "email", "mail_host", "mail_port", "mail_user", "mail_password", "mail_security", "mail_sender"), "half"
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if not code.isalnum():
            raise ValidationError(_("Letters and digits only, for example HHTP."))
        return code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        password = values.get("steward_password")
        if password:
            person = User(email=values.get("steward_email", ""), name=values.get("steward_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("steward_password", error)
        return values

    def values(self) -> dict[str, Any]:
        """What the verb takes, without the picture."""
        data = self.cleaned_data
        mail = {
            name.removeprefix("mail_"): value
            for name, value in data.items()
            if name.startswith("mail_") and value not in ("", None)
        }
        plain = {name: value for name, value in data.items() if not name.startswith("mail_") and name != "logo"}
        return {**plain, "mail": mail if mail.get("host") else None}
