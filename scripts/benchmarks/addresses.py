"""Every address of the office and of an employer that is looked at, by what stands there."""

from collections.abc import Iterator, Mapping
from string import Template
from typing import Any

from flask import Flask
from peewee import fn
from werkzeug.exceptions import NotFound

from scripts.benchmarks import office, population
from smsgate.models import (
    Application,
    Broadcast,
    BroadcastState,
    Employer,
    Staff,
    Vacancy,
    VacancyState,
    utcnow,
)
from smsgate.services import uploads
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import drafts
from smsgate.services.subscriber_desk import lists

OFFICE = {
    "dashboard": "/staff/",
    "dashboard, vacancies on the map": "/staff/?map=vacancies",
    "dashboard, what it asks for each minute": "/staff/glance",
    "inbox": "/staff/inbox",
    "inbox, closed": "/staff/inbox?show=closed",
    "inbox, late": "/staff/inbox?show=overdue",
    "inbox, not understood": "/staff/inbox?show=unclear",
    "inbox, searched by words": "/staff/inbox?q=pelatihan+las",
    "inbox, searched by words nobody wrote": "/staff/inbox?q=pelatihan+terbang",
    "inbox, searched by the end of a number": "/staff/inbox?q=0123",
    "inbox, what it asks for every few seconds": "/staff/inbox/list",
    "a thread": "/staff/inbox/$contact",
    "a thread, what it asks for every few seconds": "/staff/inbox/$contact/news",
    "ready answers": "/staff/content",
    "a ready answer, new": "/staff/content/new",
    "verification": "/staff/verification",
    "verification, the last page": "/staff/verification?page=9999",
    "verification, grave signs of fraud": "/staff/verification?sign=grave",
    "verification, one": "/staff/verification/$waiting",
    "vacancies": "/staff/vacancies",
    "vacancies, the last page": "/staff/vacancies?page=99999",
    "vacancies, searched and filtered": "/staff/vacancies?q=sopir+truk&district=16.11.02&state=open",
    "vacancies, of an employer": "/staff/vacancies?employer=usaha+7",
    "vacancies, closing soon, those first": "/staff/vacancies?soon=1&order=closing",
    "vacancies, names while one types": "/staff/vacancies/employers?employer=usaha",
    "a vacancy": "/staff/vacancies/$code",
    "a vacancy, how many were told": "/staff/vacancies/$code/told",
    "a vacancy, edited": "/staff/vacancies/$code/edit",
    "a vacancy, new": "/staff/vacancies/new",
    "a recall": "/staff/vacancies/$code/recall",
    "an import, to begin": "/staff/vacancies/import",
    "an import of 290 rows": "/staff/vacancies/import/$upload",
    "an import, its progress": "/staff/vacancies/import/$upload/progress",
    "vacancies.csv, its beginning": "/staff/vacancies/export.csv",
    "employers": "/staff/employers",
    "employers, the last page": "/staff/employers?page=99999",
    "employers, searched": "/staff/employers?q=usaha&state=verified&district=16.11.02",
    "an employer": "/staff/employers/$employer",
    "an employer, edited": "/staff/employers/$employer/edit",
    "an employer, new": "/staff/employers/new",
    "subscribers": "/staff/subscribers",
    "subscribers, the last page": "/staff/subscribers?page=99999",
    "subscribers, filtered": "/staff/subscribers?district=16.11.02&kind=sopir&language=id&state=active",
    "subscribers, by the end of a number": "/staff/subscribers?ends=0123",
    "subscribers, since when": "/staff/subscribers?since=2026-01-01&way=sms",
    "a subscriber": "/staff/subscribers/$contact",
    "a subscriber, new": "/staff/subscribers/new",
    "subscribers, lists": "/staff/subscribers/lists",
    "a list of 290 people": "/staff/subscribers/lists/$list",
    "a list, its progress": "/staff/subscribers/lists/$list/progress",
    "subscribers.csv, its beginning": "/staff/subscribers/table.csv",
    "broadcasts": "/staff/broadcasts",
    "a broadcast, new": "/staff/broadcasts/new",
    "a broadcast, a draft edited": "/staff/broadcasts/$draft_broadcast/edit",
    "a broadcast to everybody, before its approval": "/staff/broadcasts/$asked",
    "a broadcast to everybody, sent": "/staff/broadcasts/$sent",
    "a broadcast, its progress": "/staff/broadcasts/$sent/progress",
    "results.csv, its beginning": "/staff/broadcasts/$sent/results.csv",
    "reports": "/staff/reports",
    "reports of a year": "/staff/reports?from=$year_ago&until=$today",
    "days.csv": "/staff/reports/days.csv?from=$year_ago&until=$today",
    "messages of unknown fate": "/staff/reports/unknown",
    "to take along": "/staff/takealong",
    "to take along, all that is open": "/staff/takealong?which=open",
    "audit log": "/staff/audit",
    "audit log, filtered": "/staff/audit?action=vacancy.extend&person=petugas@bench.example",
    "audit.csv, its beginning": "/staff/audit/table.csv",
    "team": "/staff/team",
    "a colleague": "/staff/team/$colleague",
    "settings": "/staff/settings",
    "own account": "/staff/account",
    "guide": "/staff/guide",
    "guide of employers": "/staff/guide/employer",
}

