"""Account tokens in the keyring of the operating system, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from juicedesk.domain.errors import KeyringLocked, NoKeyring, SecretsError
from juicedesk.secrets.bounded import BoundedCalls

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "JuiceDesk"

_STORES = {
    "keyring.backends.macOS": "Keychain",
    "keyring.backends.Windows": "Credential Manager",
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
}
"""The keyrings that belong to a system. All others are refused: some of them are plain files."""

T = TypeVar("T")


def system_keyring() -> KeyringBackend:
    """The system's keyring; asks the system, so it may take its time. Raises NoKeyring."""
    import keyring.core  # noqa: PLC0415 - 80 ms, and not at start-up (platform sheet, "keyring")

    if not _belongs_to_the_system(keyring.core.get_keyring()):
        # The library chooses once; a keyring that has been started since then is found by a second look.
        keyring.core.init_backend(limit=_belongs_to_the_system)
    chosen = keyring.core.get_keyring()
    if not _belongs_to_the_system(chosen):
        raise NoKeyring(f"no keyring of the system, only {type(chosen).__module__}")
    return chosen


def _belongs_to_the_system(backend: KeyringBackend) -> bool:
    return type(backend).__module__ in _STORES


class KeyringSecrets:
    """A `domain.ports.SecretStore` over the system's keyring.

    Every call blocks for `timeout_s` at most, although the system may go on asking the person for a
    password. Raises NoKeyring or KeyringLocked. Thread-safe; the keyring is first asked by the first
    call.
    """

    def __init__(
        self, timeout_s: float = 10.0, choose: Callable[[], KeyringBackend] = system_keyring
    ) -> None:
        self._calls = BoundedCalls(timeout_s)
        self._choose = choose
        self._display_name = _usual_name()

    @property
    def display_name(self) -> str:
        """What the store is called on this system; a proper name, the same in every language."""
        return self._display_name

    def get(self, account_id: str) -> str | None:
        """The token, or None when there is none."""
        return self._run(lambda backend: backend.get_password(SERVICE, account_id))

    def set(self, account_id: str, token: str) -> None:
        """Keep the token. Read back, because a keyring may take it and keep nothing."""
        self._run(lambda backend: _set_and_read_back(backend, account_id, token))

    def delete(self, account_id: str) -> None:
        """Forget the token; nothing happens when there is none."""
        self._run(lambda backend: _delete(backend, account_id))

    def _run(self, work: Callable[[KeyringBackend], T]) -> T:
        def ask() -> T:
            with _as_secrets_errors():
                backend = self._choose()
                self._display_name = _STORES.get(type(backend).__module__, self._display_name)
                return work(backend)

        return self._calls.run(ask)


def _set_and_read_back(backend: KeyringBackend, account_id: str, token: str) -> None:
    backend.set_password(SERVICE, account_id, token)
    if backend.get_password(SERVICE, account_id) != token:
        raise NoKeyring("the keyring does not keep what it is given")


def _delete(backend: KeyringBackend, account_id: str) -> None:
    if backend.get_password(SERVICE, account_id) is not None:
        backend.delete_password(SERVICE, account_id)


@contextmanager
def _as_secrets_errors() -> Iterator[None]:
    """Library exceptions become ours here and nowhere else."""
    from keyring.errors import InitError  # noqa: PLC0415
    from keyring.errors import KeyringLocked as LibraryLocked  # noqa: PLC0415

    try:
        yield
    except SecretsError:
        raise
    except (LibraryLocked, InitError) as exc:
        # InitError: the keyring is there, but the question for its password was dismissed or not possible.
        raise KeyringLocked("the keyring is locked") from exc
    except Exception as exc:
        # Each system's backend raises errors of its own, D-Bus's and Windows' among them; all of them
        # mean that there is no keyring to be had now (platform sheet, "keyring").
        raise NoKeyring(f"the keyring failed: {type(exc).__name__}") from exc


def _usual_name() -> str:
    return {"darwin": "Keychain", "win32": "Credential Manager"}.get(sys.platform, "Secret Service")
