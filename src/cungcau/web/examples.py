"""Searches to try, one for each way of asking: a problem, a technique, without marks, in English."""

from __future__ import annotations


def examples() -> tuple[str, ...]:
    return ("nước thải nhuộm còn màu", "robot hàn", "say nong san", "machine vision inspection")
