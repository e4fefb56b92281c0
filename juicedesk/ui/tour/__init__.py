"""`juicedesk tour`: drives the real window of a child process and keeps a picture of each step.

`follower` sits in the window's process and does what it is told on the real widgets; `driver` starts,
kills and starts that process again; `script` is the main job, step by step.
"""