FIRM = {
    "an employer's home": "/employer/",
    "an employer's vacancies, the last page": "/employer/?page=99999",
    "its vacancy": "/employer/vacancies/$own",
    "its applicants": "/employer/vacancies/$own/applicants",
    "an applicant": "/employer/applicants/$application",
    "posting, to begin": "/employer/posting",
    "posting, a step": "/employer/posting/$draft/1",
    "posting, read back": "/employer/posting/$draft/preview",
    "its data and papers": "/employer/firm",
    "its guide": "/employer/guide",
}

LEFT_OUT = {
    "staff.login",
    "staff.imports.example",
    "staff.imports.findings",
    "staff.subscribers.example",
    "staff.subscribers.remarks",
    "staff.recall.progress",
    "staff.employer_papers.download",
    "staff.content.edit",
    "staff.guide.picture",
    "employer.register.form",
}
"""Rooms and views that need no login, or make nothing of any size."""

_ROW = "Kasir toko {n},Toko {n},Desa Antah,2500000,SMA,Melayani pembeli dan menata barang\n"
_DRAFT = {
    "title": "Kasir toko",
    "sector": "toko",
    "description": "Melayani pembeli, jujur.",
    "pay_min": "2500000",
    "pay_per": "month",
    "place": "Pendopo",
    "mode": "onsite",
    "how_to_apply": "Datang ke toko.",
}


def known(app: Flask, admin: Staff, firm: Staff) -> Mapping[str, object]:
    """What the addresses name: of each kind of thing one that is large."""
    config = app.extensions["smsgate"].config
    own, newest = (
        Vacancy.select(fn.MAX(Vacancy.code)).where(which).scalar()
        for which in (Vacancy.employer == 1, Vacancy.state == VacancyState.VERIFIED)
    )
    states = {"asked": BroadcastState.ASKED, "draft_broadcast": BroadcastState.DRAFT}
    return {
        **{name: Broadcast.get(Broadcast.state == state).id for name, state in states.items()},
        "sent": 1,
        "contact": 7,
        "waiting": Vacancy.get(Vacancy.state == VacancyState.WAITING).code,
        "code": newest,
        "own": own,
        "employer": 1,
        "colleague": Staff.get(Staff.email == population.OFFICER).id,
        "application": Application.get().id,
        "upload": _upload(admin, config),
        "list": _list(admin, config),
        "draft": _draft(firm, config),
        "today": utcnow().astimezone(config.timezone).date(),
        "year_ago": (utcnow() - office.YEAR).astimezone(config.timezone).date(),
    }


def missing(app: Flask, addresses: list[str]) -> Iterator[str]:
    """Views one can look at that none of the addresses leads to."""
    adapter = app.url_map.bind("localhost")
    seen = {_endpoint(adapter, address) for address in addresses}
    for rule in app.url_map.iter_rules():
        ours = rule.endpoint.startswith(("staff.", "employer.")) and "GET" in (rule.methods or ())
        room = rule.endpoint.rpartition(".")[0]
        if ours and not {rule.endpoint, room} & (LEFT_OUT | seen):
            yield rule.endpoint


def filled(address: str, values: Mapping[str, object]) -> str:
    """An address with what it names."""
    return Template(address).substitute(values)


def _endpoint(adapter: Any, address: str) -> str:
    try:
        return str(adapter.match(address.partition("?")[0])[0])
    except NotFound:
        return ""


def _upload(staff: Staff, config: Any) -> str:
    rows = "".join(_ROW.format(n=number) for number in range(290))
    content = f"title,employer,place,pay_min,education,description\n{rows}".encode()
    upload = uploads.receive(content, "lowongan.csv", staff, utcnow(), publish=False)
    uploads.work(upload, config)
    return upload.token


def _list(staff: Staff, config: Any) -> int:
    """(A few people of the population, who follow something already, and a place nobody knows.)"""
    rows = "".join(f"{population.phone(number)},Desa Antah,,id,\n" for number in range(290))
    content = f"phone,place,terms,language,consented_on\n{rows}".encode()
    return int(lists.accept(content, "pelanggan.csv", staff, config, utcnow()).id)


def _draft(firm: Staff, config: Any) -> int:
    hand = Hand(by=firm, employer=Employer.get_by_id(1), config=config, now=utcnow())
    draft = drafts.begin(hand)
    for step in range(1, len(drafts.STEPS) + 1):
        drafts.keep(draft.id, step, _DRAFT, hand)
    return int(draft.id)
