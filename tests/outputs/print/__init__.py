"""The agenda pack in print."""
