"""The one error tree. Facts only; the words that people read are made in `ui/messages.py`.

JuiceDeskError
├── InvalidChange          a value that may not be asked for
├── FrameError             a datagram that is not a message of a box
│   ├── MalformedFrame · WrongChecksum · EncryptedFrame
├── LinkError              talking to a JuiceNet server failed
│   ├── NotSent            certainly not delivered
│   │   ├── UntrustedServer   the certificate is not the one that was pinned
│   │   └── NoInternet        this computer has no way out
│   ├── Unknown            may have landed: read before anything else
│   └── Refused            an answer: never repeated as it is
│       └── ChangedMeanwhile  what the write was based on holds no more: read, then decide again
├── StoreError             the desktop's or the server's database
│   ├── NewerDatabase · DamagedDatabase · DiskFull · OpenElsewhere
├── SecretsError           the keyring: NoKeyring · KeyringLocked
├── DiscoveryError         the network cannot be asked
│   ├── NotAnAddress · NothingThere   what a person typed, and what answers there
├── EntryRefused · UpdateUnknown   what the system or a far place would not do or say
├── ProcessError           a child process or a port
│   └── PortInUse
└── AdoptError             making a box report here: `domain/adopt_errors.py`
"""

from __future__ import annotations

from pathlib import Path


class JuiceDeskError(Exception):
    """An expected failure. Every other exception is a bug."""


class InvalidChange(JuiceDeskError):
    """A value that may not be asked for. `reason` names the rule, `facts` the numbers in it."""

    def __init__(self, reason: InvalidReason, **facts: object) -> None:
        super().__init__(f"{reason}: {facts}")
        self.reason = reason
        self.facts = facts


class InvalidReason(str):
    """The rule that a value breaks; one constant per rule, so that `ui.messages` can word it."""

    __slots__ = ()


START_EQUALS_END = InvalidReason("start_equals_end")
MINUTE_OUT_OF_DAY = InvalidReason("minute_out_of_day")
AMPS_BELOW_FLOOR = InvalidReason("amps_below_floor")
AMPS_NEGATIVE = InvalidReason("amps_negative")
AMPS_ABOVE_RATING = InvalidReason("amps_above_rating")
AMPS_ABOVE_WIRE_LIMIT = InvalidReason("amps_above_wire_limit")
AMPS_ABOVE_WIRING = InvalidReason("amps_above_wiring")
RATING_UNKNOWN = InvalidReason("rating_unknown")
OFFLINE_BUDGET_SPENT = InvalidReason("offline_budget_spent")
NAME_EMPTY = InvalidReason("name_empty")
NAME_TOO_LONG = InvalidReason("name_too_long")
NAME_UNPRINTABLE = InvalidReason("name_unprintable")
NOT_A_TIME = InvalidReason("not_a_time")
ONLY_AN_END = InvalidReason("only_an_end")
ENERGY_OUT_OF_RANGE = InvalidReason("energy_out_of_range")
PERCENT_OUT_OF_RANGE = InvalidReason("percent_out_of_range")
GROUP_NAME_EMPTY = InvalidReason("group_name_empty")
CIRCUIT_OUT_OF_RANGE = InvalidReason("circuit_out_of_range")
TOO_MANY_MEMBERS = InvalidReason("too_many_members")
MEMBER_WITHOUT_ID = InvalidReason("member_without_id")


