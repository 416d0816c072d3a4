"""Turns a folder of raw, scraped Vietnamese news pages into a static archive."""

__version__ = "0.3.0"
