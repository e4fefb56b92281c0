"""Every stress layer, in the order in which they run. A new one is a module and a line here."""

from __future__ import annotations

from tests.stress import (
    disk_trouble,
    drain,
    every_planner_case,
    fail_points,
    fault_server,
    file_work,
    kill_app,
    kill_store_and_sync,
    mutated_frames,
    power_cut,
    rule_machine,
    server_fuzz,
    server_growth,
    server_kills,
    simulation,
    stampede,
    torn_log,
    two_desktops,
    two_processes,
)
from tests.stress.layer import Layer

LAYERS: tuple[Layer, ...] = (
    kill_store_and_sync.LAYER,
    kill_app.LAYER,
    two_processes.LAYER,
    fail_points.LAYER,
    file_work.LAYER,
    fault_server.LAYER,
    simulation.LAYER,
    two_desktops.LAYER,
    every_planner_case.LAYER,
    rule_machine.LAYER,
    drain.LAYER,
    stampede.LAYER,
    disk_trouble.LAYER,
    torn_log.LAYER,
    power_cut.LAYER,
    mutated_frames.LAYER,
    server_kills.LAYER,
    server_growth.LAYER,
    server_fuzz.DATAGRAMS,
    server_fuzz.REQUESTS,
)
