"""One POST and its answer, with every failure sorted by what may have happened (sync model §3.7)."""

from __future__ import annotations

import logging
import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, cast

import requests
import urllib3.exceptions as urllib3_errors
from requests.adapters import HTTPAdapter
from urllib3.util import create_urllib3_context

from juicedesk.domain.errors import LinkError, NoInternet, NotSent, Unknown, UntrustedServer
from juicedesk.juicenet.deadline import Deadline, bounded
from juicedesk.juicenet.nearness import has_way_out, is_near, is_out_in_the_world
from juicedesk.juicenet.retry_after import retry_after_s

log = logging.getLogger(__name__)

MAX_ANSWER_BYTES = 2**20
_MAX_HEAD_BYTES = 2**17
_CONNECT_TIMEOUT_S = 10.0
_PIECE_BYTES = 16_384
_SHA256_HEX_DIGITS = 64
_NEVER_CONNECTED = (
    urllib3_errors.NewConnectionError,
    urllib3_errors.ConnectTimeoutError,
    urllib3_errors.LocationValueError,
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
)
_UNTRUSTED = (ssl.SSLCertVerificationError, urllib3_errors.SSLError)
"""After unwrapping, urllib3's own SSLError is left only where a pinned fingerprint is not met."""

_CA_FILE_PARTS = ("X509", "PEM")
"""The parts of OpenSSL that complain while a file of CA certificates is read."""

_CA_BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
    "Connection": "close",
    "User-Agent": "JuiceDesk",
}


class Transport:
    """POSTs JSON to one server, each time over a connection of its own; nothing is ever repeated.

    With a `fingerprint` (the certificate's whole SHA-256, hex) that certificate is required and
    nothing else is asked of it; otherwise the system's rules hold (REQUESTS_CA_BUNDLE too). A proxy
    from the environment is used only for servers that are neither pinned nor near. Blocks; may be
    used by several threads at once. Raises UntrustedServer when the pin cannot be kept at all.
    """

    def __init__(self, base_url: str, fingerprint: str | None, total_timeout_s: float) -> None:
        self._base_url = base_url.strip().rstrip("/")
        self._total_timeout_s = total_timeout_s
        self.address = self._base_url.partition("://")[2].rpartition("@")[2] or self._base_url
        self._fingerprint = None if fingerprint is None else self._checked(fingerprint)
        # Without one of ours urllib3 reads all of the system's CA certificates for every connection.
        self._pinned_tls = None if fingerprint is None else create_urllib3_context(cert_reqs=ssl.CERT_NONE)

    def _checked(self, fingerprint: str) -> str:
        digits = fingerprint.strip().replace(":", "").lower()
        if len(digits) != _SHA256_HEX_DIGITS or not set(digits) <= set("0123456789abcdef"):
            raise UntrustedServer(self.address, "the pinned fingerprint is no SHA-256")
        if not self._base_url.lower().startswith("https://"):
            raise UntrustedServer(self.address, "a pinned server is asked over HTTPS only")
        return digits

    def post(self, path: str, body: Mapping[str, object]) -> bytes:
        """The body of a 200 answer, at most 1 MiB.

        The whole exchange ends in time: what is left of `total_timeout_s` bounds every wait for the
        answer; connecting takes at most 10 s per address. Only the system's name lookup has its own
        pace. Raises NotSent (UntrustedServer, NoInternet) or Unknown, nothing else.
        """
        deadline = Deadline(self._total_timeout_s)
        log.debug("asks %s for %s", path, body.get("cmd"))
        with closing(_Adapter(deadline, self._fingerprint, self._pinned_tls)) as adapter:
            with self._told_apart(), _sorted_errors(self.address):
                response = self._send(adapter, path, body, deadline)
            with closing(response):
                answer = self._answer(response)
        left_s = deadline.left_s()
        log.debug("answered in %.0f ms, %d bytes", 1000 * (self._total_timeout_s - left_s), len(answer))
        return answer

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        """A server that is away, and a computer without any way to it."""
        try:
            yield
        except NotSent as exc:
            is_alone = is_out_in_the_world(self._base_url) and not has_way_out()
            if isinstance(exc, UntrustedServer) or not is_alone:
                raise
            raise NoInternet(self.address, exc.detail) from exc

    def _send(
        self, adapter: HTTPAdapter, path: str, body: Mapping[str, object], deadline: Deadline
    ) -> requests.Response:
        request = requests.Request("POST", self._base_url + path, headers=_HEADERS, json=body).prepare()
        left_s = deadline.left_s()
        # Straight to the adapter: a session would follow redirects and read .netrc.
        return adapter.send(
            request, stream=True, timeout=(min(_CONNECT_TIMEOUT_S, left_s), left_s), **self._environment()
        )

    def _environment(self) -> dict[str, Any]:
        if self._fingerprint is not None:
            return {"verify": False}
        if is_near(self._base_url):
            # As below, but without looking for proxies, which are not used here anyway.
            bundles = (os.environ.get(name) for name in _CA_BUNDLE_VARIABLES)
            return {"verify": next(filter(None, bundles), True)}
        with requests.Session() as session:
            settings = session.merge_environment_settings(self._base_url, {}, True, None, None)
        return {"verify": settings["verify"], "proxies": settings["proxies"]}

    def _answer(self, response: requests.Response) -> bytes:
        if response.status_code != requests.codes.ok:
            wait_s = retry_after_s(response.status_code, response.headers)
            raise Unknown(self.address, f"HTTP status {response.status_code}", retry_after_s=wait_s)
        answer = bytearray()
        with _unknown_errors(self.address):
            for piece in response.iter_content(_PIECE_BYTES):
                answer += piece
                if len(answer) > MAX_ANSWER_BYTES:
                    raise Unknown(self.address, "the answer is larger than 1 MiB")
        return bytes(answer)


