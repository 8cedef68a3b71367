from django.urls import path

from cungcau.facilities.views import booking, browsing, writing

app_name = "facilities"
urlpatterns = [
    path("facilities/", browsing.browse, name="browse"),
    path("facilities/queue/", browsing.queue, name="queue"),
    path("facilities/new/", writing.begin, name="begin"),
    path("facilities/<slug:pid>/", browsing.facility, name="facility"),
    path("facilities/<slug:pid>/calendar/", browsing.calendar, name="calendar"),
    path("facilities/<slug:pid>/edit/", writing.edit, name="edit"),
    path("facilities/<slug:pid>/hours/", writing.hours, name="hours"),
    path("facilities/<slug:pid>/hours/<int:closure>/reopen/", writing.reopen, name="reopen"),
    path("facilities/<slug:pid>/ask/", booking.ask, name="ask"),
    path("facilities/<slug:pid>/<slug:verb>/", browsing.act, name="act"),
    path("bookings/", booking.bookings, name="bookings"),
    path("bookings/<slug:pid>/", booking.booking, name="booking"),
    path("bookings/<slug:pid>/ics/", booking.ics, name="ics"),
    path("bookings/<slug:pid>/propose/", booking.propose, name="propose"),
    path("bookings/<slug:pid>/<slug:verb>/", booking.act, name="book"),
]
