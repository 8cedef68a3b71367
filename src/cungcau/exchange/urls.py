from django.urls import path

from cungcau.exchange.views import exports, imports, templates

app_name = "exchange"
urlpatterns = [
    path("exchange/", imports.imports, name="imports"),
    path("exchange/upload/", imports.upload, name="upload"),
    path("exchange/export/", exports.exports, name="exports"),
    path("exchange/export/<slug:side>/", exports.export, name="export"),
    path("exchange/templates/<slug:side>.<slug:format>", templates.template, name="template"),
    path("exchange/<slug:pid>/", imports.one, name="import"),
    path("exchange/<slug:pid>/progress/", imports.progress, name="progress"),
    path("exchange/<slug:pid>/marked.xlsx", imports.marked, name="marked"),
    path("exchange/<slug:pid>/<slug:verb>/", imports.act, name="act"),
]
