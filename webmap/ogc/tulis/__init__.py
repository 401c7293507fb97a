"""Create, replace, update, delete: for programs that hold a token, by the office's own verbs."""
