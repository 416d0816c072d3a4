"""Measures the build, beside the fastest generators there are."""
