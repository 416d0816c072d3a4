"""Editions of the archive, made from the same content."""
