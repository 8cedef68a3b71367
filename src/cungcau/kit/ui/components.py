"""The table of components: every name, prop and slot that a template of the house may use.

A prop that is not here is an error when the template is parsed, not a silence when it is shown.
The catalogue page at /ui/ and the reference in docs/ui.md are read off this table.
"""

from __future__ import annotations

from cungcau.kit.ui import drawing, fields, moves, prepare
from cungcau.kit.ui.icons import LINES
from cungcau.kit.ui.nodes import REQUIRED, Component, Prepare, Prop, Render

ICONS = ("", *LINES)
KINDS = ("", "need", "offer", "expert", "organisation", "event", "zone")
TONES = ("neutral", "info", "good", "warn", "bad", "need", "offer", "bridge")
STATUSES = ("done", "current", "todo", "failed")

_TITLE = Prop("Heading text; left out, no heading is drawn.")
_LEVEL = Prop("Heading level 2–4.", 2)
_ID = Prop("HTML id, for links and htmx targets.")
_HREF = Prop("Where it leads.")
_KIND = Prop("Whose it is; draws the disc, the diamond or another sign.", "", KINDS)
_KIND_NEEDED = Prop("Whose it is.", REQUIRED, KINDS)
_LABEL = Prop("The words shown.", REQUIRED)
_NAME = Prop("What a screen reader calls it.", "")


def _block(
    name: str, about: str, slots: str = "", prepare: Prepare | None = None, /, **props: Prop
) -> Component:
    return Component(name, about, props, tuple(slots.split()), block=True, prepare=prepare)


def _inline(name: str, about: str, prepare: Prepare | None = None, /, **props: Prop) -> Component:
    return Component(name, about, props, prepare=prepare)


def _drawn(name: str, about: str, render: Render, /, **props: Prop) -> Component:
    return Component(name, about, props, render=render)


FRAME = (
    _block("heading", "Top of a page: title, lead and what can be done.", "tags meta actions", title=_LABEL,
           lead=Prop("One or two sentences under the title."), kind=_KIND, level=Prop("Heading level.", 1)),
    _block("hero", "Top of the home page with the arch; its body holds the search bar.", "below", prepare.hero, title=_LABEL,
           lead=Prop("One or two sentences under the title."), level=Prop("Heading level.", 1)),
    _block("breadcrumb", "Way back up; its body holds crumbs."),
    _inline("crumb", "One step of a breadcrumb; without href it is the page itself.", label=_LABEL, href=_HREF),
    _block("tabs", "Links between the pages of one thing; its body holds tabs.", label=_NAME),
    _inline("tab", "One link of tabs.", label=_LABEL, href=Prop("Where it leads.", REQUIRED),
            current=Prop("True on the page that is shown.", False), count=Prop("A number beside the words.", None)),
    _inline("pager", "Pages of a list; keeps the rest of the address.", prepare.pager,
            page=Prop("A Django Page.", REQUIRED), param=Prop("Name in the address.", "page"),
            target=Prop("htmx target (CSS selector) that is swapped.")),
    _inline("toasts", "Messages of the request, said once (the base page does this).", prepare.toasts),
)

SURFACES = (
    _block("card", "A sheet with a title.", "meta actions footer", title=_TITLE, level=_LEVEL, id=_ID, kind=_KIND,
           flush=Prop("True: the body goes to the edges (tables, results).", False)),
    _block("notice", "Something to know before going on.", "actions", title=_TITLE,
           tone=Prop("How serious.", "info", ("info", "good", "warn", "bad"))),
    _block("empty", "Nothing here: says why and what to do.", "actions", title=_LABEL,
           icon=Prop("Name of an icon.", "search", ICONS)),
    _block("disclosure", "More to read, folded away.", label=_LABEL, open=Prop("True: unfolded.", False), id=_ID),
    _block("dialog", "A question on top of the page, opened by its button; works without JavaScript.",
           "actions", id=Prop("HTML id, unique on the page.", REQUIRED), trigger=Prop("Words on the button.", REQUIRED),
           title=_LABEL, look=Prop("Look of the button.", "plain", ("main", "plain", "quiet", "danger"))),
    _drawn("skeleton", "Grey lines while a part is on its way.", drawing.skeleton, lines=Prop("How many.", 3)),
)

