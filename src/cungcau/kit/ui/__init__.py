"""The look of the house: components, icons, pages' frame.

Holds   components (one table), icons, templates/ui, static/ui
Knows   no domain noun but the two words every page shows: cung (offer) and cầu (need)
Used by every room's templates through `{% load ui %}`
"""
