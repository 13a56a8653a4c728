"""Documents for the people in the room and after it; the only place that knows reportlab."""
