"""What can go wrong while a box is made to report here; a branch of the tree in `errors`.

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
└── DnsError               a name could not be asked for, or the responder not be opened
"""

from __future__ import annotations

from juicedesk.domain.errors import JuiceDeskError


class AdoptError(JuiceDeskError):
    """Making a box report here failed. The text is one plain English sentence, fit for a command line."""


class ConsoleError(AdoptError):
    """The console of the box at `address` did not do what was asked of it."""

    def __init__(self, address: str, sentence: str) -> None:
        super().__init__(f"{address}: {sentence}")
        self.address = address


class ConsoleClosed(ConsoleError):
    """Nobody answers at the console's port. Newer firmware keeps it closed (protocol sheet §6.2)."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(
            address,
            f"the console does not answer ({detail}). Newer firmware keeps it closed: use the way by DNS"
            " or by the router instead.",
        )


class ConsoleSilent(ConsoleError):
    """Somebody answers, but not with anything that can be read, or not in time."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(
            address,
            f"the console gave no usable answer ({detail}). Switch the charger's power off and on, then try"
            " again.",
        )


class ConsoleRefused(ConsoleError):
    """The box did not take the new destination, and reports where it did before."""

    def __init__(self, address: str) -> None:
        super().__init__(
            address, "the charger did not take the new destination. It reports where it did before."
        )


class NotAJuiceBox(ConsoleError):
    """What answers does not say that it is a JuiceBox."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "something answers there, but it is not a JuiceBox.")


class OtherBox(ConsoleError):
    """Another box than the one that was meant answers."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "another JuiceBox answers there than the one that was meant.")


class NoStream(ConsoleError):
    """The box has no stream to a server, so there is nothing that could be moved."""

    def __init__(self, address: str) -> None:
        super().__init__(
            address,
            "the charger reports nowhere at the moment. Switch its power off and on, wait a minute, then try"
            " again.",
        )


class LeftWithoutStream(ConsoleError):
    """The old stream is closed, and neither the new one nor the old one could be opened."""

    def __init__(self, address: str) -> None:
        super().__init__(
            address,
            "the charger reports nowhere now. Switch its power off and on: it goes back to its first server"
            " by itself.",
        )


class TooSoon(AdoptError):
    """The box was moved a short while ago; `wait_s` says for how long it should be left alone."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(
            f"This charger was moved a short while ago. Doing it often makes some chargers hang;"
            f" please wait {max(1, round(wait_s / 60))} min."
        )
        self.wait_s = wait_s


class NothingRemembered(AdoptError):
    """Where the box reported before is not known on this computer."""

    def __init__(self) -> None:
        super().__init__(
            "Where this charger reported before is not known here. Switching its power off and on leads it"
            " back to its first server."
        )


class NotRemembered(AdoptError):
    """The original destination cannot be kept, so nothing was moved."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"Where the charger reports now could not be kept ({detail}), so nothing was changed."
        )


class NoAddress(AdoptError):
    """There is no IPv4 address of the server that a box could reach."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} has no IPv4 address that a charger could report to.")
        self.host = host


class NotVerified(AdoptError):
    """No acknowledged command, so the box does not count as taken over."""


class NeverReported(NotVerified):
    """The box has not reported to the server since."""

    def __init__(self) -> None:
        super().__init__(
            "The charger has not reported to the home server. Check that the server runs, that no firewall"
            " blocks its UDP ports, and switch the charger's power off and on (needed after a DNS change)."
        )


class SendsEncrypted(NotVerified):
    """The box sends messages that nobody but the vendor can read (protocol sheet §4.3)."""

    def __init__(self) -> None:
        super().__init__(
            "The charger sends encrypted messages, which only the vendor can read. Block its way to"
            " directory-api.emotorwerks.com, then switch its power off and on."
        )


class GetsNoCommand(NotVerified):
    """The server sends this box no command: its rating or its wire limit is not known."""

    def __init__(self) -> None:
        super().__init__(
            "The charger reports, but the home server sends it no commands yet: its rating or its wiring"
            " limit is not known. Set the wiring limit first."
        )


class IgnoresCommands(NotVerified):
    """The box reports, and acknowledges nothing (protocol sheet §6.2, §1.5)."""

    def __init__(self) -> None:
        super().__init__(
            "The charger reports, but takes no commands: it can be watched and not controlled. Some firmware"
            " does so after the console's way. Use the way by DNS or by the router instead."
        )


class CannotTell(NotVerified):
    """The server is not one of ours, or too old to say how its boxes are doing."""

    def __init__(self) -> None:
        super().__init__("This server does not say whether a charger takes its commands.")


class DnsError(AdoptError):
    """Asking for a name, or answering for one, failed."""
