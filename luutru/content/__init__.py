"""Content files, ledgers, set-aside, and merging with a person's edits. Knows nothing of sites."""
