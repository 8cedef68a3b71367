from django.urls import path

from cungcau.advisory.views import asking, assignments, clients, desk, plans

app_name = "advisory"
urlpatterns = [
    path("advice/", asking.own, name="own"),
    path("advice/ask/", asking.ask, name="ask"),
    path("advice/desk/", desk.desk, name="desk"),
    path("advice/desk/write/", desk.take_down, name="take_down"),
    path("advice/experts/", assignments.experts, name="experts"),
    path("advice/<slug:pid>/", asking.advice, name="advice"),
    path("advice/<slug:pid>/entrust/", assignments.entrust, name="entrust"),
    path("advice/<slug:pid>/<slug:verb>/", asking.act, name="act"),
    path("assignments/", assignments.own, name="assignments"),
    path("assignments/<slug:pid>/", assignments.assignment, name="assignment"),
    path("assignments/<slug:pid>/<slug:verb>/", assignments.act, name="assignment_act"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.begin, name="plan_new"),
    path("plans/<slug:pid>/", plans.plan, name="plan"),
    path("plans/<slug:pid>/actions/new/", plans.new_step, name="step_new"),
    path("plans/<slug:pid>/actions/<int:step>/", plans.step, name="step"),
    path("plans/<slug:pid>/actions/<int:step>/drop/", plans.drop, name="step_drop"),
    path("plans/<slug:pid>/<slug:verb>/", plans.act, name="plan_act"),
    path("clients/<slug:pid>/", clients.client, name="client"),
]
