"""The pages of listings: own ones, one, its form, the moderators' queue."""
