from django.urls import path

from cungcau.brokerage.views import agreements, cases, declaring, messages, opening, papers, reading, sending, wordings

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
    path("held-mail/", messages.held, name="held"),
    path("held-mail/<slug:mail>/", messages.held_mail, name="held_mail"),
    path("held-mail/<slug:mail>/drop/", messages.drop, name="drop_mail"),
    path("cases/<slug:pid>/messages/", messages.write, name="write_message"),
    path("cases/<slug:pid>/messages/address/", messages.address, name="case_address"),
    path("cases/<slug:pid>/messages/<slug:message>/", messages.pass_on, name="pass_on"),
    path("cases/<slug:pid>/addresses/<slug:addressee>/", messages.revoke, name="revoke_address"),
    path("cases/<slug:pid>/", cases.case, name="case"),
    path("cases/<slug:pid>/papers/new/", papers.add, name="paper_add"),
    path("cases/<slug:pid>/agreements/new/", agreements.add, name="agreement_add"),
    path("cases/<slug:pid>/declare/<slug:party>/<slug:kind>/", declaring.declare, name="declare"),
    path("cases/<slug:pid>/log/<slug:entry>/", cases.correct, name="correct"),
    path("cases/<slug:pid>/<slug:verb>/", cases.act, name="case_act"),
    path("papers/<slug:pid>/", papers.paper, name="paper"),
    path("papers/<slug:pid>/open/<int:number>/", papers.open_copy, name="paper_open"),
    path("papers/<slug:pid>/<slug:verb>/", papers.act, name="paper_act"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/table/", agreements.table, name="agreements_table"),
    path("agreements/wordings/", wordings.wordings, name="wordings"),
    path("agreements/wordings/<slug:form>/<slug:language>/", wordings.wording, name="wording"),
    path("agreements/<slug:pid>/", agreements.agreement, name="agreement"),
    path(
        "agreements/<slug:pid>/text/<slug:form>/<slug:language>/<slug:ending>/", wordings.paper_of, name="agreement_text"
    ),
    path("agreements/<slug:pid>/<slug:verb>/", agreements.act, name="agreement_act"),
]
