from django.urls import path

from cungcau.surveys.views import campaigns, device, entry, firms, mine, papers, record, results, visits

app_name = "surveys"
urlpatterns = [
    path("surveys/", campaigns.campaigns, name="campaigns"),
    path("surveys/new/", campaigns.form, name="new"),
    path("surveys/mine/", mine.mine, name="mine"),
    path("surveys/mine.ics", mine.calendar, name="calendar"),
    path("surveys/pulse/", device.pulse, name="pulse"),
    path("surveys/worker.js", device.worker, name="worker"),
    path("surveys/entry/", entry.code, name="entry"),
    path("surveys/entry/<slug:code>/", entry.sheet, name="entry_sheet"),
    path("surveys/visits/<slug:pid>/", visits.visit, name="visit"),
    path("surveys/visits/<slug:pid>/record/", record.record, name="record"),
    path("surveys/visits/<slug:pid>/remove/", firms.remove, name="remove"),
    path("surveys/visits/<slug:pid>/paper/<slug:sheet>.<slug:ending>", papers.of_visit, name="visit_paper"),
    path("surveys/visits/<slug:pid>/<slug:verb>/", visits.act, name="visit_act"),
    path("surveys/findings/<slug:pid>/write/", results.write_up, name="write_up"),
    path("surveys/<slug:pid>/", campaigns.campaign, name="campaign"),
    path("surveys/<slug:pid>/edit/", campaigns.form, name="edit"),
    path("surveys/<slug:pid>/firms/", firms.firms, name="firms"),
    path("surveys/<slug:pid>/firms/add/", firms.add, name="add_firms"),
    path("surveys/<slug:pid>/firms/assign/", firms.assign, name="assign"),
    path("surveys/<slug:pid>/results/", results.results, name="results"),
    path("surveys/<slug:pid>/firms.xlsx", results.workbook, name="workbook"),
    path("surveys/<slug:pid>/paper/<slug:sheet>.<slug:ending>", papers.of_campaign, name="campaign_paper"),
    path("surveys/<slug:pid>/<slug:verb>/", campaigns.act, name="act"),
]
