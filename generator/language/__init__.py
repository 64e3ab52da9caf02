"""Facts about the two languages."""
