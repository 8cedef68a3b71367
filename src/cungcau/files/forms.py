"""What is asked of an attachment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.files.kinds import KINDS


class AttachForm(forms.Form):
    upload = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{kind}" for kind in [*KINDS, "jpeg"])}),
    )
    is_internal = forms.BooleanField(
        label=_("Internal"),
        required=False,
        help_text=_("Only your organisation and the point's officers see the file and its name."),
    )
