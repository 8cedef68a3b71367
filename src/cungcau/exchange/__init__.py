"""Exchange — records out into a file, and from a file in (trao đổi dữ liệu)."""
