"""What an officer found about one entry of the lists of the law, as it is typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text
from cungcau.brokerage.listed_models import Verdict


class EntryForm(forms.Form):
    verdict = forms.ChoiceField(label=_("What you have found"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = text(_("Reason"), _("What you have compared, and with which text."), rows=3, most=600, required=True)
