"""Pages of the thesaurus: browse and search, one concept, how a text is understood, the steward's editor."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.engines.thesaurus import KINDS, Thesaurus
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.errors import Stale
from cungcau.kit.forms import keep_after, say_saved, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.thesaurus import skos
from cungcau.thesaurus.actions import ACTIONS, add_concept, edit_concept
from cungcau.thesaurus.forms import ConceptForm, NewConceptForm, NoteForm, TextForm, initial_of
from cungcau.thesaurus.models import NAMED, Concept, Edition
from cungcau.thesaurus.queries import (
    best_first,
    current,
    found_in,
    linked_among_themselves,
    numbers_by_field,
    numbers_by_kind,
    of_fields,
    of_kinds,
    reading,
)
from cungcau.thesaurus.rules import Broken
from cungcau.thesaurus.understood import understood
from cungcau.thesaurus.workflow import CONCEPT_FLOW, State
from cungcau.trail.queries import history_of
from cungcau.vocabulary.queries import label

PAGE = 30
MOST_WORDS = 300
IN_ADDRESS = 500  # characters of a text that its address may carry
VERB_FORMS = {"retire": NoteForm, "restore": NoteForm}
act = verb_view(Concept, CONCEPT_FLOW, {verb: ACTIONS[verb] for verb in VERB_FORMS}, VERB_FORMS, column="key")


def browse(request: HttpRequest) -> HttpResponse:
    """All concepts, or those with the words in a label; narrowed by kind and field. Stewards see retired ones too."""
    words = request.GET.get("q", "").replace("\x00", "")[:MOST_WORDS]
    kinds = [kind for kind in KINDS if kind in request.GET.getlist("kind")]
    fields = [code for code in request.GET.getlist("field") if code.isdigit()][:50]
    state = State.RETIRED if request.GET.get("state") == State.RETIRED else State.CURRENT
    rows = found_in(visible(request.user, Concept.objects.filter(state=state)), words)
    page = page_of(best_first(of_fields(of_kinds(rows, kinds), fields), words), request, PAGE)
    by_kind, by_field = numbers_by_kind(of_fields(rows, fields)), numbers_by_field(of_kinds(rows, kinds))
    context = {
        "page": page, "words": words, "state": state,
        "kinds": [_option(kind, NAMED[kind], by_kind[kind], kinds) for kind in KINDS if by_kind[kind] or kind in kinds],
        "fields": [
            _option(code, label("field", code), number, fields)
            for code, number in sorted(by_field.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
        "chosen": _chosen(words, kinds, fields),
        "is_empty": not page.object_list and not Concept.objects.exists(),
        "may_add": can(request.user, "add", Concept()),
        "retired": visible(request.user, Concept.objects.filter(state=State.RETIRED)).count(),
        "formats": list(skos.FORMATS) if can(request.user, "export", Edition()) else [],
    }  # fmt: skip
    return render(request, "thesaurus/browse.html", context)


def _option(value: str, words: Any, count: int, chosen: list[str]) -> dict[str, Any]:
    return {"value": value, "label": words, "count": count, "chosen": value in chosen}


def _chosen(words: str, kinds: list[str], fields: list[str]) -> list[tuple[Any, str]]:
    """The filters in force: their words, and the address without each."""
    pairs = [*(("kind", kind) for kind in kinds), *(("field", code) for code in fields)]
    names = {("kind", kind): NAMED[kind] for kind in kinds} | {("field", code): label("field", code) for code in fields}
    return [(names[pair], "?" + urlencode([("q", words), *(other for other in pairs if other != pair)])) for pair in pairs]


def concept(request: HttpRequest, key: str) -> HttpResponse:
    """One concept: its names, what it is, its links both ways, who changed it."""
    found = get_object_or_404(visible(request.user, Concept.objects.all()), key=key)
    thesaurus = current()
    idea = thesaurus.get(key) or _as_if_in_force(found, thesaurus)
    context = {
        "concept": found,
        "idea": idea,
        "path": _path(idea, thesaurus),
        "links": links_of(idea, thesaurus),
        "buttons": buttons(request.user, found, CONCEPT_FLOW, url_name="thesaurus:act", forms=VERB_FORMS, skip=("edit",)),
        "may_edit": found.state == State.CURRENT and can(request.user, "edit", found),
        "history": history_of(found) if can(request.user, "read_history", found) else None,
        "search": f"{reverse('discovery:search')}?{urlencode({'q': str(found)})}",
    }
    return render(request, "thesaurus/concept.html", context)


def _as_if_in_force(row: Concept, thesaurus: Thesaurus) -> Idea:
    """A retired concept with its links to what is in force."""
    return linked_among_themselves([*thesaurus.values(), row.idea])[-1]


def _path(idea: Idea, thesaurus: Thesaurus) -> list[Idea]:
    """From the broadest concept down to the one above this; of several broader ones the first is followed."""
    path: list[Idea] = []
    while idea.broader and thesaurus[idea.broader[0]] not in path:
        idea = thesaurus[idea.broader[0]]
        path.insert(0, idea)
    return path


def links_of(idea: Idea, thesaurus: Thesaurus) -> list[tuple[Any, list[Idea]]]:
    """What the concept is linked to, by kind of link, both ways; what there is none of is left out."""
    key = idea.key
    groups: list[tuple[Any, Any]] = [
        (_("Broader"), idea.broader),
        (_("Narrower"), thesaurus.narrower.get(key, ())),
        (_("Solves"), idea.solves),
        (_("Solved by"), thesaurus.solved_by.get(key, ())),
        (_("Used in"), idea.used_in),
        (_("Uses"), thesaurus.uses.get(key, ())),
        (_("Related"), thesaurus.related.get(key, idea.related)),
    ]
    return [(words, [thesaurus[other] for other in keys]) for words, keys in groups if keys]


@login_required
def concept_form(request: HttpRequest, key: str = "") -> HttpResponse:
    """A new concept, or the form of one in force."""
    found = get_object_or_404(visible(request.user, Concept.objects.filter(state=State.CURRENT)), key=key) if key else None
    if not can(request.user, "edit" if found else "add", found or Concept()):
        raise PermissionDenied("concept")
    form = _form_of(request, found)
    version, status = version_of(request.POST, found.version if found else 0), 200
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(form, found, request.user, version)
        except Broken as broken:
            form.tell(broken.faults)
        except Stale as stale:
            keep_after(stale, form)
            status = 409
        else:
            say_saved(request, found is None or saved.version != version, _("The concept is saved."))
            return redirect(saved)
        if found:
            found.refresh_from_db()
            version = found.version
    context = {"form": form, "concept": found, "version": version}
    return render(request, "thesaurus/form.html", context, status=422 if form.errors and status == 200 else status)


def _form_of(request: HttpRequest, found: Concept | None) -> Any:
    if found is None:
        return NewConceptForm(request.POST or None)
    thesaurus = current()
    idea = thesaurus.get(found.key, found.idea)
    return ConceptForm(request.POST or None, initial=initial_of(idea, thesaurus.solved_by.get(found.key, ())))


def _save(form: Any, found: Concept | None, user: Any, version: int) -> Concept:
    values = form.cleaned_data
    if found is None:
        return add_concept(form.idea(values["key"]), by=user, note=values["note"], solved_by=values["solved_by"])
    idea = form.idea(found.key)
    return edit_concept(found, by=user, version=version, idea=idea, note=values["note"], solved_by=values["solved_by"])


def understand(request: HttpRequest) -> HttpResponse:
    """How a text is read. A short one stands in the address, so that it can be passed on."""
    data = request.POST if request.method == "POST" else request.GET
    form = TextForm(data if "q" in data else None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    if request.method == "POST" and form.is_valid() and len(text) <= IN_ADDRESS:
        return redirect(f"{reverse('thesaurus:understand')}?{urlencode({'q': text})}")
    context = {"form": form, "text": text, "understood": understood(text, reading()) if text else None}
    return render(request, "thesaurus/understand.html", context, status=422 if form.errors else 200)


def export(request: HttpRequest, form: str) -> HttpResponse:
    """The concepts in force as a SKOS file."""
    if not can(request.user, "export", Edition()):
        raise PermissionDenied("export")
    if form not in skos.FORMATS:
        raise Http404(form)
    headers = {"Content-Disposition": f'attachment; filename="thesaurus.{form}"'}
    return HttpResponse(skos.write(current().values(), form), content_type=skos.FORMATS[form][1], headers=headers)
