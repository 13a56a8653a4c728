"""The page where gaps become goals with success criteria, on a board of horizons."""
