"""Start-up and the composition root: each part is made once here and handed to the others."""
