"""A record that proves itself: it carries its log, and whoever has it can fold and count everything again."""

from facilitate.reports.proof.carrying import proven
from facilitate.reports.proof.checking import check
from facilitate.reports.proof.faults import Fault
from facilitate.reports.proof.unproved import unproved

__all__ = ["Fault", "check", "proven", "unproved"]
