"""Agreements: their names, what was done with them, when, by whom, and which mentions are one."""
