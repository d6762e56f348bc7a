"""Model to artifacts: routes, views and what is stale; pure."""
