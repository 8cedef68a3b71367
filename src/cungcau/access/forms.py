"""From what people type to clean values. The rules themselves are in the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import RoleName, User, normal_email
from cungcau.kit.text_fields import EmailField, TextField

LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]


class AddressField(EmailField):
    """An address, in the one spelling under which accounts are kept."""

    def __init__(self, **options: Any) -> None:
        wanted = {"label": _("E-mail"), "max_length": 254, **options}
        super().__init__(widget=forms.EmailInput(attrs={"autocomplete": "username"}), **wanted)

    def clean(self, value: Any) -> str:
        return normal_email(super().clean(value))


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=200, help_text=help_text, widget=widget)


class LoginForm(forms.Form):
    email = AddressField()
    password = _password(_("Password"), "current-password")


class ForgotForm(forms.Form):
    email = AddressField()


class NewPasswordForm(forms.Form):
    """A password, twice, good enough for this person."""

    password = _password(
        _("New password"),
        "new-password",
        _("At least 10 characters; not a common word, not your name, not only digits."),
    )
    again = _password(_("The same once more"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("This is not the same password as above."))
        return again


class ChangePasswordForm(NewPasswordForm):
    field_order = ("old", "password", "again")
    old = _password(_("Present password"), "current-password")


class ProfileForm(forms.Form):
    name = TextField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = TextField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    language = forms.ChoiceField(
        label=_("Language of the mails you get"),
        choices=LANGUAGES,
        help_text=_("Of mails only: the language of the pages is chosen at the top of each page."),
    )


class InviteForm(forms.Form):
    email = AddressField(help_text=_("The invitation goes to this address; the person logs in with it."))
    name = TextField(label=_("Full name"), max_length=150)
    language = forms.ChoiceField(label=_("Language of the mails"), choices=LANGUAGES)
    roles = forms.MultipleChoiceField(
        label=_("Roles at the point"),
        choices=RoleName.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None for people of organisations: what they may do comes from their organisation."),
    )


class RolesForm(forms.Form):
    """The roles when the page was made (`known`) and as they are wanted: only the difference is done."""

    known = TextField(required=False, widget=forms.HiddenInput)
    roles = forms.MultipleChoiceField(
        label=_("Roles at the point"),
        choices=RoleName.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = TextField(label=_("Reason"), max_length=300, required=False)

    def difference(self) -> tuple[list[str], list[str]]:
        """(roles to give, roles to take back), in the order of the table."""
        before, after = set(self.cleaned_data["known"].split()), set(self.cleaned_data["roles"])
        given = [role for role in RoleName.values if role in after - before]
        return given, [role for role in RoleName.values if role in before - after]


class NoteForm(forms.Form):
    note = TextField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


STATES = [("", _("All")), ("active", _("Active")), ("invited", _("Invited")), ("stopped", _("Closed"))]


class PeopleSearchForm(forms.Form):
    q = TextField(label=_("Name or e-mail"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *RoleName.choices])
