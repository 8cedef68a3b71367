from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from cungcau.discovery.models import Weights
from cungcau.discovery.weights import judged_pairs, lesson
from cungcau.engines.matching.learning import estimate
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def estimate_weights(*, by: Any) -> Weights:
    """Learn weights from every verdict; a draft with its report, which counts for nothing until it is switched on."""
    weights = Weights(by=by)
    with change(weights, "estimate", by=by):
        if not lesson().is_possible:
            words = _("There is too little to learn from: two needs must have a kept and a refused proposal.")
            raise Refused("too_little", words)
        report = estimate(judged_pairs())
        weights.weights, weights.report = report.weights_after, asdict(report)
        weights.save()
    return weights
