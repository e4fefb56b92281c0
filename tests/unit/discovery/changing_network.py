"""Run by test_network_change.py in a network namespace of its own, in which nothing is up at first."""

from __future__ import annotations

import json
import subprocess

from juicedesk.discovery.network_change import NetworkChange

STEPS = {
    "loopback comes": "link set lo up",
    "nothing": "link show lo",
    "another address": "addr add 10.9.8.7/24 dev lo",
    "a default route": "route add default via 10.9.8.1 dev lo",
    "one more address": "addr add 10.9.7.6/24 dev lo",
    "another route": "route replace default via 10.9.7.1 dev lo",
    "the route goes": "route del default",
    "an address goes": "addr del 10.9.8.7/24 dev lo",
    "it is back": "addr add 10.9.8.7/24 dev lo",
}


def main() -> None:
    change = NetworkChange(lambda: None)
    change.look()
    seen = {}
    for name, command in STEPS.items():
        subprocess.run(["ip", *command.split()], check=True, stdout=subprocess.DEVNULL)
        seen[name] = change.look()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
