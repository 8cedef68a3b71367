"""The table of components: every name, prop and slot that a template of the house may use.

A prop that is not here is an error when the template is parsed, not a silence when it is shown.
The catalogue page at /ui/ and the reference in docs/ui.md are read off this table.
"""

from __future__ import annotations

from cungcau.kit.ui import drawing, fields, moves, prepare
from cungcau.kit.ui.nodes import REQUIRED, Component, Prop
from cungcau.kit.ui.props import (
    HREF,
    ICONS,
    ID,
    KIND,
    KIND_NEEDED,
    LABEL,
    LEVEL,
    NAME,
    STATUSES,
    TITLE,
    TONES,
    block,
    drawn,
    inline,
)

FRAME = (
    block(
        "heading",
        "Top of a page: title, lead and what can be done.",
        "tags meta actions",
        title=LABEL,
        lead=Prop("One or two sentences under the title."),
        kind=KIND,
        level=Prop("Heading level.", 1),
        lang=Prop("Language of title and lead, where it may differ from the page's."),
    ),
    block(
        "hero",
        "Top of the home page with the arch; its body holds the search bar.",
        "below",
        prepare.hero,
        title=LABEL,
        lead=Prop("One or two sentences under the title."),
        level=Prop("Heading level.", 1),
    ),
    block("breadcrumb", "Way back up; its body holds crumbs."),
    inline("crumb", "One step of a breadcrumb; without href it is the page itself.", label=LABEL, href=HREF),
    block("tabs", "Links between the pages of one thing; its body holds tabs.", label=NAME),
    inline(
        "tab",
        "One link of tabs.",
        label=LABEL,
        href=Prop("Where it leads.", REQUIRED),
        current=Prop("True on the page that is shown.", False),
        count=Prop("A number beside the words.", None),
    ),
    inline(
        "pager",
        "Pages of a list; keeps the rest of the address.",
        prepare.pager,
        page=Prop("A Django Page.", REQUIRED),
        param=Prop("Name in the address.", "page"),
        target=Prop("htmx target (CSS selector) that is swapped."),
    ),
    inline("toasts", "Messages of the request, said once (the base page does this).", prepare.toasts),
)

SURFACES = (
    block(
        "card",
        "A sheet with a title.",
        "meta actions footer",
        title=TITLE,
        level=LEVEL,
        id=ID,
        kind=KIND,
        flush=Prop("True: the body goes to the edges (tables, results).", False),
    ),
    block(
        "notice",
        "Something to know before going on.",
        "actions",
        title=TITLE,
        tone=Prop("How serious.", "info", ("info", "good", "warn", "bad")),
    ),
    block(
        "empty",
        "Nothing here: says why and what to do.",
        "actions",
        title=LABEL,
        icon=Prop("Name of an icon.", "search", ICONS),
    ),
    block(
        "disclosure", "More to read, folded away.", label=LABEL, open=Prop("True: unfolded.", False), id=ID
    ),
    block(
        "dialog",
        "A question on top of the page, opened by its button; works without JavaScript.",
        "actions",
        id=Prop("HTML id, unique on the page.", REQUIRED),
        trigger=Prop("Words on the button.", REQUIRED),
        title=LABEL,
        look=Prop("Look of the button.", "plain", ("main", "plain", "quiet", "danger")),
    ),
    drawn("skeleton", "Grey lines while a part is on its way.", drawing.skeleton, lines=Prop("How many.", 3)),
)

