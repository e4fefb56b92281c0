"""A JuiceNet server with one account on a real socket: plain HTTP, state in memory, every write kept.

Small on purpose: it is the other side for tests that kill the client, where the order and the number
of writes that really arrived is what counts.
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

ACCOUNT_TOKEN = "account-token-of-a-test"
WINDOW = {"start": 0, "end": 1440, "car_ready_by": 0}


class JuiceNetAccount:
    """Units by ID; `writes` is what arrived, in order, as (unit ID, field, value), `written_by` the
    device ID of each of them and `written_at` its time in UTC epoch seconds."""

    def __init__(self, unit_ids: list[str], unit_rating_amps: int = 40) -> None:
        self.units: dict[str, dict[str, Any]] = {
            unit_id: {
                "name": f"Charger {number}",
                "wire": 32,
                "limit": 32,
                "override_time": 0,
                "schedule": {"type": "disabled", "weekday": WINDOW, "weekend": WINDOW},
            }
            for number, unit_id in enumerate(unit_ids)
        }
        self.writes: list[tuple[str, str, Any]] = []
        self.written_by: list[str] = []
        self.written_at: list[float] = []
        self._asking = ""
        self._rating = unit_rating_amps
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(account) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                raw = self.rfile.read(size)
                if len(raw) < size:
                    raise ConnectionAbortedError  # the client was killed
                body = json.loads(raw)
                with account._lock:
                    answer = json.dumps(account._answer(body)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True  # the client was killed

            def finish(self) -> None:
                try:
                    super().finish()
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler

    def _answer(self, body: dict[str, Any]) -> dict[str, Any]:
        self._asking = str(body.get("device_id", ""))
        if body["cmd"] == "get_account_units":
            return {"success": True, "units": [self._listed(unit_id) for unit_id in self.units]}
        if "token" not in body:
            return {"success": False, "error_message": "unknown command"}
        unit_id = str(body["token"])
        answer = getattr(self, f"_{body['cmd']}")(unit_id, self.units[unit_id], body)
        return {"success": True, "ID": unit_id, **answer}

    def _listed(self, unit_id: str) -> dict[str, Any]:
        return {"name": self.units[unit_id]["name"], "token": unit_id, "unit_id": unit_id}

    def _get_state(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        now = int(time.time())
        return {
            "state": "plugged",
            "charging": {"amps_limit": unit["limit"], "wh_energy_to_add": 0},
            "override_time": unit["override_time"],
            "show_override": unit["override_time"] != 0,
            "utc_time": now,
            "unit_time": now,
            "time_last_ping": now,
            "triggers_blocking": 0,
            "info_timestamp": len(self.writes),
        }

    def _get_info(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        return {
            "name": unit["name"],
            "timeZoneId": "UTC",
            "amps_wire_rating": unit["wire"],
            "amps_unit_rating": self._rating,
            "info_timestamp": len(self.writes),
        }

    def _get_schedule(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        return {**unit["schedule"], "info_timestamp": len(self.writes)}

    def _set_info(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        for key, name in (("amps_wire_rating", "wire"), ("name", "name")):
            if key in body:
                self._write(unit_id, name, body[key])
        return {}

    def _set_limit(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        self._write(unit_id, "limit", body["amperage"])
        return {}

    def _set_schedule(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        self._write(unit_id, "schedule", {key: body[key] for key in ("type", "weekday", "weekend")})
        return {}

    def _set_override(self, unit_id: str, unit: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        self._write(unit_id, "override_time", body["override_time"])
        return {}

    def _write(self, unit_id: str, name: str, value: Any) -> None:
        self.writes.append((unit_id, name, value))
        self.written_by.append(self._asking)
        self.written_at.append(time.time())
        self.units[unit_id][name] = value
