from django.urls import path

from cungcau.brokerage.views import cases, opening, outcome_answers, outcomes, reading, sending

app_name = "brokerage"
urlpatterns = [
    path("interests/", reading.own, name="own"),
    path("interests/desk/", reading.desk, name="desk"),
    path("interests/to/<slug:pid>/", sending.send, name="send"),
    path("interests/<slug:pid>/", reading.interest, name="interest"),
    path("interests/<slug:pid>/<slug:verb>/", reading.act, name="act"),
    path("cases/", cases.cases, name="cases"),
    path("cases/own/", cases.own_cases, name="own_cases"),
    path("cases/open/", opening.open_one, name="open_case"),
    path("cases/<slug:pid>/", cases.case, name="case"),
    path("cases/<slug:pid>/log/<slug:entry>/", cases.correct, name="correct"),
    path("cases/<slug:pid>/<slug:verb>/", cases.act, name="case_act"),
    path("outcomes/", outcomes.outcomes, name="outcomes"),
    path("outcomes/own/", outcomes.own, name="own_outcomes"),
    path("outcomes/asked/<slug:pid>/<slug:token>/", outcome_answers.link, name="outcome_link"),
    path("outcomes/<slug:pid>/", outcomes.outcome, name="outcome"),
    path("outcomes/<slug:pid>/impact/<slug:impact>/", outcomes.verify, name="outcome_verify"),
    path("outcomes/<slug:pid>/<slug:verb>/", outcomes.act, name="outcome_act"),
]