WORDS = (
    drawn(
        "icon",
        "A drawn sign from the set.",
        drawing.icon,
        name=Prop("Name in icons.py.", REQUIRED, ICONS),
        label=Prop("Words for a screen reader; left out, the sign is decoration."),
        size=Prop("Width in the text's own measure.", "md", ("sm", "md", "lg")),
    ),
    drawn(
        "badge",
        "A state or quality: shape, word and colour.",
        drawing.badge,
        text=LABEL,
        tone=Prop("What it tells.", "neutral", TONES),
    ),
    drawn(
        "kind_tag",
        "Cung, cầu, expert, organisation: the sign and the word.",
        drawing.kind_tag,
        kind=KIND_NEEDED,
        label=Prop("Other words than the kind's own."),
    ),
    drawn(
        "button",
        "A link (with href) or a button that looks like one.",
        drawing.button,
        label=LABEL,
        href=HREF,
        look=Prop("How loud.", "plain", ("main", "plain", "quiet", "danger")),
        icon=Prop("Name of an icon.", "", ICONS),
        name=Prop("Name sent by a button."),
        value=Prop("Value sent by a button."),
        type=Prop("Type of a button.", "submit", ("submit", "button", "reset")),
        confirm=Prop("Question asked before it acts (with JavaScript)."),
    ),
    block("chips", "A row of chips.", label=NAME),
    drawn(
        "chip",
        "A filter: a link (href), or a checkbox (name and value).",
        drawing.chip,
        label=LABEL,
        href=HREF,
        on=Prop("True: chosen.", False),
        name=Prop("Name of the checkbox."),
        value=Prop("Value of the checkbox."),
        count=Prop("A number beside the words.", None),
    ),
)

LISTS = (
    block(
        "facts",
        "A list of label and value; its body holds facts.",
        wide=Prop("True: labels above values.", False),
    ),
    inline(
        "fact",
        "One label and its value; nothing is drawn when the value is empty.",
        label=LABEL,
        value=Prop("Text or safe HTML.", REQUIRED),
        href=HREF,
        empty=Prop("Words instead of an empty value."),
    ),
    block("figures", "A band of numbers; its body holds figures.", label=NAME),
    inline(
        "figure",
        "One number with its label.",
        label=LABEL,
        value=Prop("Number or text.", REQUIRED),
        unit=Prop("Words after it."),
        href=HREF,
    ),
    block(
        "table",
        "A table that scrolls inside its frame, or stacks on a phone.",
        caption=LABEL,
        stack=Prop("True: on a phone every row is a small card (cells carry data-label).", False),
        show_caption=Prop("True: the caption is seen.", False),
    ),
    block("timeline", "What happened, newest first; its body holds moments.", label=NAME),
    inline(
        "moment",
        "One step of a timeline.",
        title=LABEL,
        when=Prop("A datetime.", None),
        who=Prop("Whose hand."),
        note=Prop("Their words."),
        tone=Prop("Colour of the dot.", "neutral", TONES),
    ),
    block("steps", "How far a thing has come; its body holds steps.", label=NAME),
    inline(
        "step",
        "One stage.",
        label=LABEL,
        status=Prop("Where it stands.", "todo", STATUSES),
        note=Prop("A date or a few words."),
    ),
    block("results", "A list of results; its body holds results.", label=NAME),
    block(
        "result",
        "One row of a list: sign, title, summary.",
        "tags meta side",
        title=LABEL,
        href=HREF,
        kind=KIND,
        summary=Prop("One or two lines."),
        query=Prop("Words to highlight in title and summary."),
        score=Prop("Points at the right edge.", None),
        level=LEVEL,
        lang=Prop("Language of title and summary, where it may differ from the page's."),
    ),
)

MATCHING = (
    inline(
        "ring",
        "A score of 100 as a ring.",
        prepare.ring,
        score=Prop("0–100.", REQUIRED),
        label=NAME,
        size=Prop("How large.", "md", ("sm", "md")),
    ),
    inline(
        "meter",
        "A bar with its number.",
        prepare.meter,
        label=LABEL,
        value=Prop("How much.", REQUIRED),
        of=Prop("Out of how much.", 100),
        gap=Prop("True: drawn as something still to settle.", False),
    ),
    inline(
        "gauges",
        "Equal gauges under one arch; on a phone, bars.",
        prepare.gauges,
        parts=Prop("Objects with label, points, of, lines.", REQUIRED),
    ),
    inline(
        "reasons",
        "The parts of a score that add up, each with its lines.",
        prepare.reasons,
        parts=Prop("Objects with label, points, of, lines (each line: status, text).", REQUIRED),
        total=Prop("The score; left out, the sum.", None),
        open=Prop("True: all lines unfolded.", True),
    ),
    block(
        "match_card",
        "A need and an offer under one arch, with the reasons.",
        "need offer meta notice actions",
        prepare.match_card,
        title=TITLE,
        score=Prop("0–100.", REQUIRED),
        parts=Prop("As in reasons.", REQUIRED),
        headline=Prop("Left out, it is counted from the parts."),
        level=LEVEL,
        id=ID,
        details=Prop("True: the lines of each part below the arch.", True),
    ),
    block(
        "match_side",
        "One end of a match: whose, what, a few facts.",
        title=LABEL,
        kind=KIND_NEEDED,
        href=HREF,
        organisation=Prop("Who stands behind it."),
        level=LEVEL,
        lang=Prop("Language of the title, where it may differ from the page's."),
    ),
    inline(
        "park_map",
        "The park as a plan with one link per zone.",
        prepare.park_map,
        zones=Prop("Objects with code, name, href, count.", REQUIRED),
        title=LABEL,
        base=Prop("Address before a zone's code, for zones without a href of their own."),
    ),
)

