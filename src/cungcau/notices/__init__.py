"""Notices — what the house tells its people, in the inbox and by mail (thông báo, thư đi).

Nouns   Outgoing (a mail in the outbox), Notice (a line of somebody's inbox), MailServer, BouncingAddress
Verbs   queue_mail tell deliver retry bounce confirm_address mark_read set_up forget   → actions/
Keeps   the mail server's password in a file of the data folder → password_file
Tables  policy, actions.deliver_mail.PAUSES (when to try again)
Uses    access (whom), trail (reactions), jobs (each minute: what is due)
Hears   access.user invite, invite_again → invitation mail; ask_reset → mail with the link
Words   templates/notices/mail/<kind>.subject.txt and .body.txt (and .body.html); a room brings those of its own kinds
"""
