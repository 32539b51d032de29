"""The screens, each unaware of the others."""
