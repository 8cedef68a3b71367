"""Web — the face for people: home, the installer's first day, error pages, health, the catalogue of components.

Uses    every room below; owns no table and no verb
"""
