"""The clock on the console: the time of a category, the pace of the day, breaks."""
