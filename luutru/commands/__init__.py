"""One module per command: what ``luutru NAME`` does, without the command line's syntax."""
