from __future__ import annotations

from pathlib import Path

import pytest

from juicedesk.domain.errors import KeyringLocked, NoKeyring, SecretsError
from juicedesk.domain.ports import SecretStore
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback

TOKEN = "a-token-that-nobody-may-see"


class Keyring(RunOnlySecrets):
    """A keyring that can be out of reach."""

    def __init__(self) -> None:
        super().__init__()
        self.error: SecretsError | None = None

    def get(self, account_id: str) -> str | None:
        self._fail()
        return super().get(account_id)

    def set(self, account_id: str, token: str) -> None:
        self._fail()
        super().set(account_id, token)

    def delete(self, account_id: str) -> None:
        self._fail()
        super().delete(account_id)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


def test_for_this_run_means_in_memory_alone(own_home: Path) -> None:
    secrets: SecretStore = RunOnlySecrets()
    secrets.set("home", TOKEN)
    assert secrets.get("home") == TOKEN
    assert RunOnlySecrets().get("home") is None
    assert not own_home.exists()
    secrets.delete("home")
    secrets.delete("home")
    assert secrets.get("home") is None


def test_the_keyring_is_used_where_it_works() -> None:
    keyring = Keyring()
    secrets = SecretsWithFallback(keyring)
    secrets.set("home", TOKEN)
    assert keyring.get("home") == secrets.get("home") == TOKEN
    assert secrets.problem is None


def test_without_one_the_token_is_kept_for_this_run_and_that_is_said() -> None:
    keyring = Keyring()
    secrets = SecretsWithFallback(keyring)
    keyring.error = NoKeyring("none")
    secrets.set("home", TOKEN)
    assert secrets.get("home") == TOKEN
    assert secrets.problem is keyring.error
    assert SecretsWithFallback(Keyring()).get("home") is None


def test_once_it_is_back_the_token_moves_there() -> None:
    keyring = Keyring()
    secrets = SecretsWithFallback(keyring)
    keyring.error = KeyringLocked("locked")
    secrets.set("home", TOKEN)
    keyring.error = None
    secrets.set("home", "a newer one")
    assert keyring.get("home") == secrets.get("home") == "a newer one"
    assert secrets.problem is None


def test_a_locked_keyring_may_hold_the_token_so_the_person_is_asked() -> None:
    keyring = Keyring()
    keyring.error = KeyringLocked("locked")
    secrets = SecretsWithFallback(keyring)
    with pytest.raises(KeyringLocked):
        secrets.get("home")
    assert secrets.problem is keyring.error


def test_forgetting_forgets_everywhere() -> None:
    keyring = Keyring()
    secrets = SecretsWithFallback(keyring)
    secrets.set("home", TOKEN)
    secrets.delete("home")
    assert keyring.get("home") is None
    keyring.error = KeyringLocked("locked")
    secrets.set("home", TOKEN)
    with pytest.raises(KeyringLocked):
        secrets.delete("home")
    keyring.error = None
    assert secrets.get("home") is None
