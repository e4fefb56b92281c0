"""`juicedesk adopt`: from a found box to one that reports to the home server, without a window."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Sequence

from juicedesk import log
from juicedesk.adopt.console import reached
from juicedesk.adopt.dns_instructions import dns_instructions
from juicedesk.adopt.dns_names import Lead, NameCheck, check_names, server_lookup, system_lookup
from juicedesk.adopt.failure_words import failure_phrase
from juicedesk.adopt.finding import is_juicebox_id, remembered_id, with_address
from juicedesk.adopt.instruction import Instruction
from juicedesk.adopt.memory import Memory
from juicedesk.adopt.moving import Mover
from juicedesk.adopt.options import UDP_PORT, Options, Way, parse_options
from juicedesk.adopt.redirect_instructions import redirect_instructions
from juicedesk.adopt.server_access import ServerAccess, reached_server
from juicedesk.adopt.target import reachable_address
from juicedesk.adopt.verifying import PATIENCE_S, Step, Verification
from juicedesk.discovery.dns_responder import DnsResponder
from juicedesk.discovery.found import FoundCharger
from juicedesk.discovery.heard import with_heard
from juicedesk.discovery.network import Discovery
from juicedesk.discovery.typed import parse_address
from juicedesk.domain.adopt_errors import ConsoleError
from juicedesk.domain.charger import masked_id
from juicedesk.domain.contact import HeardBox
from juicedesk.domain.errors import (
    JuiceDeskError,
    NothingThere,
    NotSent,
    Refused,
    UntrustedServer,
)
from juicedesk.juicebox.console import Destination
from juicedesk.juicenet.client import JuiceNetClient

DONE, FAILED, NOT_VERIFIED = 0, 1, 3

_YOURS = "yours"
"""In the place of the ID by which a home server announces itself."""
_STEP_WORDS = {
    Step.WAITING: "Waiting for the charger to report …",
    Step.REPORTS: "The charger reports to your home server.",
    Step.TAKEN_IN: "It is in your account. Waiting until it acknowledges a command …",
    Step.ACKNOWLEDGED: "It acknowledges commands.",
}
_LEAD_WORDS = {
    Lead.HERE: "leads here",
    Lead.ELSEWHERE: "leads elsewhere",
    Lead.NOWHERE: "leads nowhere",
    Lead.NOT_KNOWN: "could not be asked for",
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says. The exit codes are in `--help`."""
    options = parse_options(arguments)
    log.configure()
    try:
        return _do(options)
    except JuiceDeskError as error:
        _complain(_words(error))
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _do(options: Options) -> int:
    if options.lists:
        return _list(options)
    if options.answers_dns:
        return _answer_dns(options)
    assert options.box is not None, "the options see to it"
    if options.restores:
        return _restore(options.box, options)
    if options.way is Way.CONSOLE:
        return _by_console(options.box, options)
    return _by_router(options.box, options)


def _list(options: Options) -> int:
    """What the network shows, and what was moved from here."""
    discovery = Discovery(
        lambda snapshot: None, interfaces=[options.interface] if options.interface else None
    )
    discovery.start()
    try:
        time.sleep(options.listen_s)
    finally:
        discovery.stop()
    snapshot = discovery.snapshot
    if snapshot.problem is not None:
        _complain(snapshot.problem.sentence)
    heard = _heard_by(options) if options.account_token is not None else []
    chargers = with_heard(snapshot.chargers, heard, _YOURS)
    for box in chargers:
        _say(f"{box.name}  {box.address or '-'}  {_tail(box.juicebox_id)}  {_reports(box)}")
    for juicebox_id, moved in Memory().all().items():
        where = moved.moved_to if moved.is_here else moved.original
        _say(f"{_tail(juicebox_id)}  {moved.console}  led to {where}, at first {moved.original}")
    if not chargers:
        _say("No charger was found. Those of another network part are not heard: give their address.")
    return DONE


def _heard_by(options: Options) -> list[HeardBox]:
    """What the account's server hears, added or not; a list without that is better than none."""
    try:
        client = reached_server(options.server, options.fingerprint).client(options.account_token or "")
        contacts = [(unit.unit_id, client.contact(unit.unit_id)) for unit in client.units()]
        added = [HeardBox(unit_id, contact.address) for unit_id, contact in contacts if contact.address]
        return [*added, *client.waiting()]
    except JuiceDeskError as error:
        _complain(_words(error))
        return []


def _reports(box: FoundCharger) -> str:
    if box.server_id is None:
        return "reports elsewhere"
    return "reports to your home server" if box.server_id == _YOURS else "reports to a home server"


