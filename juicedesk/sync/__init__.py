"""Delivers what people asked for: planner (pure), engine (one cycle), pace, runner (one thread)."""
