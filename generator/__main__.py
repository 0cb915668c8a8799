"""`python -m generator` is the same as `agendapack`."""

from generator.cli import main

main(prog_name="agendapack")
