"""One module per view; each query answers with frozen values: `workbench.read(query, ...)`."""
