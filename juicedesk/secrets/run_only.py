"""Account tokens for as long as the program runs: where there is no keyring, or a locked one."""

from __future__ import annotations


class RunOnlySecrets:
    """A `domain.ports.SecretStore` that forgets everything when the program ends. Never blocks or fails."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def get(self, account_id: str) -> str | None:
        """The token, or None when there is none."""
        return self._tokens.get(account_id)

    def set(self, account_id: str, token: str) -> None:
        """Keep the token for this run."""
        self._tokens[account_id] = token

    def delete(self, account_id: str) -> None:
        """Forget the token; nothing happens when there is none."""
        self._tokens.pop(account_id, None)
