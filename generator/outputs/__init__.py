"""What is made of the archive; no output imports another."""
