"""The archive, or a part of it, as an EPUB 3 book."""
