"""`python build.py …`: the same program as the console script `couplet`, for a checkout that is not installed."""

from couplet.__main__ import main

if __name__ == "__main__":
    main()