SEARCHING = (
    block(
        "searchbar",
        "Search with a choice of kind; its body may hold hidden inputs.",
        "",
        prepare.searchbar,
        action=Prop("Where the form goes.", ""),
        query=Prop("What was asked."),
        kind=Prop("Chosen kind.", ""),
        kinds=Prop("Kinds to choose from, by word.", "offer need expert organisation"),
        label=Prop("What the box is for (a screen reader's words)."),
        hint=Prop("Words in the empty box."),
    ),
    block(
        "facets",
        "The form of filters; its body holds facets.",
        "hidden",
        action=Prop("Where the form goes.", ""),
        label=NAME,
        target=Prop("htmx target (CSS selector) that is swapped on change."),
    ),
    inline(
        "facet",
        "One group of checkboxes.",
        prepare.facet,
        legend=LABEL,
        name=Prop("Name in the address.", REQUIRED),
        options=Prop("Objects or dicts with value, label, count, chosen.", REQUIRED),
        shown=Prop("How many before the fold.", 6),
    ),
)

FORMS = (
    block(
        "form",
        "A form with its token, its summary of errors and its buttons.",
        "actions",
        fields.form,
        form=Prop("A Django form, or nothing.", None),
        formsets=Prop("Its formsets, so that their errors stand in the summary too.", ()),
        action=Prop("Where it goes.", ""),
        submit=Prop("Words on the main button; the slot adds buttons beside it."),
        cancel=Prop("Where 'Cancel' leads."),
        id=ID,
        method=Prop("How it goes.", "post", ("post", "get")),
    ),
    inline(
        "form_fields",
        "All fields of a form, in its sections if it names them.",
        fields.form_fields,
        form=Prop("A Django form.", REQUIRED),
    ),
    block(
        "fieldset",
        "Fields that belong together.",
        legend=LABEL,
        help=Prop("A sentence under the legend."),
        id=ID,
    ),
    inline(
        "field",
        "One field: label, help, error, input, tied together.",
        fields.field,
        field=Prop("A bound field.", REQUIRED),
        label=Prop("Other words than the form's."),
        help=Prop("Other help than the form's."),
        size=Prop("Width of the input.", "full", ("full", "half", "short")),
    ),
    inline(
        "error_summary",
        "All errors of a form, each a link to its field.",
        fields.error_summary,
        form=Prop("A Django form.", REQUIRED),
        formsets=Prop("More formsets to look through.", ()),
        focus=Prop("True: read first when the page is shown.", True),
    ),
    inline(
        "formset",
        "Rows that can be added and taken away.",
        fields.formset,
        formset=Prop("A Django formset.", REQUIRED),
        legend=LABEL,
        add=Prop("Words on the button that adds a row."),
        help=Prop("A sentence under the legend."),
        row=Prop("What one row is called."),
    ),
    inline(
        "moves",
        "Buttons for what this person may do with this thing now.",
        moves.moves,
        buttons=Prop("What kit.verbs.buttons() gave the view.", REQUIRED),
        look=Prop("Beside each other or one under another.", "row", ("row", "column")),
    ),
)

GROUPS: dict[str, tuple[Component, ...]] = {
    "frame": FRAME,
    "surfaces": SURFACES,
    "words": WORDS,
    "lists": LISTS,
    "matching": MATCHING,
    "searching": SEARCHING,
    "forms": FORMS,
}

COMPONENTS: dict[str, Component] = {
    component.name: component for group in GROUPS.values() for component in group
}
