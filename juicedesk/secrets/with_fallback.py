"""The keyring where it works, this run where it does not; and which of the two it was."""

from __future__ import annotations

import logging

from juicedesk.domain.errors import SecretsError
from juicedesk.domain.ports import SecretStore
from juicedesk.secrets.run_only import RunOnlySecrets

_LOG = logging.getLogger(__name__)


class SecretsWithFallback:
    """A `domain.ports.SecretStore` that keeps a token for this run when the keyring does not.

    `problem` says so, for the screen. A token is never in both. Blocks like the keyring does.
    """

    def __init__(self, keyring: SecretStore) -> None:
        self._keyring = keyring
        self._run_only = RunOnlySecrets()
        self._problem: SecretsError | None = None

    @property
    def problem(self) -> SecretsError | None:
        """Why the keyring did not do what was last asked of it; None when it did."""
        return self._problem

    def get(self, account_id: str) -> str | None:
        """The token, or None when there is none. Raises when only the keyring could tell and does not."""
        kept = self._run_only.get(account_id)
        if kept is not None:
            return kept
        try:
            token = self._keyring.get(account_id)
        except SecretsError as error:
            self._problem = error
            raise
        self._problem = None
        return token

    def set(self, account_id: str, token: str) -> None:
        """Keep the token, in the keyring if it can be; see `problem` afterwards. Raises nothing."""
        try:
            self._keyring.set(account_id, token)
        except SecretsError as error:
            _LOG.warning("a token is kept for this run only: %s", error)
            self._problem = error
            self._run_only.set(account_id, token)
        else:
            self._problem = None
            self._run_only.delete(account_id)

    def delete(self, account_id: str) -> None:
        """Forget the token everywhere. Raises when the keyring may still have it."""
        self._run_only.delete(account_id)
        self._keyring.delete(account_id)
