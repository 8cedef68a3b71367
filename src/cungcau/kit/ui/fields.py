"""From Django's forms to our fields: which shape a widget has, and what ties its words to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BaseFormSet, BoundField, FileField, widgets
from django.template import Context
from django.utils.translation import gettext as _

from cungcau.kit.errors import Stale
from cungcau.kit.ui.nodes import Values


class LongChoices(widgets.CheckboxSelectMultiple):
    """Checkboxes of a list that is too long to be read: the chosen ones stand first, and a box above narrows it."""


# First match wins: a Textarea is also a Widget, a CheckboxSelectMultiple is also a RadioSelect.
SHAPES: tuple[tuple[type[widgets.Widget], str], ...] = (
    (LongChoices, "long"),
    (widgets.CheckboxSelectMultiple, "choices"),
    (widgets.RadioSelect, "choices"),
    (widgets.MultiWidget, "group"),
    (widgets.CheckboxInput, "check"),
    (widgets.Textarea, "text"),
    (widgets.SelectMultiple, "select"),
    (widgets.Select, "select"),
    (widgets.FileInput, "file"),
)
CLASSES = {"select": "input select", "text": "input textarea", "file": "input file", "check": "check-box"}
SHORT = (widgets.NumberInput, widgets.DateInput, widgets.TimeInput)


def field(values: Values, context: Context) -> Mapping[str, Any]:
    """Variables of one field; help and error are tied to the input by aria-describedby."""
    bound: BoundField = values["field"]
    shape = _shape(bound)
    help_text = values["help"] or bound.help_text
    return {
        "shape": shape,
        "control": _control(bound, shape, help_text),
        "label": values["label"] or bound.label,
        "help": help_text,
        "help_id": f"{bound.auto_id}_help",
        "error_id": f"{bound.auto_id}_error",
        "described": described_by(bound, help_text),
        "remarks": remarks_at(bound),
        "chosen": chosen_before(bound),
        "chosen_id": f"{bound.auto_id}_chosen",
        "errors": bound.errors,
        "tells": bool(bound.errors) and not values["row"],  # a column is too narrow for a sentence: the row tells it
        "required": bound.field.required and not values["row"],
        "size": _size(bound, values["size"]),
        "example": getattr(bound.form, "examples", {}).get(bound.name),
        **_twin(bound),
    }


def _twin(bound: BoundField) -> Mapping[str, Any]:
    """The same text in the other language, where the form pairs them: is that one written, and this one not?"""
    name = getattr(bound.form, "pairs", {}).get(bound.name, "")
    if name not in bound.form.fields:
        return {}
    twin = bound.form[name]
    return {"twin": twin, "lacks": bool(twin.value()) and not bound.value()}


def _control(bound: BoundField, shape: str, help_text: object) -> Any:
    """The input. Each part of a group looks like what it is; its words are those of the group."""
    if shape == "choices":
        return bound
    if shape == "long":
        return sorted(bound, key=lambda option: not option.data["selected"])
    if shape == "group":
        part = _shape_of(bound.field.widget.widgets[0])
        return bound.as_widget(attrs={"class": CLASSES.get(part, "input"), **_faulty(bound)})
    return bound.as_widget(attrs=_attributes(bound, shape, help_text))


def _size(bound: BoundField, asked: str) -> str:
    """As the template says, else as the form's `sizes` say, else by the kind of input."""
    if asked != "full":
        return asked
    named: Mapping[str, str] = getattr(bound.form, "sizes", {})
    return named.get(bound.name) or ("short" if isinstance(bound.field.widget, SHORT) else "full")


def _shape(bound: BoundField) -> str:
    return _shape_of(bound.field.widget)


def _shape_of(widget: widgets.Widget) -> str:
    return next((shape for kind, shape in SHAPES if isinstance(widget, kind)), "input")


def _faulty(bound: BoundField) -> dict[str, str | bool]:
    return {"aria-invalid": "true"} if bound.errors else {}


def remarks_at(bound: BoundField) -> Any:
    """What readers have written at this field: a form may carry `remarks`, by name of the field (see `ui/_remarks.html`)."""
    return getattr(bound.form, "remarks", {}).get(bound.name, ())


def chosen_before(bound: BoundField) -> str:
    """The names of the files that came with a form that is shown once more: no browser keeps them, so they are chosen again."""
    if not (bound.form.is_bound and isinstance(bound.field, FileField)):
        return ""
    files = bound.form.files
    given = files.getlist(bound.html_name) if hasattr(files, "getlist") else [files.get(bound.html_name)]
    return ", ".join(str(file.name) for file in given if file)


