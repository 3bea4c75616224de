"""Running TMS Chat: the processes, the embedded services, the front door, health and metrics."""
