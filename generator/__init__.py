"""A static site generator for published council agenda packs."""
