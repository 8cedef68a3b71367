"""Debian's own mail servers for the tests, Postfix and Dovecot: configured in a folder of their own, on ports of their own.

Nothing of the system's configuration, queues or boxes is read or touched; what was started is stopped, the folder is removed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.brokerage.messages.servers import PASSWORD, USER, free_port, wait_for

PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/lib/postfix/sbin"
DOMAIN, SENDERS = "park.example", "demo.example"
SERVER = f"mx.{DOMAIN}"
OWNER = "mail"  # the account of the system to which the mails in the box belong
WAIT = 60


def why_not() -> str:
    """Why they cannot be started here; nothing where they can."""
    if not (shutil.which("postfix", path=PATH) and shutil.which("dovecot", path=PATH)):
        return "Postfix and Dovecot are not both installed (apt-get install postfix dovecot-imapd)."
    if os.geteuid() != 0:
        return "Postfix is started by root alone, and this is somebody else."
    version = subprocess.run(["dovecot", "--version"], env=_env(), capture_output=True, text=True, check=False).stdout
    return "" if version.startswith("2.3.") else f"The configuration is written for Dovecot 2.3, here is {version.strip()}."


def _env() -> dict[str, str]:
    return {**os.environ, "PATH": PATH}


class Ports:
    """Of the point's mail server: `out` for the house's own mails, `honest` and `forged` for mails from elsewhere.

    Which of the two a mail comes in by stands for what a filter of the real server would find out about it. Both write their
    finding above whatever the mail has brought along.
    """

    def __init__(self) -> None:
        self.out, self.honest, self.forged, self.imap = (free_port() for _one in range(4))


@contextmanager
def mail_servers(elsewhere: int) -> Iterator[Ports]:
    """`elsewhere`: the port of whoever takes the mails that are not for the point."""
    folder, ports = Path(tempfile.mkdtemp(prefix="cungcau-mail-")), Ports()
    folder.chmod(0o755)
    before = os.umask(0o022)  # the servers give up root and must still read what is written here
    try:
        box = folder / "mail"
        box.mkdir()
        shutil.chown(box, OWNER, OWNER)
        with _dovecot(folder, ports), _postfix(folder, ports, elsewhere):
            yield ports
    finally:
        os.umask(before)
        shutil.rmtree(folder)


@contextmanager
def _dovecot(folder: Path, ports: Ports) -> Iterator[None]:
    who = pwd.getpwnam(OWNER)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="ascii")
    (folder / "dovecot.conf").write_text(f"""
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot-state
log_path = {folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/point
first_valid_uid = {who.pw_uid}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={who.pw_uid} gid={who.pw_gid} home={folder}/mail
}}
service imap-login {{
  inet_listener imap {{
    port = {ports.imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
""", encoding="ascii")
    command = ["dovecot", "-F", "-c", str(folder / "dovecot.conf")]
    process = subprocess.Popen(command, env=_env(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_for(ports.imap, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _finding(port: int, verdict: str) -> str:
    line = f"PREPEND Authentication-Results: {SERVER}; dmarc={verdict} header.from={SENDERS}"
    return f"127.0.0.1:{port} inet n - n - - smtpd\n  -o {{smtpd_sender_restrictions=check_sender_access static:{{{line}}}}}\n"


# Private or not, unprivileged or not, not in a root of its own, woken up when, at most how many, and the program.
SERVICES = {
    "pickup": "n - n 60 1 pickup", "cleanup": "n - n - 0 cleanup", "qmgr": "n - n 300 1 qmgr",
    "rewrite": "- - n - - trivial-rewrite", "bounce": "- - n - 0 bounce", "defer": "- - n - 0 bounce",
    "trace": "- - n - 0 bounce", "verify": "- - n - 1 verify", "flush": "n - n 1000? 0 flush", "proxymap": "- - n - - proxymap",
    "smtp": "- - n - - smtp", "relay": "- - n - - smtp", "showq": "n - n - - showq", "error": "- - n - - error",
    "retry": "- - n - - error", "virtual": "- n n - - virtual", "anvil": "- - n - 1 anvil", "scache": "- - n - 1 scache",
    "tlsmgr": "- - n 1000? 1 tlsmgr",
}  # fmt: skip


@contextmanager
def _postfix(folder: Path, ports: Ports, elsewhere: int) -> Iterator[None]:
    who = pwd.getpwnam(OWNER)
    config, data = folder / "postfix", folder / "postfix-data"
    for one in (config, data, folder / "queue"):
        one.mkdir()
    shutil.chown(data, "postfix")
    (config / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {data}
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
multi_instance_enable = no
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = {SERVER}
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
local_recipient_maps =
recipient_delimiter = +
relayhost = [127.0.0.1]:{elsewhere}
smtp_tls_security_level = none
smtpd_tls_security_level = none
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = {DOMAIN}
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:point/
virtual_minimum_uid = 1
virtual_uid_maps = static:{who.pw_uid}
virtual_gid_maps = static:{who.pw_gid}
""", encoding="ascii")
    services = "\n".join(f"{name} unix {rest}" for name, rest in SERVICES.items())
    (config / "master.cf").write_text(
        f"127.0.0.1:{ports.out} inet n - n - - smtpd\n{_finding(ports.honest, 'pass')}{_finding(ports.forged, 'fail')}"
        f"{services}\npostlog unix-dgram n - n - 1 postlogd\n", encoding="ascii",
    )  # fmt: skip
    command = ["postfix", "-c", str(config)]
    process = subprocess.Popen([*command, "start-fg"], env=_env(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        for port in (ports.out, ports.honest, ports.forged):
            wait_for(port, process)
        yield
    finally:
        subprocess.run([*command, "stop"], env=_env(), capture_output=True, check=False)
        process.wait(20)


def until(seen: Callable[[], Any], what: str) -> Any:
    """What is seen, once it is: servers hand mails on in their own time."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what}: not seen within {WAIT} seconds")
