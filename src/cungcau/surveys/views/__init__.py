"""Pages of the surveys: campaigns, their firms, visits, the phone, the papers, the results."""
