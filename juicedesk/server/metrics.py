"""Counters at /metrics, in the text format of Prometheus: no IDs, no addresses, no secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from juicedesk.server.backups import Backups
from juicedesk.server.connections import Gate
from juicedesk.server.house import House
from juicedesk.server.sources import Source

Answer = Callable[[bytes, Source], bytes | None]


@dataclass(slots=True)
class Datagrams:
    """Counts datagrams on their way to whoever answers them."""

    answer: Answer
    heard: int = 0
    answered: int = 0

    def __call__(self, datagram: bytes, source: Source) -> bytes | None:
        """The answer to a datagram."""
        self.heard += 1
        reply = self.answer(datagram, source)
        if reply is not None:
            self.answered += 1
        return reply


@dataclass(frozen=True, slots=True, eq=False)
class Measured(Collector):
    """Reads what the parts of a running server count anyway."""

    house: House
    backups: Backups
    datagrams: Datagrams
    gate: Gate

    def collect(self) -> Iterator[Metric]:
        """One family after the other."""
        for name, words, value in self._counters():
            yield CounterMetricFamily(f"juicedesk_{name}", words, value=value)
        for name, words, value in self._gauges():
            yield GaugeMetricFamily(f"juicedesk_{name}", words, value=value)

    def _counters(self) -> Iterator[tuple[str, str, float]]:
        house = self.house
        yield "datagrams", "Datagrams that came in, from anybody.", self.datagrams.heard
        yield "datagrams_answered", "Datagrams that got a command.", self.datagrams.answered
        yield "requests", "API requests that were answered.", house.counts.requests
        yield "requests_refused", "API requests that were refused.", house.counts.refused
        yield "requests_failed", "API requests at which the server made a mistake.", house.counts.failed
        yield "wrong_tokens", "API requests with a wrong token or PIN.", house.wrong_tokens.count
        yield "connections_turned_away", "Connections for which there was no room.", self.gate.turned_away
        yield "reports_kept", "Reports of boxes that were written.", house.persistence.kept_reports

    def _gauges(self) -> Iterator[tuple[str, str, float]]:
        house = self.house
        yield "boxes", "Boxes of the account.", len(house.registry.units)
        yield "waiting_boxes", "Boxes that wait to be taken in.", len(house.registry.waiting)
        yield "boxes_unkept", "Boxes whose last report is not written yet.", len(house.registry.unsaved)
        yield (
            "storing_fails",
            "1 while the database cannot be written.",
            house.persistence.problem is not None,
        )
        yield "connections", "Connections of API clients.", self.gate.open
        yield "last_backup_timestamp_seconds", "The newest copy of the database.", self.backups.newest_at_s


def metrics_page(measured: Measured) -> Callable[[], bytes]:
    """Makes the page anew at each call."""
    registry = CollectorRegistry()
    registry.register(measured)
    ProcessCollector(registry=registry)
    return lambda: generate_latest(registry)