class _Adapter(HTTPAdapter):
    """Connections that keep to a deadline and, where there is one, to a pinned certificate."""

    def __init__(
        self, deadline: Deadline, fingerprint: str | None, pinned_tls: ssl.SSLContext | None
    ) -> None:
        self._deadline = deadline
        self._fingerprint = fingerprint
        self._pinned_tls = pinned_tls
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(
            *args, assert_fingerprint=self._fingerprint, ssl_context=self._pinned_tls, **options
        )

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        pool = cast(Any, super().get_connection_with_tls_context(*args, **options))
        pool.ConnectionCls = bounded(pool.ConnectionCls, self._deadline, MAX_ANSWER_BYTES + _MAX_HEAD_BYTES)
        return pool


@contextmanager
def _sorted_errors(address: str) -> Iterator[None]:
    """Failures up to the first line of the answer; library exceptions become ours here."""
    try:
        yield
    except requests.RequestException as exc:
        exc.request = None  # its body holds the tokens
        reason = _reason(exc)
        raise _kind(reason)(address, _detail(reason)) from exc
    except urllib3_errors.HTTPError as exc:
        raise _kind(exc)(address, type(exc).__name__) from exc
    except (OSError, ValueError) as exc:
        # Raised while the request is made up, for example over a missing REQUESTS_CA_BUNDLE.
        raise NotSent(address, type(exc).__name__) from exc


@contextmanager
def _unknown_errors(address: str) -> Iterator[None]:
    """Failures within the answer: the request has been read by then."""
    try:
        yield
    except (requests.RequestException, urllib3_errors.HTTPError, OSError, ValueError) as exc:
        raise Unknown(address, type(exc).__name__) from exc


def _reason(exc: requests.RequestException) -> BaseException:
    """What lies beneath wrappings that are the same for a refused and for a lost request."""
    reason: BaseException = exc
    while (inner := _inner(reason)) is not None:
        reason = inner
    return reason


def _inner(exc: BaseException) -> BaseException | None:
    if isinstance(exc, urllib3_errors.MaxRetryError):
        return exc.reason
    if isinstance(exc, urllib3_errors.ProxyError):
        return exc.original_error
    first = exc.args[0] if exc.args else None
    wraps = isinstance(exc, requests.RequestException) or isinstance(first, ssl.SSLError)
    return first if wraps and isinstance(first, BaseException) else None


def _kind(reason: BaseException) -> type[LinkError]:
    if isinstance(reason, _UNTRUSTED):
        return UntrustedServer
    if isinstance(reason, _NEVER_CONNECTED) or getattr(reason, "library", None) in _CA_FILE_PARTS:
        return NotSent
    return Unknown


def _detail(reason: BaseException) -> str:
    ssl_reason = getattr(reason, "reason", None)
    return f"{type(reason).__name__} {ssl_reason}" if isinstance(ssl_reason, str) else type(reason).__name__
