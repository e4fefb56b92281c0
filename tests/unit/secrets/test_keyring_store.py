"""What a real keyring cannot be made to do on demand; the real one is in tests/e2e/test_secret_service.py."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from keyring.backend import KeyringBackend

from juicedesk.domain.errors import KeyringLocked, NoKeyring
from juicedesk.domain.ports import SecretStore
from juicedesk.secrets.keyring_store import SERVICE, KeyringSecrets, system_keyring
from tests.unit.secrets.keyrings import (
    LOCKED_ERRORS,
    BlockingKeyring,
    DictKeyring,
    FailingKeyring,
    ForgetfulKeyring,
)

TOKEN = "a-token-that-nobody-may-see"


def secrets_over(backend: KeyringBackend, timeout_s: float = 10.0) -> KeyringSecrets:
    return KeyringSecrets(timeout_s, choose=lambda: backend)


def test_a_token_is_kept_read_and_forgotten() -> None:
    backend = DictKeyring()
    secrets: SecretStore = secrets_over(backend)
    assert secrets.get("home") is None
    secrets.set("home", TOKEN)
    assert backend.kept == {(SERVICE, "home"): TOKEN}
    assert secrets.get("home") == TOKEN
    secrets.delete("home")
    secrets.delete("home")
    assert backend.kept == {}


def test_a_keyring_that_keeps_nothing_is_none() -> None:
    with pytest.raises(NoKeyring):
        secrets_over(ForgetfulKeyring()).set("home", TOKEN)


@pytest.mark.parametrize("error", LOCKED_ERRORS)
def test_a_locked_keyring_is_told_apart(error: Exception) -> None:
    with pytest.raises(KeyringLocked) as caught:
        secrets_over(FailingKeyring(error)).get("home")
    assert caught.value.__cause__ is error


def test_every_other_failure_means_that_there_is_none() -> None:
    secrets = secrets_over(FailingKeyring(OSError(f"cannot store {TOKEN}")))
    for call in (lambda: secrets.get("home"), lambda: secrets.set("home", TOKEN)):
        with pytest.raises(NoKeyring) as caught:
            call()
        assert TOKEN not in str(caught.value)


def test_a_keyring_that_asks_a_person_does_not_hold_up_the_caller() -> None:
    backend = BlockingKeyring()
    secrets = secrets_over(backend, timeout_s=0.1)
    try:
        for _ in range(3):
            with pytest.raises(KeyringLocked):
                secrets.get("home")
        assert backend.calls == 1, "no second thread waits behind the first"
        assert [thread.name for thread in threading.enumerate()].count("keyring") == 1
        assert all(thread.daemon for thread in threading.enumerate() if thread.name == "keyring")
    finally:
        backend.answered.set()


def test_once_the_person_has_answered_it_works() -> None:
    backend = BlockingKeyring()
    backend.kept[SERVICE, "home"] = TOKEN
    secrets = secrets_over(backend, timeout_s=0.1)
    with pytest.raises(KeyringLocked):
        secrets.get("home")
    backend.answered.set()
    assert KeyringSecrets(10.0, choose=lambda: backend).get("home") == TOKEN
    patient = [thread for thread in threading.enumerate() if thread.name == "keyring"]
    for thread in patient:
        thread.join(10)
    assert secrets.get("home") == TOKEN


@pytest.mark.parametrize("name", ["fail", "null"])
def test_backends_that_keep_nothing_are_no_keyring(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{name}.Keyring")
    import keyring.core

    keyring.core.init_backend()
    with pytest.raises(NoKeyring, match=name):
        system_keyring()


def test_a_backend_that_is_not_the_systems_own_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some write plain files; one that a person has configured for other programs is refused as well."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.unit.secrets.keyrings.DictKeyring")
    import keyring.core

    keyring.core.init_backend()
    with pytest.raises(NoKeyring, match=r"tests\.unit\.secrets\.keyrings"):
        KeyringSecrets().set("home", TOKEN)


def test_the_store_has_the_name_that_people_know() -> None:
    names = {"darwin": "Keychain", "win32": "Credential Manager", "linux": "Secret Service"}
    assert KeyringSecrets().display_name == names[sys.platform]


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from juicedesk.secrets.keyring_store import KeyringSecrets; KeyringSecrets();"
        "sys.exit('keyring' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