class FrameError(JuiceDeskError):
    """A datagram that is not a message of a box; `detail` says why, in plain English for the log."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class MalformedFrame(FrameError):
    """The bytes do not have the form of any message."""


class WrongChecksum(FrameError):
    """The form is right, the CRC is missing or is not that of the text (protocol sheet §1.7, §2)."""


class EncryptedFrame(FrameError):
    """A v08 or v09e message: the box has been told to encrypt (protocol sheet §4.3)."""

    def __init__(self, juicebox_id: str, version: str) -> None:
        super().__init__(f"{version} is encrypted")
        self.juicebox_id = juicebox_id
        self.version = version


class LinkError(JuiceDeskError):
    """Talking to a JuiceNet server failed. `address` names the server, `detail` is for the log.

    `retry_after_s` is how long the server asks to be left alone, 0 to 3600; None where it did not.
    """

    def __init__(self, address: str, detail: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(f"{address}: {detail}")
        self.address = address
        self.detail = detail
        self._retry_after_s = retry_after_s

    @property
    def retry_after_s(self) -> float | None:
        """What the server asked for, in the answer itself or in the failure that this one comes from."""
        if self._retry_after_s is None and isinstance(self.__cause__, LinkError):
            return self.__cause__.retry_after_s
        return self._retry_after_s


class NotSent(LinkError):
    """The request certainly did not reach the server."""


class NoInternet(NotSent):
    """The server is out in the world, and this computer has no way there at all."""


class UntrustedServer(NotSent):
    """The certificate is not the pinned one, or not one that this computer trusts."""


class Unknown(LinkError):
    """The request may have landed. Read before anything else."""


class Refused(LinkError):
    """The server answered no. `code` is the API's error code, where it gave one (API sheet §4)."""

    def __init__(self, address: str, detail: str, code: int | None = None) -> None:
        super().__init__(address, detail)
        self.code = code

    @property
    def is_token_refusal(self) -> bool:
        """Whether the unit token (1007) or the account token (1009) was not accepted."""
        return self.code in (BAD_UNIT_TOKEN, BAD_ACCOUNT_TOKEN)


class ChangedMeanwhile(Refused):
    """A conditional write was certainly not applied: something has changed since it was read. Read again."""


BAD_UNIT_TOKEN = 1007
BAD_ACCOUNT_TOKEN = 1009
CHANGED_MEANWHILE = 1409
"""Of our own server only; the vendor's known codes are 1001 to 1009 and 1102 (API sheet §4)."""


class StoreError(JuiceDeskError):
    """A database could not keep or give what was asked; nothing is half-written."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path.name}: {detail}")
        self.path = path
        self.detail = detail


class OpenElsewhere(StoreError):
    """Another program has the file open, and would go on writing to it."""


class FolderUnusable(StoreError):
    """The folder for the data cannot be made or written to."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path, detail)
        self.args = (f"{path}: {detail}",)


class NewerDatabase(StoreError):
    """The file was written by a newer version of the program, which alone may open it."""


class OlderDatabase(StoreError):
    """The file is of an older version of the program, which has it open: it must not be upgraded now."""


class DamagedDatabase(StoreError):
    """The file is not a sound database."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class SecretsError(JuiceDeskError):
    """The keyring did not keep or give the token."""


class NoKeyring(SecretsError):
    """This computer has no keyring, or none that keeps what it is given."""


class KeyringLocked(SecretsError):
    """The keyring is locked, or did not answer in time."""


class DiscoveryError(JuiceDeskError):
    """The network cannot be asked at all."""


class NotAnAddress(DiscoveryError):
    """What was typed cannot be an address. `typed` is what it was."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"not an address: {typed[:60]!r}")
        self.typed = typed


class NothingThere(DiscoveryError):
    """Neither a JuiceNet server nor a box answers at an address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address}: neither a JuiceNet server nor a JuiceBox answers")
        self.address = address


class ProcessError(JuiceDeskError):
    """A child process did not start or did not behave."""


class DemoNotReady(JuiceDeskError):
    """The demo's server or its chargers are not as far yet as what was asked for needs."""


class PortInUse(ProcessError):
    """Another program holds the port."""

    def __init__(self, port: int, kind: str) -> None:
        super().__init__(f"{kind} port {port} is in use")
        self.port = port
        self.kind = kind


class EntryRefused(JuiceDeskError):
    """The system did not take an entry that was to be made or removed, or its place cannot be written to."""


class UpdateUnknown(JuiceDeskError):
    """Whether there is a newer version could not be told; an answer that is not signed says nothing."""
