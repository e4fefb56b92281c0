"""What a browser or a monitor may look at, without a token: /healthz and /metrics."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, Response

from juicedesk.server.api import Page
from juicedesk.server.health import Health
from juicedesk.server.metrics import Measured, metrics_page

_SERVICE_UNAVAILABLE = 503
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def pages_of(health: Health, measured: Measured) -> Mapping[str, Page]:
    """The pages by their paths. With a problem /healthz has the status 503, although all is answered."""
    metrics = metrics_page(measured)

    def healthz() -> Response:
        report = health.report()
        return JSONResponse(report, _SERVICE_UNAVAILABLE if report["problems"] else 200)

    return {"/healthz": healthz, "/metrics": lambda: Response(metrics(), media_type=_METRICS_TYPE)}
