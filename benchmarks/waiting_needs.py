"""One new offer to the needs that wait for it: what the answer costs, beside weighing every need.

    python benchmarks/waiting_needs.py --sizes 1000,10000,100000 [--offers 2000 --asked 9]

The needs that an offer fits by 70 points or more, the best twenty of them (what brokers are told), and all that it serves better than
by 76 points (how well each is served is kept; 76 is what a need of these has in the median among 2,000 offers). The offers come to a
prepared collection, which is brought up to date before the clock runs; nothing was looked up for them before. Beside it, in the
same run, `solve` for 400 of the needs, as the system did it before. Records are generated as in match_scale.py (seed 20261125, about 1 kB each), so they tell time, not
quality; without a sentence model. Processor time of this process.
"""

from __future__ import annotations

import argparse
import platform
import random
import resource
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from latency import TODAY, need_of, offer_of, timed  # noqa: E402
from match_scale import SEED, record  # noqa: E402

from cungcau.engines.matching import Collection, Fit, Need, Offer, Params, Problem, Waiting, solve  # noqa: E402

STRONG, SERVED, TOLD, SUBSET = 70, 76, 20, 400


def memory() -> int:
    """MB at most so far."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def report(size: int, what: str, seconds: list[float], note: str = "") -> None:
    ordered = sorted(1000 * each for each in seconds)
    print(
        f"| {size:,} | {what} | {statistics.median(ordered):,.1f} | {ordered[0]:,.1f} | {ordered[-1]:,.1f} | {note} |", flush=True
    )


def by_solving(needs: list[Need], offer: Offer, collection: Collection) -> list[Fit]:
    found = solve(Problem(tuple(needs), (offer,), today=TODAY, statistics=collection), Params(top=1, floor=STRONG)).matches
    return sorted((Fit(match.need, match.score) for match in found), key=lambda fit: (-fit.score, fit.need))


def answered(waiting: Waiting, collection: Collection, offer: Offer, more: dict[str, Any]) -> tuple[float, int]:
    """What an answer takes, and how many needs it names."""
    after = collection.replace([offer])
    after.warm()
    fits, seconds = timed(lambda: waiting.served_by(offer, after, Params(top=1, floor=STRONG), TODAY, **more))
    return seconds, len(fits)


def measured(size: int, needs: list[Need], collection: Collection, asked: list[Offer]) -> None:
    before = memory()
    waiting, seconds = timed(lambda: Waiting.build(needs, collection))
    report(size, "build", [seconds], f"{1000 * seconds / size:.1f} ms a need; peak {before:,} to {memory():,} MB")
    for what, more in {
        f"the best {TOLD} from {STRONG} on": {"most": TOLD},
        f"all from {STRONG} on": {},
        f"all above {SERVED}": {"above": dict.fromkeys(waiting.keys(), SERVED)},
    }.items():
        answers = [answered(waiting, collection, offer, more) for offer in asked]
        found = [number for _, number in answers]
        report(size, what, [seconds for seconds, _ in answers], f"found {min(found)} to {max(found)}")
    others = [replace(need, title=f"{need.title}, gấp") for need in needs[:3]]
    report(size, "one need replaced", [timed(lambda need=need: waiting.replace([need], collection))[1] for need in others])
    before_this, same = [], True
    for offer in asked[:2]:
        after = collection.replace([offer])
        after.warm()
        fits, took = timed(lambda after=after, offer=offer: by_solving(needs[:SUBSET], offer, after))
        before_this.append(took)
        few = Waiting.build(needs[:SUBSET], collection).served_by(offer, after, Params(top=1, floor=STRONG), TODAY)
        same &= few == fits
    report(size, f"solve, {SUBSET} of the needs", before_this, "the same found" if same else "OTHERS FOUND")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--offers", type=int, default=2000)
    parser.add_argument("--asked", type=int, default=9)
    options = parser.parse_args()
    print(
        f"Generated records, seed {SEED}; Python {platform.python_version()}; {options.offers} offers, {options.asked} new ones\n"
    )
    print("| needs | what | median CPU ms | least | most | |\n|---|---|---|---|---|---|")
    for size in map(int, options.sizes.split(",")):
        chance = random.Random(SEED)
        offers = [offer_of(record(chance, f"CC-{number:07}", False)) for number in range(options.offers + options.asked)]
        needs = [need_of(record(chance, f"NC-{number:07}", True)) for number in range(size)]
        collection = Collection.build(offers[: options.offers])
        collection.warm()
        measured(size, needs, collection, offers[options.offers :])


if __name__ == "__main__":
    main()
