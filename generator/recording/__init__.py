"""The record of what is published: what is to be noted, what was changed in silence, and how an entry is added."""

from generator.recording.keeping import Recording, begun, held

__all__ = ["Recording", "begun", "held"]
