"""Whether it is done, denied, wished, planned or put off, and who says so."""
