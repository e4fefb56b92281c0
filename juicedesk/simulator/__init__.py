"""Virtual JuiceBoxes that behave like the real ones on the wire."""
