"""Ids: short hashes of words, so that what is linked to lasts as long as its words do."""

from __future__ import annotations

import base64
import hashlib


def short_hash(*words: str) -> str:
    """Eight letters or digits that stand for these words, white space apart."""
    text = "\n".join(" ".join(word.split()) for word in words)
    digest = hashlib.blake2b(text.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()
