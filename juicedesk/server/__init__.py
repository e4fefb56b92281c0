"""A JuiceNet server of one's own: boxes on UDP, clients on the HTTP API. Runs without Qt."""
