"""Pages → disk: staging, swap, link check. Knows nothing of what a page means."""
