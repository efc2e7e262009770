"""Parts of the command line beside `kg/cli.py`: further commands, shared options, progress, the summary."""
