"""Danish abbreviations with a full stop, told apart by whether a sentence can end with them."""

from __future__ import annotations

# Always lean on what follows ("ca. 25", "f.eks. en træner"): their full stop never ends a sentence.
# Left out on purpose: those that are words too (op., ny., art.), since "Vi ryddede op. Så gik vi" is two sentences.
_LEANING = """
adm adr afd afs alm ang att bd bl bl.a c ca cand chr cirk d d.d d.v.s dir dr dvs eks ekskl evt f f.eks f.kr fa fhv fig
forts fr fx fys gl hhv hr ift ifm ifbm inc inkl isf jf jr jvf kap kgl kl kld lb lic maks max matr mdl mht min mr mrs
nr nuv obs omtr p p.g.a p.t pga pkt pr prof prov resp s skt sr st stk stud tdl tlf tilh u udd udg udt vedr vedl vejl
vha vs v/ årg årh
"""
# May close a sentence ("… 6 mio. kr. Herudover …"): they do when a capital letter follows.
_CLOSING = """
a.m a.s aps e.kr e.l e.lign el.lign etc f.a kr m.a m.fl m.h.t m.m m.v md mdr mfl mia mill mio mm mv o.a o.l o.lign o.m.a
o.s.v ol og.lign osv pct t tim ugtl jan feb febr apr aug sep sept okt nov dec man tirs ons tors fre lør søn
"""
LEANING = frozenset(_LEANING.split())
CLOSING = frozenset(_CLOSING.split())
