"""The JuiceNet HTTP API: its wire forms, for both sides, and the client."""
