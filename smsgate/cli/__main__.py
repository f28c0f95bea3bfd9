"""`python -m smsgate.cli`: the program where the script is not installed."""

from smsgate.cli import main

main()
