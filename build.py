"""Build the archive in this folder: ``python build.py``; ``python build.py --help`` lists the commands."""

from luutru.cli import main

if __name__ == "__main__":
    main(prog_name="build.py")
