"""Build the archive in this folder: ``python build.py``; ``python build.py --help`` lists the commands."""

from luutru.__main__ import run

if __name__ == "__main__":
    run(prog_name="build.py")
