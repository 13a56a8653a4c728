"""The room screen as values: a figure per scene, in units of which the screen's height has 1,080. No Qt in here."""
