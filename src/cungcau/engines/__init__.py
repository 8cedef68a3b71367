"""Engines — the thinking of the house as pure functions (bộ máy tính toán).

One folder for each question, each with values in and values out: matching (which offers could serve a need, and why).
common holds what several of them read with: text, word stems, quantities and units.
An engine knows no framework, no database and no network, gives codes instead of sentences, and the same answer for the
same question; the rooms above bring it the problem and put its answer into words.
"""
