"""The record of what is published: what is to be noted, what was changed in silence, and how an entry is added."""

from generator.recording.keeping import Recording, begun, recover

__all__ = ["Recording", "begun", "recover"]
