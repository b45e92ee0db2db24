"""What the product can do: one plain function a question or a deed; no widget, no SQL."""
