"""The secrets that authorise calls (API sheet §3), and the server's own identity."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.server.storage import Storage

_SERVER_ID, _UNIT_SECRET, _ACCOUNT_HASH = "server_id", "unit_secret", "account_token_sha256"
_UNIT_TOKEN_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Tokens:
    """Checks account tokens and makes unit tokens; the account token itself is stored nowhere."""

    account_hash: str = field(repr=False)
    unit_secret: str = field(repr=False)
    generations: dict[str, int] = field(default_factory=dict)
    """How often each unit's token was renewed; nothing for those that have their first one."""

    def is_account_token(self, text: str | None) -> bool:
        """Whether this is the account's token; takes the same time for every wrong one."""
        return hmac.compare_digest(hash_of(text or ""), self.account_hash)

    def unit_token(self, unit_id: str) -> str:
        """The 32 hex digits that authorise the calls for one unit; the same at every start."""
        generation = self.generations.get(unit_id)
        return self._derived(f"{unit_id}.{generation}" if generation else unit_id)

    def renewed(self, unit_id: str, generation: int) -> str:
        """The unit's token from this generation on; it is kept by whoever counts them."""
        self.generations[unit_id] = generation
        return self.unit_token(unit_id)

    def share_token(self, unit_id: str, share_id: int) -> str:
        """The token of one share of a unit."""
        return self._derived(f"{unit_id}/{share_id}")

    def _derived(self, name: str) -> str:
        made = hmac.new(self.unit_secret.encode(), name.encode(), hashlib.sha256)
        return made.hexdigest()[:_UNIT_TOKEN_LENGTH]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this server is. `shown_token` is the account token if newly made or given, else None."""

    server_id: str
    tokens: Tokens
    shown_token: str | None = field(repr=False)


def hash_of(token: str) -> str:
    """The SHA-256 of a token in hex. Looking one up by its hash tells nothing about the token by its time."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def establish(database: Storage, given_token: str | None) -> Identity:
    """The identity in the database, made at first start. Raises StoreError.

    A given account token replaces the earlier one; without one, the first start makes it.
    """
    known = database.identity()
    shown = given_token or (None if _ACCOUNT_HASH in known else new_account_token())
    wanted = {
        _SERVER_ID: _or_new(known, _SERVER_ID, lambda: secrets.token_hex(8)),
        _UNIT_SECRET: _or_new(known, _UNIT_SECRET, lambda: secrets.token_hex(32)),
        _ACCOUNT_HASH: known[_ACCOUNT_HASH] if shown is None else hash_of(shown),
    }
    if not wanted.items() <= known.items():
        database.keep_identity(wanted)
    tokens = Tokens(wanted[_ACCOUNT_HASH], wanted[_UNIT_SECRET], database.generations())
    return Identity(wanted[_SERVER_ID], tokens, shown)


def new_account_token() -> str:
    """128 random bits in the form that JuiceNet's own account tokens have."""
    return str(uuid.UUID(bytes=secrets.token_bytes(16)))


def _or_new(known: dict[str, str], key: str, make: Callable[[], str]) -> str:
    return known[key] if key in known else make()
