"""Pairing: which Chinese and which English belong together."""
