"""Values and rules without any I/O: what a workshop is and how it is scored."""
