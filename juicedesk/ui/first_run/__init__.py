"""The first steps, one file each: welcome, find chargers, connect, wiring check, and what came of it.

Each step can be skipped, and gone back to. `pages.welcome` shows one of them at a time.
"""
