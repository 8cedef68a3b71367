"""Who may write, read and pass on messages, and who decides about mail that was held back.

A message is read by whoever reads its entry of the log. What a party writes is read by the brokers and by its own side until a
broker passes it on. Mail that did not enter a case is the brokers' business alone.
"""

from cungcau.access.who import broker
from cungcau.brokerage.case_policy import work
from cungcau.brokerage.case_who import Second
from cungcau.brokerage.message_who import ReadsEntry, Writing
from cungcau.kit.policy import System, declare

declare("brokerage.case", {"message": [work], "pass_on": [work], "receive": [System()], "give_address": [work], "revoke": [work]})
declare("brokerage.message", {"read": [ReadsEntry()], "read_inside": [broker, Second("case")], "attach": [Writing()]})
declare("brokerage.incomingmail", {"read": [broker], "admit": [broker], "drop": [broker]})
