"""What people are told to enter into their routers."""

from __future__ import annotations

import pytest

from juicedesk.adopt.dns_instructions import dns_instructions
from juicedesk.adopt.instruction import Instruction
from juicedesk.adopt.redirect_instructions import redirect_instructions
from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_HOSTS, UDP_PORTS

SERVER, BOX = "192.168.178.20", "192.168.178.41"
DNS = {instruction.key: instruction for instruction in dns_instructions(SERVER)}
REDIRECT = {instruction.key: instruction for instruction in redirect_instructions(SERVER, BOX)}


def test_the_usual_routers_are_there() -> None:
    assert list(DNS) == [
        "fritzbox",
        "openwrt",
        "unifi",
        "pfsense",
        "opnsense",
        "dnsmasq",
        "pihole",
        "adguard",
        "this_computer",
    ]
    assert list(REDIRECT) == ["openwrt", "pfsense", "nftables", "iptables"]


@pytest.mark.parametrize("instruction", [*DNS.values(), *REDIRECT.values()], ids=lambda one: one.router)
def test_every_step_is_a_whole_sentence_and_nothing_is_left_to_fill_in(instruction: Instruction) -> None:
    words = [step.words() for step in instruction.steps]
    assert len(words) >= 3
    assert all(word[0].isupper() and "None" not in word and "{" not in word for word in words)
    assert not any("None" in line for line in instruction.lines)


@pytest.mark.parametrize("key", [key for key in DNS if key not in ("fritzbox", "this_computer")])
def test_every_name_has_its_line(key: str) -> None:
    lines = DNS[key].lines
    for host in REPORT_HOSTS:
        (line,) = [line for line in lines if host in line]
        assert SERVER in line
    for host in BLOCKED_NAMES:
        told = [*lines, *(step.words() for step in DNS[key].steps)]
        blocking = [line for line in told if host in line]
        assert blocking
        assert not any(SERVER in line for line in blocking)


def test_the_exact_lines_of_each_kind() -> None:
    assert DNS["dnsmasq"].lines[0] == f"address=/jbv1.emotorwerks.com/{SERVER}"
    assert DNS["dnsmasq"].lines[-1] == "address=/directory-api.emotorwerks.com/"
    assert DNS["openwrt"].lines[0] == (
        f"uci add_list dhcp.@dnsmasq[0].address='/jbv1.emotorwerks.com/{SERVER}'"
    )
    assert DNS["adguard"].lines[0] == f"|jbv1.emotorwerks.com^$dnsrewrite=NOERROR;A;{SERVER}"
    assert DNS["adguard"].lines[-1] == "|directory-api.emotorwerks.com^$dnsrewrite=NXDOMAIN;;"
    assert DNS["pihole"].lines[0] == f"{SERVER} jbv1.emotorwerks.com"
    assert DNS["pfsense"].lines[:2] == ("server:", f'local-data: "jbv1.emotorwerks.com. 60 IN A {SERVER}"')
    assert DNS["pfsense"].lines == DNS["opnsense"].lines
    assert DNS["unifi"].lines[-1] == "0.0.0.0 directory-api.emotorwerks.com"
    assert DNS["this_computer"].lines[0] == f"juicedesk adopt --answer-dns --server {SERVER}"


def test_a_rule_leads_every_port_here_and_the_answer_back() -> None:
    there, back, stop = REDIRECT["iptables"].lines
    ports = ",".join(map(str, UDP_PORTS))
    assert there == (
        f"iptables -t nat -A PREROUTING -s {BOX} -p udp -m multiport --dports {ports}"
        f" -j DNAT --to-destination {SERVER}"
    )
    assert back == (
        f"iptables -t nat -A POSTROUTING -s {BOX} -d {SERVER} -p udp -m multiport --dports {ports}"
        " -j MASQUERADE"
    )
    assert stop.endswith("--dport 443 -j REJECT")
    assert sum("dnat to" in line for line in REDIRECT["nftables"].lines) == 1
    assert sum("src_dport" in line for line in REDIRECT["openwrt"].lines) == len(UDP_PORTS)


def test_a_server_with_one_port_gets_everything_there() -> None:
    told = {one.key: one for one in redirect_instructions(SERVER, BOX, 50_001)}
    there, back, _ = told["iptables"].lines
    assert there.endswith(f"--to-destination {SERVER}:50001")
    assert "--dports 50001" in back
    assert f"dnat to {SERVER}:50001'" in told["nftables"].text
    assert told["openwrt"].text.count("dest_port='50001'") == len(UDP_PORTS)
    assert any("port 50001" in step.words() for step in told["pfsense"].steps)
    assert not any("50001" in step.words() for step in REDIRECT["pfsense"].steps)
