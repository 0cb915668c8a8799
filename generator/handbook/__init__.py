"""What is made with MkDocs: the handbook, and (in `plugin`) the archive within a site that a council makes with it."""

from generator.handbook.making import make

__all__ = ["make"]
