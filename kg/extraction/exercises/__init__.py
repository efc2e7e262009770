"""Joint exercises: the words and names that speak of one, who takes part, and when."""