WORDS = (
    _drawn("icon", "A drawn sign from the set.", drawing.icon, name=Prop("Name in icons.py.", REQUIRED, ICONS),
            label=Prop("Words for a screen reader; left out, the sign is decoration."),
            size=Prop("Width in the text's own measure.", "md", ("sm", "md", "lg"))),
    _drawn("badge", "A state or quality: shape, word and colour.", drawing.badge, text=_LABEL,
            tone=Prop("What it tells.", "neutral", TONES)),
    _drawn("kind_tag", "Cung, cầu, expert, organisation: the sign and the word.", drawing.kind_tag,
            kind=_KIND_NEEDED, label=Prop("Other words than the kind's own.")),
    _drawn("button", "A link (with href) or a button that looks like one.", drawing.button, label=_LABEL,
            href=_HREF, look=Prop("How loud.", "plain", ("main", "plain", "quiet", "danger")),
            icon=Prop("Name of an icon.", "", ICONS), name=Prop("Name sent by a button."), value=Prop("Value sent by a button."),
            type=Prop("Type of a button.", "submit", ("submit", "button", "reset")),
            confirm=Prop("Question asked before it acts (with JavaScript).")),
    _block("chips", "A row of chips.", label=_NAME),
    _drawn("chip", "A filter: a link (href), or a checkbox (name and value).", drawing.chip, label=_LABEL, href=_HREF,
            on=Prop("True: chosen.", False), name=Prop("Name of the checkbox."), value=Prop("Value of the checkbox."),
            count=Prop("A number beside the words.", None)),
)

LISTS = (
    _block("facts", "A list of label and value; its body holds facts.", wide=Prop("True: labels above values.", False)),
    _inline("fact", "One label and its value; nothing is drawn when the value is empty.", label=_LABEL,
            value=Prop("Text or safe HTML.", REQUIRED), href=_HREF, empty=Prop("Words instead of an empty value.")),
    _block("figures", "A band of numbers; its body holds figures.", label=_NAME),
    _inline("figure", "One number with its label.", label=_LABEL, value=Prop("Number or text.", REQUIRED),
            unit=Prop("Words after it."), href=_HREF),
    _block("table", "A table that scrolls inside its frame, or stacks on a phone.", caption=_LABEL,
           stack=Prop("True: on a phone every row is a small card (cells carry data-label).", False),
           show_caption=Prop("True: the caption is seen.", False)),
    _block("timeline", "What happened, newest first; its body holds moments.", label=_NAME),
    _inline("moment", "One step of a timeline.", title=_LABEL, when=Prop("A datetime.", None), who=Prop("Whose hand."),
            note=Prop("Their words."), tone=Prop("Colour of the dot.", "neutral", TONES)),
    _block("steps", "How far a thing has come; its body holds steps.", label=_NAME),
    _inline("step", "One stage.", label=_LABEL, status=Prop("Where it stands.", "todo", STATUSES),
            note=Prop("A date or a few words.")),
    _block("results", "A list of results; its body holds results.", label=_NAME),
    _block("result", "One row of a list: sign, title, summary.", "tags meta side", title=_LABEL, href=_HREF, kind=_KIND,
           summary=Prop("One or two lines."), query=Prop("Words to highlight in title and summary."),
           score=Prop("Points at the right edge.", None), level=Prop("Heading level.", 3)),
)

