"""`python -m couplet`: the same program as the console script; nothing else."""

from couplet.cli import main

if __name__ == "__main__":
    main()
