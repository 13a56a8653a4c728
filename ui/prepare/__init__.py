"""The page where a workshop is prepared: header, people, model, scope, agenda."""
