"""Where the boxes' consoles stand open when not every box can have the usual port."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

from juicedesk.simulator.consoles import consoles
from juicedesk.simulator.eeprom import EepromFile
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.options import parse_options
from tests.unit.simulator.boxes import a_box


def test_a_box_whose_port_is_taken_opens_its_console_at_another_one(tmp_path: Path) -> None:
    async def opened_at(wished: int) -> int | None:
        box = a_box()
        juicebox_id = box.identity.juicebox_id
        fleet = Fleet([LiveBox(box, EepromFile(tmp_path, juicebox_id))])
        words = ["--boxes", "1", "--server", "127.0.0.1:9", "--console-port", str(wished)]
        async with consoles(fleet, parse_options(words)) as opened:
            return opened[juicebox_id].console_port

    with socket.create_server((a_box().identity.address, 0)) as other_program:
        taken = other_program.getsockname()[1]
        assert asyncio.run(opened_at(taken)) not in (None, 0, taken)
    assert asyncio.run(opened_at(taken)) == taken
