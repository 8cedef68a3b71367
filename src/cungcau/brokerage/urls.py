from django.urls import path

from cungcau.brokerage.views import cases, figures, opening, reading, sending

app_name = "brokerage"
urlpatterns = [
    path("interests/", reading.own, name="own"),
    path("interests/desk/", reading.desk, name="desk"),
    path("interests/to/<slug:pid>/", sending.send, name="send"),
    path("interests/<slug:pid>/", reading.interest, name="interest"),
    path("interests/<slug:pid>/<slug:verb>/", reading.act, name="act"),
    path("cases/", cases.cases, name="cases"),
    path("figures/", figures.figures, name="figures"),
    path("figures/records/", figures.records, name="figure_records"),
    path("cases/own/", cases.own_cases, name="own_cases"),
    path("cases/open/", opening.open_one, name="open_case"),
    path("cases/<slug:pid>/", cases.case, name="case"),
    path("cases/<slug:pid>/log/<slug:entry>/", cases.correct, name="correct"),
    path("cases/<slug:pid>/<slug:verb>/", cases.act, name="case_act"),
]
