"""All of Qt: the screen and nothing but the screen."""
