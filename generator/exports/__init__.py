"""Exports: the model in forms to take away, one module a format."""
