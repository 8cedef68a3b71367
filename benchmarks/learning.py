"""How much judged needs should move the weights: simulated brokers on the demo park, for several strengths of the prior.

A broker has weights of her own: the hand-set ones, each times exp(spread · normal). She is shown the best twenty offers of some needs
and judges five of them, by her own score and with the doubt of a logistic of slope 12. What is learned from her verdicts is measured
on the needs that she has not judged: the share of pairs of offers (of the best twenty) that stand in her order, 1,000 pairs a need.

Run: PYTHONPATH=src python benchmarks/learning.py FOLDER   (the data folder of a demo, see `./run --data FOLDER`)
"""

from __future__ import annotations

import os
import sys
import time
from statistics import fmean

import numpy as np

STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0)
NEEDS, SPREADS, BROKERS = (5, 10, 20, 30), (0.0, 0.4, 0.8), 40
JUDGED, DOUBT = 5, 12.0


def shown():
    """By need, of its best twenty offers the value of each part that counted."""
    import django

    django.setup()
    from django.utils import timezone

    from cungcau.discovery.bridge import as_need, as_offer
    from cungcau.discovery.queries import rows_of
    from cungcau.engines.matching import Params, Problem, solve
    from cungcau.kit.policy import SYSTEM

    needs = tuple(as_need(row, SYSTEM) for row in rows_of("need", SYSTEM))
    offers = tuple(as_offer(row) for row in rows_of("offer", SYSTEM))
    found = solve(Problem(needs, offers, today=timezone.localdate()), Params(top=20, floor=0))
    values = {need.key: [] for need in needs}
    for match in found.matches:
        values[match.need].append({part.code: part.points / part.of for part in match.parts if part.of})
    print(f"{len(needs)} needs × {len(offers)} offers, {len(found.matches)} pairs shown")
    return {need: offers for need, offers in values.items() if len(offers) > JUDGED}


def verdicts(broker, needs, values, random):
    """What she says of five of a need's offers: kept where her score is above the middle of the twenty, give or take."""
    from cungcau.engines.matching.learning import JudgedPair, score_of

    pairs = []
    for need in needs:
        scores = np.array([score_of(broker, one) for one in values[need]]) / 100
        bar = np.quantile(scores, 0.75)
        for at in random.choice(len(scores), JUDGED, replace=False):
            kept = random.random() < 1 / (1 + np.exp(-DOUBT * (scores[at] - bar)))
            pairs.append(JudgedPair(need, bool(kept), values[need][at]))
    return pairs


def agreement(weights, broker, needs, values, random):
    from cungcau.engines.matching.learning import score_of

    shares = []
    for need in needs:
        own, hers = (np.array([score_of(each, one) for one in values[need]]) for each in (weights, broker))
        left, right = random.integers(0, len(own), (2, 1000))
        told = np.abs(hers[left] - hers[right]) > 1e-9
        same = np.sign((own[left] - own[right])[told]) == np.sign((hers[left] - hers[right])[told])
        shares.append(same.mean())
    return fmean(shares)


def main(folder):
    os.environ["CUNGCAU_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
    values = shown()
    from cungcau.engines.matching import Params, learning

    prior, names = Params().weights, sorted(values)
    print("spread  needs  before | " + "  ".join(f"{strength:>6}" for strength in STRENGTHS) + "   after, by strength")
    for spread in SPREADS:
        for number in NEEDS:
            gains, before = {strength: [] for strength in STRENGTHS}, []
            for seed in range(BROKERS):
                random = np.random.default_rng(seed)
                broker = {part: weight * np.exp(spread * random.normal()) for part, weight in prior.items()}
                order = list(random.permutation(names))
                pairs, others = verdicts(broker, order[:number], values, random), order[number:]
                before.append(agreement(prior, broker, others, values, np.random.default_rng(0)))
                table = learning._Table.of(pairs, prior)
                for strength in STRENGTHS:
                    learning.STRENGTH = strength
                    learned = table.named(learning._learned(table))
                    gains[strength].append(agreement(learned, broker, others, values, np.random.default_rng(0)))
            shares = "  ".join(f"{fmean(gains[strength]):6.4f}" for strength in STRENGTHS)
            print(f"{spread:6}  {number:5}  {fmean(before):6.4f} | {shares}", flush=True)


if __name__ == "__main__":
    started = time.process_time()
    main(sys.argv[1])
    print(f"{time.process_time() - started:.0f} s CPU")
