"""``python -m luutru`` is the ``luutru`` command."""

from luutru.cli import main

if __name__ == "__main__":
    main()