def described_by(bound: BoundField, help_text: object) -> str:
    ids = [f"{bound.auto_id}_help"] if help_text else []
    ids += [f"{bound.auto_id}_error"] if bound.errors else []
    ids += [f"{bound.auto_id}_chosen"] if chosen_before(bound) else []
    ids += [f"remark-{remark.pid}" for remark in remarks_at(bound)]
    return " ".join(ids)


def _attributes(bound: BoundField, shape: str, help_text: object) -> dict[str, str | bool]:
    own = str(bound.field.widget.attrs.get("class", ""))
    attributes: dict[str, str | bool] = {"class": f"{CLASSES.get(shape, 'input')} {own}".strip()}
    described = described_by(bound, help_text)
    if described:
        attributes["aria-describedby"] = described
    attributes.update(_faulty(bound))
    if shape == "text":
        attributes["data-autosize"] = ""
    return attributes


def form_fields(values: Values, context: Context) -> Mapping[str, Any]:
    """The visible fields in sections. A form may name them: `sections = [(legend, help, names), …]`.

    `after` and `until` name a field: only the sections after that of the one, up to that of the other, are drawn.
    """
    form: BaseForm = values["form"]
    named = [
        (legend, help_text, [form[name] for name in names if name in form.fields], section_id(number))
        for number, (legend, help_text, names) in enumerate(getattr(form, "sections", ()))
    ]
    placed = {bound.name for _legend, _help, fields, _id in named for bound in fields}
    first, last = _section_of(form, values["after"]) + 1, _section_of(form, values["until"], len(named))
    ends = last >= len(named)
    return {
        "hidden": form.hidden_fields() if first == 0 else [],
        "sections": [section for section in named[first : last + 1] if section[2]],
        "rest": [bound for bound in form.visible_fields() if bound.name not in placed] if ends else [],
    }


def section_id(number: int) -> str:
    """The HTML id of a form's section, for links to it."""
    return f"section-{number}"


def _section_of(form: BaseForm, name: str, otherwise: int = -1) -> int:
    """Which of the form's sections holds the field of that name."""
    sections = [names for _legend, _help, names in getattr(form, "sections", ())]
    return next((number for number, names in enumerate(sections) if name in names), otherwise)


def error_summary(values: Values, context: Context) -> Mapping[str, Any]:
    faults = list(_faults(values["form"]))
    for formset in values["formsets"] or ():
        faults += _formset_faults(formset)
    return {"faults": faults, "has_changed": _has_changed(values["form"])}


def _has_changed(form: BaseForm | None) -> bool:
    """Was the record changed by somebody while the form was open?"""
    return form is not None and form.is_bound and form.has_error(NON_FIELD_ERRORS, Stale.CODE)


def _faults(form: BaseForm | None) -> Iterable[tuple[str, str, str]]:
    """Each fault as (id of the input, label, message); a fault of the whole form has no id."""
    if form is None or not form.is_bound:
        return
    yield from (("", "", str(message)) for message in form.non_field_errors())
    for bound in form:
        yield from ((first_input(bound), str(bound.label), str(message)) for message in bound.errors)


def _formset_faults(formset: BaseFormSet[Any]) -> list[tuple[str, str, str]]:
    if not formset.is_bound:
        return []
    faults = [("", "", str(message)) for message in formset.non_form_errors()]
    row = _("Row")
    for number, form in enumerate(formset, 1):
        if not getattr(form, "cleaned_data", {}).get("DELETE"):
            faults += [(place, f"{row} {number}, {label}", message) for place, label, message in _faults(form)]
    return faults


def first_input(bound: BoundField) -> str:
    """Id of the first thing that can take the focus: a group of choices has none of its own."""
    if _shape(bound) in {"choices", "long"}:
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)


def form(values: Values, context: Context) -> Mapping[str, Any]:
    form = values["form"]
    return {"multipart": form is not None and form.is_multipart()}


def formset(values: Values, context: Context) -> Mapping[str, Any]:
    rows = values["formset"]
    return {
        "rows": [_row(form) for form in rows], "blank": _row(rows.empty_form), "prefix": rows.prefix,
        "example": getattr(rows, "example", None), "remarks": getattr(rows, "remarks", ()),
    }  # fmt: skip


def _row(form: BaseForm) -> dict[str, Any]:
    visible = [bound for bound in form.visible_fields() if bound.name not in ("DELETE", "ORDER")]
    hidden = [bound for bound in form.hidden_fields() if bound.name != "DELETE"]
    return {
        "form": form,
        "fields": visible,
        "hidden": hidden,
        "delete": form["DELETE"] if "DELETE" in form.fields else None,
    }
