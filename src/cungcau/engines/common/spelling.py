"""English as it is spelled on either side of the ocean, in one form: "fibre" and "fiber", "catalyse" and "catalyze" meet.

Only for finding and comparing: nobody reads these forms. A rule that also bends a word of one spelling bends it everywhere alike.
"""

from __future__ import annotations

import re

_WORDS = {
    "aeroplane": "airplane", "ageing": "aging", "aluminium": "aluminum", "analogue": "analog", "artefact": "artifact",
    "catalogue": "catalog", "defence": "defense", "dialogue": "dialog", "disc": "disk", "draught": "draft",
    "enrol": "enroll", "fulfil": "fulfill", "grey": "gray", "jewellery": "jewelry", "licence": "license", "mould": "mold",
    "moult": "molt", "offence": "offense", "plough": "plow", "practise": "practice", "programme": "program",
    "smoulder": "smolder", "tonne": "ton", "tyre": "tire", "yoghurt": "yogurt",
}  # fmt: skip


def _forms(word: str) -> tuple[str, ...]:
    bare = word.removesuffix("e")
    return word, f"{word}s", f"{bare}ed", f"{bare}ing"


_AS_WRITTEN: dict[str, str] = {old: new for pair in _WORDS.items() for old, new in zip(*map(_forms, pair), strict=True)}

_AFTER_OUR = r"(?=(?:ed|ing|less|ful|able|ants?|s)?$)"
_RULES = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (rf"(?<=[aeiouy][^aeiouy])our{_AFTER_OUR}", "or"),  # colour, vapour, odourless; not pour
        (rf"(?<=[aeiouy][^aeiouy]{{2}})our{_AFTER_OUR}", "or"),  # harbour
        (rf"(?<=[aeiouy][^aeiouy]{{3}})our{_AFTER_OUR}", "or"),  # neighbour
        (rf"(?<=av)iour{_AFTER_OUR}", "ior"),  # behaviour
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),  # fibre, litre, centre
        (r"yz(?=(?:e|ed|es|er|ers|ing)$)", "ys"),  # catalyze
        (r"sulph", "sulf"),
        (r"haem", "hem"),
        (r"aemi", "emi"),
        (r"paed", "ped"),
        (r"oesophag", "esophag"),
        (r"oestr", "estr"),
        (r"foet", "fet"),
        (r"rrhoea", "rrhea"),
    )
)
_MAY = re.compile(r"our|re|yz|ph|ae|oe")  # most words need no second look


def one_spelling(word: str) -> str:
    """A lower-case English word as it is spelled in America, as far as a short list and rules go."""
    if word in _AS_WRITTEN:
        return _AS_WRITTEN[word]
    if _MAY.search(word):
        for pattern, other in _RULES:
            word = pattern.sub(other, word)
    return word
