"""The pages of the intake: the public form, what its sender follows, the officers' desk, the steward's lists."""
