"""Facilities — laboratories, equipment, tests and training capacity that others can book (cơ sở dùng chung).

Nouns   Facility, Opening (hours of a weekday), Closure (days off), Booking, Taken (half an hour that is taken, once)
Verbs   draft edit submit publish return pause resume withdraw set_hours close_days reopen_days request approve decline propose
        accept turn_down cancel remind   → actions/
Tables  workflow.FACILITY_FLOW, workflow.BOOKING_FLOW, policy
Keys    hours (times as people write them), slots (what is free in a week, and why a time cannot be had), ics (for calendars)
Uses    registry (whose), vocabulary.holidays (public days off), files (papers of a booking), notices
Hears   facilities.facility submit publish return, facilities.booking request approve … → news for the other side
"""
