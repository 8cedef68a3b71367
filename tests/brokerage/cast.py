"""Whom the policies of a case are tried on: everybody of the tests, and who came, left, or looks on from elsewhere."""


from cungcau.brokerage.actions import add_party, end_party
from cungcau.kit.policy import can

NAMES = ("an", "binh", "quan", "ha", "dung", "mai", "son", "lan", "quang", "guest")


def peopled(case, people):
    """With an expert, and a party that has left."""
    by = people["dung"]
    add_party(case, by=by, role="expert", organisation=people["expert"].memberships.get().organisation)
    left = people["left"].memberships.get().organisation
    add_party(case, by=by, role="supply", organisation=left)
    end_party(case, by=by, party=case.parties.get(organisation=left), why="Rút lui")
    return case


def who(people, verb, thing):
    return {name for name, user in people.items() if can(user, verb, thing)}
