"""The pages of exchange: imports, exports, templates."""
