"""The pages of access: login, passwords, the own profile, and the steward's list of people."""
