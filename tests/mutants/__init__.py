"""Whether the tests notice mistakes that are put into planner, store and transport on purpose."""
