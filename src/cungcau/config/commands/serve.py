"""``cungcau serve``: the web pages and the worker in one process, on SQLite or PostgreSQL."""

from __future__ import annotations

import argparse
import errno
import os
import select
import signal
import socket
import sys
from typing import Any

from cungcau.config import data_folder
from cungcau.config.speech import gettext as _
from cungcau.config.speech import reason_of

THREADS = 4
# A browser keeps six connections open between two pages; the default of a hundred would be seventeen visitors.
CONNECTIONS = 600
IDLE_SECONDS = 30
STOP_SECONDS = 20.0
# Who listens everywhere is reached here too.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1"}  # noqa: S104


class CannotServe(Exception):
    """Why not, in one line for the person at the terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar=_("ADDRESS"), default="127.0.0.1",
                        help=_("address to listen on (default: 127.0.0.1, this machine only)"))  # fmt: skip
    parser.add_argument("--port", type=_port, metavar=_("PORT"), default=8000,
                        help=_("port to listen on (default: 8000; 0: any free one)"))  # fmt: skip
    parser.add_argument(
        "--demo", action=argparse.BooleanOptionalAction, default=None,
        help=_("plant the demo park at the first start and let visitors be its people (default: CUNGCAU_DEMO)"),
    )  # fmt: skip


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(_("“{text}” is no port; it is a number from 0 to 65535").format(text=text))
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM; 0 after a clean stop, 2 when it could not start."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        door = _open_door(options.host, options.port)
        with data_folder.hold(options.data):
            _tell_environment(options, door)
            _prepare()
            _serve(options.host, door)
    except (CannotServe, data_folder.Unusable) as reason:
        print(f"cungcau: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    print(_("Stopped."), flush=True)
    return 0


def _stop(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _open_door(host: str, port: int) -> socket.socket:
    """Take the port first of all, so that a taken one is told at once."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        door = socket.socket(family, kind, protocol)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
    except OSError as error:
        taken = _("{host} port {port} is taken by another program. Choose another: --port {other}")
        unusable = _("{host} port {port} cannot be used ({reason}). Choose another: --port {other}")
        words = taken if error.errno == errno.EADDRINUSE else unusable
        other = port + 1 if port else 8000
        raise CannotServe(words.format(host=host, port=port, reason=reason_of(error), other=other)) from None
    return door


def _tell_environment(options: argparse.Namespace, door: socket.socket) -> None:
    """Options go before the environment; both must be there before Django reads its settings."""
    if options.demo is not None:
        os.environ["CUNGCAU_DEMO"] = "yes" if options.demo else "no"
    address = os.environ.setdefault("CUNGCAU_BASE_URL", _address(options.host, door))
    data_folder.keep_address(options.data, address)


def _address(host: str, door: socket.socket) -> str:
    name = EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{door.getsockname()[1]}"


def _prepare() -> None:
    """Tables, lists and, for the demo, its park. Refuses to mix the demo with an installation of one's own."""
    import django  # slow

    try:
        django.setup()
    except OSError as error:
        raise CannotServe(_("the data folder cannot be used: {reason}").format(reason=reason_of(error))) from None
    from django.conf import settings  # app ready

    from cungcau.config import installation  # app ready

    _check_database()
    installation.bring_up_to_date()
    if settings.DEMO and not installation.holds_demo():
        if installation.holds_work_of_its_own():
            words = _("{folder} holds an installation of your own. Start it with --no-demo, "
                      "or give the demo another folder: --data DIR")  # fmt: skip
            raise CannotServe(words.format(folder=settings.DATA))
        print(_("Planting the demo park …"), flush=True)
        installation.plant_demo()
    elif not settings.DEMO and installation.holds_demo():
        words = _("{folder} holds the demo park. Start it with --demo, or give your own installation another folder: --data DIR")
        raise CannotServe(words.format(folder=settings.DATA))


def _check_database() -> None:
    from django.db import DatabaseError, connection  # app ready

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise CannotServe(_("the database cannot be reached: {reason}").format(reason=reason_of(error))) from None


def _serve(host: str, door: socket.socket) -> None:
    """Answer requests in this thread's dispatcher and do jobs in another, until asked to stop."""
    from django.conf import settings  # app ready
    from waitress.server import create_server

    from cungcau.config import installation, oversize  # app ready
    from cungcau.config.wsgi import application  # app ready
    from cungcau.jobs.worker import Worker  # app ready

    server = create_server(
        application, sockets=[door], threads=THREADS, ident=None, connection_limit=CONNECTIONS, channel_timeout=IDLE_SECONDS,
        cleanup_interval=IDLE_SECONDS // 3, asyncore_use_poll=hasattr(select, "poll"),
        max_request_body_size=settings.REQUEST_LIMIT_MB * 2**20 + 1, **_proxy(settings.PROXY),
    )  # fmt: skip
    server.channel_class = oversize.Channel
    worker = Worker(first=installation.warm_up)
    thread = worker.start()
    _greet(_address(host, door), settings.DEMO)
    try:
        server.run()
    finally:
        print(_("Stopping …"), flush=True)
        worker.stop()
        thread.join(STOP_SECONDS)
        server.close()


def _proxy(address: str) -> dict[str, Any]:
    """Believe the headers of the reverse proxy that stands in front, and of nobody else."""
    if not address:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return {"trusted_proxy": address, "trusted_proxy_headers": headers, "trusted_proxy_count": 1}


def _greet(address: str, demo: bool) -> None:
    from django.urls import reverse  # app ready

    login = reverse("access:login")  # also loads every address of the house before the first visitor comes
    print(_("CungCầu is ready: {address}").format(address=f"{address}/"), flush=True)
    if demo:
        print(_("The demo park is fictional. Be one of its people: {address}").format(address=address + login), flush=True)
    print(_("Ctrl-C stops."), flush=True)
