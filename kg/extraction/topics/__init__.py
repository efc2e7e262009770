"""What was discussed at a meeting, and what an agreement regulates."""
