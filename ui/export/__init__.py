"""The page that writes the documents."""
