"""The data that the load scripts run on: the same on every machine, so that two reports compare."""
