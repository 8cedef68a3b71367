"""The pages of the brokerage: the form of an interest, one's own, one of them, the brokers' desk."""
