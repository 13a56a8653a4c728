"""The page that shows every key."""
