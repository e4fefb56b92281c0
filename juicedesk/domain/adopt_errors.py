"""What can go wrong while a box is made to report here; a branch of the tree in `errors`.

Facts only: `adopt/failure_words.py` says in words what they mean and what helps.

AdoptError
├── ConsoleError           the console of a box
│   ├── ConsoleClosed      nobody answers at the port
│   ├── ConsoleSilent      no answer that can be read, in time
│   ├── ConsoleRefused     the box said no; it reports where it did before
│   ├── NotAJuiceBox · OtherBox   who answers there is somebody else
│   ├── NoStream           the box reports nowhere, so nothing can be moved
│   └── LeftWithoutStream  the box lost its stream on the way and needs its power switched off and on
├── TooSoon                the box was moved a short while ago
├── NothingRemembered      where the box reported before is not known
├── NotRemembered          that cannot be kept, so nothing was moved
├── NoAddress              no address of this server that the box could reach
├── NotVerified            whether a command arrives cannot be said, or it does not
│   ├── NeverReported · SendsEncrypted · GetsNoCommand · IgnoresCommands
│   └── CannotTell         the server does not say how its boxes are doing
└── DnsPortRefused         the DNS responder cannot be opened
    ├── DnsPortTaken       another program answers there
    └── DnsPortForbidden   the system wants administrator rights
"""

from __future__ import annotations

from juicedesk.domain.errors import JuiceDeskError


class AdoptError(JuiceDeskError):
    """Making a box report here failed."""


class ConsoleError(AdoptError):
    """The console at `address` did not do what was asked of it; `detail` is for the log."""

    def __init__(self, address: str, detail: str = "") -> None:
        super().__init__(f"{address}: {detail or type(self).__name__}")
        self.address = address
        self.detail = detail


class ConsoleClosed(ConsoleError):
    """Nobody answers at the console's port. Newer firmware keeps it closed (protocol sheet §6.2)."""


class ConsoleSilent(ConsoleError):
    """Somebody answers, but not with anything that can be read, or not in time."""


class ConsoleRefused(ConsoleError):
    """The box did not take the new destination, and reports where it did before."""


class NotAJuiceBox(ConsoleError):
    """What answers does not say that it is a JuiceBox."""


class OtherBox(ConsoleError):
    """Another box than the one that was meant answers."""


class NoStream(ConsoleError):
    """The box has no stream to a server, so there is nothing that could be moved."""


class LeftWithoutStream(ConsoleError):
    """The old stream is closed, and neither the new one nor the old one could be opened."""


class TooSoon(AdoptError):
    """The box was moved a short while ago; `wait_s` says for how long it should be left alone."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"{wait_s:.0f} s too soon")
        self.wait_s = wait_s


class NothingRemembered(AdoptError):
    """Where the box reported before is not known on this computer."""


class NotRemembered(AdoptError):
    """The original destination cannot be kept, so nothing was moved. `detail` is the system's reason."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NoAddress(AdoptError):
    """There is no IPv4 address of the server that a box could reach."""

    def __init__(self, host: str) -> None:
        super().__init__(f"no IPv4 address: {host[:100]!r}")
        self.host = host


class NotVerified(AdoptError):
    """No acknowledged command, so the box does not count as taken over."""


class NeverReported(NotVerified):
    """The box has not reported to the server since."""


class SendsEncrypted(NotVerified):
    """The box sends messages that nobody but the vendor can read (protocol sheet §4.3)."""


class GetsNoCommand(NotVerified):
    """The server sends this box no command: its rating or its wire limit is not known."""


class IgnoresCommands(NotVerified):
    """The box reports, and acknowledges nothing (protocol sheet §6.2, §1.5)."""


class CannotTell(NotVerified):
    """The server is not one of ours, or too old to say how its boxes are doing."""


class DnsPortRefused(AdoptError):
    """The DNS responder cannot have its UDP port; `detail` is the system's reason."""

    def __init__(self, port: int, detail: str) -> None:
        super().__init__(f"UDP port {port}: {detail}")
        self.port = port
        self.detail = detail


class DnsPortTaken(DnsPortRefused):
    """Another program on this computer answers DNS already."""


class DnsPortForbidden(DnsPortRefused):
    """The port needs administrator rights."""
