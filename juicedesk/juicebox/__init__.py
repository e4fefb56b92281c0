"""The box's own language: status, command and debug datagrams, their CRC, and the beacon."""
