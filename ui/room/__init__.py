"""The room screen: a second window for the projector that shows the scene of the place where the console is."""
