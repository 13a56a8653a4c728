"""The only pyqtgraph: shows a Figure on the screen. Import it after the first paint."""
