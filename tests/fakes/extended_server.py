"""The fake server with what our own server offers beyond the vendor's API (decision 0007).

with ExtendedServer() as server:
    unit = server.add_unit("0910000000000000000000000001")
    server.touch(unit)                       # somebody else has changed the charger
    server.load_groups["g1"] = {"id": "g1", "name": "Garage", ..., "change_stamp": 7}
"""

from __future__ import annotations

from tests.fakes.juicenet_faults import Json, Received
from tests.fakes.juicenet_server import FakeUnit, FaultServer

OFFERS = ["conditional_writes", "load_groups"]
_CHANGED_MEANWHILE: Json = {"success": False, "error_code": 1409, "error_message": "changed meanwhile"}


class ExtendedServer(FaultServer):
    """Every write moves the unit's stamp, and a write that names another stamp is refused."""

    def __init__(self) -> None:
        self.load_groups: dict[str, Json] = {}
        super().__init__()

    def touch(self, unit: FakeUnit) -> None:
        """Move the change stamp."""
        for part in (unit.info, unit.state):
            part["info_timestamp"] += 1

    def handle(self, request: Received) -> Json:
        """As FaultServer, and the extensions."""
        body = request.body
        if request.path == "/box_pin":
            return self._extended_account(request)
        unit = next((u for u in self.units.values() if u.token == body.get("token")), None)
        is_write = unit is not None and str(body["cmd"]).startswith("set_")
        if unit is not None and is_write:
            if body.get("if_info_timestamp") not in (None, unit.info["info_timestamp"]):
                return dict(_CHANGED_MEANWHILE)
            self.touch(unit)
        return super().handle(request) | ({"offers": OFFERS} if body["cmd"] == "get_info" else {})

    def _extended_account(self, request: Received) -> Json:
        body = request.body
        match body["cmd"]:
            case "get_server_info":
                return {"success": True, "offers": OFFERS}
            case "get_load_groups":
                return {"success": True, "load_groups": list(self.load_groups.values())}
            case "set_load_group":
                return self._set_load_group(body)
        return super().handle(request)

    def _set_load_group(self, body: Json) -> Json:
        known = self.load_groups.get(body["id"], {"change_stamp": 0})
        if body.get("if_change_stamp") not in (None, known["change_stamp"]):
            return dict(_CHANGED_MEANWHILE)
        stamp = known["change_stamp"] + 1
        if body["members"]:
            kept = {key: body[key] for key in ("id", "name", "circuit_amps", "members")}
            self.load_groups[body["id"]] = kept | {"change_stamp": stamp}
        else:
            self.load_groups.pop(body["id"], None)
        return {"success": True, "change_stamp": stamp}
