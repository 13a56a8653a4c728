"""What belongs to no page: the line that takes a thought from anywhere, and the panel at the right."""
