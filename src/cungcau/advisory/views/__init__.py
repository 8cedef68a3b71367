"""The pages of advice: the firm's, the desk's, the expert's; plans; the history of a client."""
