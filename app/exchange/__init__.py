"""Files in and out: maturity models, bundles, tables and JSON."""