MATCHING = (
    _inline("ring", "A score of 100 as a ring.", prepare.ring, score=Prop("0–100.", REQUIRED), label=_NAME,
            size=Prop("How large.", "md", ("sm", "md"))),
    _inline("meter", "A bar with its number.", prepare.meter, label=_LABEL, value=Prop("How much.", REQUIRED),
            of=Prop("Out of how much.", 100), gap=Prop("True: drawn as something still to settle.", False)),
    _inline("gauges", "Equal gauges under one arch; on a phone, bars.", prepare.gauges,
            parts=Prop("Objects with label, points, of, lines.", REQUIRED)),
    _inline("reasons", "The parts of a score that add up, each with its lines.", prepare.reasons,
            parts=Prop("Objects with label, points, of, lines (each line: status, text).", REQUIRED),
            total=Prop("The score; left out, the sum.", None), open=Prop("True: all lines unfolded.", True)),
    _block("match_card", "A need and an offer under one arch, with the reasons.", "need offer meta notice actions",
           prepare.match_card, title=_TITLE, score=Prop("0–100.", REQUIRED), parts=Prop("As in reasons.", REQUIRED),
           headline=Prop("Left out, it is counted from the parts."), level=_LEVEL, id=_ID,
           details=Prop("True: the lines of each part below the arch.", True)),
    _block("match_side", "One end of a match: whose, what, a few facts.", title=_LABEL, kind=_KIND_NEEDED, href=_HREF,
           organisation=Prop("Who stands behind it."), level=Prop("Heading level.", 3)),
    _inline("park_map", "The park as a plan with one link per zone.", prepare.park_map,
            zones=Prop("Objects with code, name, href, count.", REQUIRED), title=_LABEL),
)

SEARCHING = (
    _block("searchbar", "Search with a choice of kind; its body may hold hidden inputs.", "", prepare.searchbar,
           action=Prop("Where the form goes.", ""), query=Prop("What was asked."), kind=Prop("Chosen kind.", ""),
           kinds=Prop("Kinds to choose from, by word.", "offer need expert organisation"),
           label=Prop("What the box is for (a screen reader's words)."), hint=Prop("Words in the empty box.")),
    _block("facets", "The form of filters; its body holds facets.", "hidden", action=Prop("Where the form goes.", ""),
           label=_NAME, target=Prop("htmx target (CSS selector) that is swapped on change.")),
    _inline("facet", "One group of checkboxes.", prepare.facet, legend=_LABEL,
            name=Prop("Name in the address.", REQUIRED),
            options=Prop("Objects or dicts with value, label, count, chosen.", REQUIRED),
            shown=Prop("How many before the fold.", 6)),
)

FORMS = (
    _block("form", "A form with its token, its summary of errors and its buttons.", "actions", fields.form,
           form=Prop("A Django form, or nothing.", None), action=Prop("Where it goes.", ""),
           submit=Prop("Words on the main button; the slot adds buttons beside it."), cancel=Prop("Where 'Cancel' leads."), id=_ID,
           method=Prop("How it goes.", "post", ("post", "get"))),
    _inline("form_fields", "All fields of a form, in its sections if it names them.", fields.form_fields,
            form=Prop("A Django form.", REQUIRED)),
    _block("fieldset", "Fields that belong together.", legend=_LABEL, help=Prop("A sentence under the legend."), id=_ID),
    _inline("field", "One field: label, help, error, input, tied together.", fields.field,
            field=Prop("A bound field.", REQUIRED), label=Prop("Other words than the form's."),
            help=Prop("Other help than the form's."), size=Prop("Width of the input.", "full", ("full", "half", "short"))),
    _inline("error_summary", "All errors of a form, each a link to its field.", fields.error_summary,
            form=Prop("A Django form.", REQUIRED), formsets=Prop("More formsets to look through.", ()), focus=Prop("True: read first when the page is shown.", True)),
    _inline("formset", "Rows that can be added and taken away.", fields.formset,
            formset=Prop("A Django formset.", REQUIRED), legend=_LABEL, add=Prop("Words on the button that adds a row."),
            help=Prop("A sentence under the legend."), row=Prop("What one row is called.")),
    _inline("moves", "Buttons for what this person may do with this thing now.", moves.moves,
            buttons=Prop("What kit.verbs.buttons() gave the view.", REQUIRED),
            look=Prop("Beside each other or one under another.", "row", ("row", "column"))),
)

GROUPS: dict[str, tuple[Component, ...]] = {
    "frame": FRAME, "surfaces": SURFACES, "words": WORDS, "lists": LISTS,
    "matching": MATCHING, "searching": SEARCHING, "forms": FORMS,
}

COMPONENTS: dict[str, Component] = {
    component.name: component for group in GROUPS.values() for component in group
}
