"""The fuzz run: hostile and broken input by the hundred thousand."""
