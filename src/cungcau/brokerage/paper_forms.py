"""From what a broker typed to clean values: a document, its next version, who may open it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.paper_models import Access, Paper, PaperKind
from cungcau.brokerage.paperwork import levels_of
from cungcau.files.kinds import KINDS

# A signed copy comes with its agreement.
FILED = [pair for pair in PaperKind.choices if pair[0] != PaperKind.SIGNED]


def file_box(label: Any, help: Any = "") -> forms.FileField:
    accept = ",".join(f".{kind}" for kind in [*KINDS, "jpeg"])
    return forms.FileField(label=label, help_text=help, widget=forms.ClearableFileInput(attrs={"accept": accept}))


def marked_only() -> Any:
    return _("A PDF carries who opened it, when and the case on every page; files of other kinds cannot carry that.")


class ShareForm(forms.Form):
    access = forms.ChoiceField(label=_("Who may open it"), choices=Access.choices, initial=Access.BROKERS)
    after_nda = forms.BooleanField(
        label=_("Only after the agreement of confidentiality"), required=False,
        help_text=_("A party sees the title, and opens it once its own signature is kept here."),
    )  # fmt: skip

    def __init__(self, *args: Any, party: Party | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if party is not None:
            words = {Access.ALL: _("All parties, and those who work on the case at the point")}
            side = _("Our side, and those who work on the case at the point")
            own = side if party.side else _("We, and those who work on the case")
            box = self.fields["access"]
            box.choices = [(level, words.get(Access(level), own)) for level in levels_of(party)]  # type: ignore[attr-defined]
            box.initial = levels_of(party)[0]
            bound = self.fields["after_nda"]
            bound.help_text = _("The other parties see the title, and open it once their signature is kept here.")

    @staticmethod
    def options(paper: Paper) -> dict[str, Any]:
        return {"party": paper.party}

    @staticmethod
    def begun(paper: Paper) -> dict[str, Any]:
        return {"access": paper.access, "after_nda": paper.after_nda}


class PaperForm(ShareForm):
    upload = file_box(_("File"), marked_only())
    title = text(_("Title"), _("Whoever may see the document reads it before opening it."), most=200, required=True)
    kind = forms.ChoiceField(label=_("Kind of document"), choices=FILED, initial=PaperKind.DESCRIPTION)
    field_order = ["upload", "title", "kind", "access", "after_nda"]


class CopyForm(forms.Form):
    upload = file_box(_("File"), marked_only())


class ReasonForm(forms.Form):
    note = text(_("Reason"), rows=2, most=600, required=True)


PAPER_FORMS = {"renew_paper": CopyForm, "reshare_paper": ShareForm, "withdraw_paper": ReasonForm}
