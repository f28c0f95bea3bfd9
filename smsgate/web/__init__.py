"""The HTTP side: hooks of the networks, health, the simulator, the public pages."""
