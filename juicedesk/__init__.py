"""JuiceDesk keeps JuiceBox EV chargers smart when the server is not there."""

__version__ = "0.1.0"
