"""Pure values and rules: no Qt, no input or output, no clock. Times are always passed in."""
