"""Ties the outcomes of introductions in when the house starts: policy, jobs, lines of the menu, files of answers."""

from django.utils.translation import gettext_lazy as _


def start_outcomes() -> None:
    from cungcau.brokerage import outcome_policy, outcome_tasks  # noqa: F401  (app ready: the tables need the models)
    from cungcau.brokerage.outcome_queries import has_outcomes, reads_outcomes
    from cungcau.files import access
    from cungcau.kit import nav
    from cungcau.registry.comparison import call_rows
    from cungcau.trail.reactions import on

    call_rows("brokerage.introduction", "demand_id", _("Introductions, in need"))
    call_rows("brokerage.introduction", "supply_id", _("Introductions, offering"))
    access.register("brokerage.answer", read="read", inside="read", write="attach", own="say")
    for verb in ("accept", "agree_sender", "agree_owner"):
        on("brokerage.interest", verb, outcome_tasks.note_introduction)
    for verb in ("open", "go_to"):
        on("brokerage.case", verb, outcome_tasks.note_introduction)
    on("brokerage.agreement", "sign_agreement", outcome_tasks.ask_about_signature)
    on("brokerage.introduction", "answer", outcome_tasks.tell_brokers_of_answer)
    came = _("What came of it")
    nav.add(nav.Item("outcomes", came, "brokerage:outcomes", 48, "check", place="desk", shown=reads_outcomes))
    nav.add(nav.Item("own_outcomes", came, "brokerage:own_outcomes", 24, "check", "account", shown=has_outcomes))
