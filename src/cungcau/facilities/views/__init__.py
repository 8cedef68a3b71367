"""The pages of facilities: the public list, one, its calendar, its form and hours; requests and bookings."""
