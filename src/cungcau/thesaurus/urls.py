from django.urls import path

from cungcau.thesaurus import views

app_name = "thesaurus"
urlpatterns = [
    path("thesaurus/", views.browse, name="browse"),
    path("thesaurus/understand/", views.understand, name="understand"),
    path("thesaurus/new/", views.concept_form, name="new"),
    path("thesaurus/export/<slug:form>/", views.export, name="export"),
    path("thesaurus/<slug:key>/", views.concept, name="concept"),
    path("thesaurus/<slug:key>/edit/", views.concept_form, name="edit"),
    path("thesaurus/<slug:pid>/<slug:verb>/", views.act, name="act"),
]
