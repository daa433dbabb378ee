"""`python -m eventschema`."""

from eventschema.cli import main

main(prog_name="eventschema")
