"""Brokerage — from an interest to two sides who talk, and the case in which the point helps them (kết nối).

Nouns   Interest (what an organisation says to the owner of a listing), Case (hồ sơ kết nối) with its Party, StageEntry,
        Tick and LogEntry; Paper with its Copy; Agreement with its AgreementParty and ClauseTick; Wording;
        Declaration; ListedFinding; Message, its Addressee, IncomingMail; Introduction with its Ask, Answer,
        Impact and Claim (what came of it); Enquiry (an interest without an account) with its EnquiryMessage; Sheet
        (printed codes) with its SheetLine and SheetVisit
Verbs   send take forward reject accept decline agree_sender agree_owner withdraw close remind
        enquire send_again confirm tie ask_guest reply turn_away mark_spam restore take_back erase forget send_link
        claim approve_claim refuse_claim make_sheet close_sheet open_sheet
        open edit go_to tick untick log correct write plan_next add_party end_party pause resume hand_over lose end
        reopen message receive pass_on give_address revoke admit drop
        file_paper renew_paper reshare_paper withdraw_paper
        draft_agreement revise_agreement present_agreement redraft_agreement sign_agreement tick_clause register_agreement
        finish_agreement void_agreement save_wording declare_right judge_entry
        introduce ask answer fall_silent settle win tell_impact verify_impact   → actions/
Tables  workflow.INTEREST_FLOW, guest_workflow.ENQUIRY_FLOW and SHEET_FLOW, case_workflow.CASE_FLOW, paper_workflow.PAPER_FLOW,
        agreement_workflow.AGREEMENT_FLOW, outcome_workflow.INTRODUCTION_FLOW, stages.toml (stages of a case, templates),
        impact_metrics.csv; policy, guest_policy, case_policy, paper_policy, message_policy and outcome_policy (who sees what of
        the other side, of a case, of what came of it), vocabulary: screening_reason, close_reason, case_reason,
        case_end_reason, contract_value
Rules   openness.py: who may send; waiting.py: what is waited for, and how long; sight.py: what one person sees of one interest;
        paper_marking.py: the mark on every page; outcome_states.py: what two answers make together; outcome_clock.py: who is
        asked when
Keys    guest_links (signed links of who has no account), guest_limits (how often), guest_marks (what a broker should know)
Uses    intake (block list, organisations like a sender's, words of consent), files (what documents are kept in), listings
        (what it is about), discovery (kept proposals), registry (whose), vocabulary.holidays (the clocks), notices (who is
        told), trail.looks
Hears   brokerage.interest send forward … → the other side (without an account: by mail), the brokers;
        brokerage.enquiry confirm ask_guest reply … → its sender, the brokers; brokerage.case hand_over → its owner;
        brokerage.paper file_paper renew_paper of a party → those who work on the case;
        message write receive pass_on admit → a mail to whoever reads the message;
        open go_to of a case, what opens contacts → its introduction; answers that contradict or tell of a contract → its
        broker
"""
