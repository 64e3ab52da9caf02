"""Annotating: marks beside the text, which is left as it is."""