def _answer_dns(options: Options) -> int:
    """Answer for the vendor's names until told to end."""
    address = reachable_address(parse_address(options.server).host, options.interface)
    bind_to = options.interface or "0.0.0.0"
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with DnsResponder(address, bind_to=bind_to, port=options.dns_port) as responder:
        _say(f"The vendor's names lead to {address}, answered on UDP port {responder.port}.")
        while not ended.wait(1.0):
            pass
        _say(f"{responder.answered} questions were answered.")
    return DONE


def _restore(box: str, options: Options) -> int:
    memory = Memory()
    if is_juicebox_id(box):
        done = Mover(memory).restore(remembered_id(box, memory.all()))
    else:
        place = with_address(box, options.interface)
        console, who = reached(place)
        console.close()
        done = Mover(memory).restore(who.juicebox_id, place)
    _say(f"The charger {masked_id(done.juicebox_id)} reports to {done.now} again.")
    return DONE


def _by_console(box: str, options: Options) -> int:
    server = reached_server(options.server, options.fingerprint)
    client = _account(server, options)
    place = _place(box, options)
    address = reachable_address(server.host, parse_address(place).host)
    target = Destination(address, options.udp_port or UDP_PORT)
    done = Mover(Memory()).move(place, target, options.juicebox_id)
    if done.was_here:
        _say(f"The charger {masked_id(done.juicebox_id)} is led to {done.now} already.")
    else:
        _say(f"The charger {masked_id(done.juicebox_id)} is led from {done.before} to {done.now}.")
    return _verify(client, done.juicebox_id, options)


def _by_router(box: str, options: Options) -> int:
    """What to do in the router; for the way by DNS also whether it has been done."""
    server = reached_server(options.server, options.fingerprint)
    client = _account(server, options)
    place = None if is_juicebox_id(box) else _place(box, options)
    host = parse_address(place).host if place is not None else None
    address = reachable_address(server.host, host)
    if options.way is Way.DNS:
        if not _names_are_right(address, options):
            _print_instructions(dns_instructions(address))
            return FAILED
    elif host is None:
        raise NothingThere(box)
    else:
        _print_instructions(redirect_instructions(address, host, options.udp_port))
    juicebox_id = _id_of(box, place, options)
    if juicebox_id is None:
        _complain("The charger's console is closed: give its ID (printed on it) with --id to verify.")
        return NOT_VERIFIED
    return _verify(client, juicebox_id, options)


def _account(server: ServerAccess, options: Options) -> JuiceNetClient | None:
    """The account, tried before anything is changed; None without a token."""
    if options.account_token is None:
        return None
    client = server.client(options.account_token)
    client.probe()
    return client


def _place(box: str, options: Options) -> str:
    if is_juicebox_id(box):
        known = Memory().all()
        return known[remembered_id(box, known)].console
    return with_address(box, options.interface)


def _id_of(box: str, place: str | None, options: Options) -> str | None:
    if options.juicebox_id is not None or place is None:
        return options.juicebox_id or box
    try:
        console, who = reached(place)
    except ConsoleError:
        return None
    console.close()
    return who.juicebox_id


def _names_are_right(address: str, options: Options) -> bool:
    asked = server_lookup(options.dns_server, options.dns_port) if options.dns_server else system_lookup
    checks = check_names({address}, asked)
    for check in checks:
        _say(_check_words(check))
    return all(check.is_right for check in checks)


def _check_words(check: NameCheck) -> str:
    addresses = f" ({', '.join(check.addresses)})" if check.addresses else ""
    return f"{'right' if check.is_right else 'WRONG'}  {check.host} {_LEAD_WORDS[check.lead]}{addresses}"


def _print_instructions(instructions: Sequence[Instruction]) -> None:
    for instruction in instructions:
        _say(f"\n{instruction.router}")
        for number, step in enumerate(instruction.steps, 1):
            _say(f"  {number}. {step.words()}")
        for line in instruction.lines:
            _say(f"     {line}")


def _verify(client: JuiceNetClient | None, juicebox_id: str, options: Options) -> int:
    if client is None:
        _complain("Not verified: give the account token of the home server to see whether commands arrive.")
        return NOT_VERIFIED
    Verification(
        client,
        juicebox_id,
        options.name or f"JuiceBox {masked_id(juicebox_id)}",
        lambda step: _say(_STEP_WORDS[step]),
        patience_s=options.patience_s or PATIENCE_S,
    ).run()
    return DONE


def _words(error: JuiceDeskError) -> str:
    phrase = failure_phrase(error)
    if phrase is not None:
        return phrase.words()
    match error:
        case UntrustedServer():
            return f"The home server is not trusted: {error.detail}. Give --fingerprint if it is yours."
        case NotSent():
            return f"The home server cannot be reached: {error}."
        case Refused(is_token_refusal=True):
            return "The home server does not accept the account token."
    return f"{error}."


def _tail(juicebox_id: str | None) -> str:
    return masked_id(juicebox_id) if juicebox_id else "-"


def _say(words: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


def _complain(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"juicedesk adopt: {words}\n")
