"""Catalogue → views → pages. Knows nothing of the disk."""
