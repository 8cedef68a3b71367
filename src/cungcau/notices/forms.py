"""The mail server's form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.text_fields import TextField
from cungcau.notices.models import Security


class MailServerForm(forms.Form):
    host = TextField(
        label=_("Mail server"),
        max_length=200,
        required=False,
        help_text=_("Empty: mails wait in the outbox."),
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices, initial=Security.STARTTLS)
    user = TextField(label=_("User name"), max_length=200, required=False)
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        required=False,
        strip=False,
        help_text=_(
            "Empty: the one given before stays. It is kept in a file that only the server reads, in no database and no backup."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    sender = TextField(
        label=_("Sender"),
        max_length=200,
        required=False,
        help_text=_("For example: Connection point <point@example.vn>"),
    )
