"""Reminders by mail, through the organiser's own mail server."""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

from facilitate.register.promises.hooks import Server
from facilitate.web.reminding.faults import NotSent
from facilitate.web.reminding.formats import Message, words
from facilitate.web.reminding.post import PATIENCE, place


def mail(server: Server, password: str, to: str, message: Message, near: bool) -> str:
    """Send it; what the server was told to do. Raises NotSent: unknown_host, far_wanted, near_wanted, timeout, not_reached,
    certificate, mail_login, mail_refused."""
    address = place(server.host, server.port, near)
    letter = _letter(server, to, message)
    try:
        with _called(server, address) as line:
            if server.user:
                line.login(server.user, password)
            lost = line.send_message(letter)
    except (smtplib.SMTPAuthenticationError, UnicodeError) as fault:  # smtplib knows only ASCII names and passwords
        raise NotSent("mail_login") from fault
    except smtplib.SMTPException as fault:
        raise NotSent("mail_refused", _said(fault)) from fault
    except TimeoutError as fault:
        raise NotSent("timeout") from fault
    except ssl.SSLError as fault:
        raise NotSent("certificate") from fault
    except OSError as fault:
        raise NotSent("not_reached") from fault
    if lost:
        raise NotSent("mail_refused", ", ".join(sorted(lost)))
    return f"250 {to}"


class _Line(smtplib.SMTP):
    """Calls the numeric address, so that no second look-up can lead elsewhere; a certificate must be the host's."""

    def __init__(self, address: str, host: str, port: int, **more: Any) -> None:
        self._address = address
        super().__init__(host, port, **more)

    def _get_socket(self, _host: str, port: int, timeout: float) -> socket.socket:
        return socket.create_connection((self._address, port), timeout)


class _Tls(smtplib.SMTP_SSL, _Line):
    def __init__(self, address: str, host: str, port: int, **more: Any) -> None:
        self._address = address
        smtplib.SMTP_SSL.__init__(self, host, port, **more)


def _called(server: Server, address: str) -> smtplib.SMTP:
    trust = ssl.create_default_context()
    if server.security == "tls":
        return _Tls(address, server.host, server.port, timeout=PATIENCE, context=trust)
    line = _Line(address, server.host, server.port, timeout=PATIENCE)
    if server.security == "starttls":
        try:
            line.starttls(context=trust)
        except BaseException:
            line.close()
            raise
    return line


def _letter(server: Server, to: str, message: Message) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = message.title
    letter["From"] = server.sender
    letter["To"] = to
    letter["Date"] = formatdate(localtime=True)
    letter["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(words(message), cte="base64")  # any server takes it, however old
    return letter


def _said(fault: smtplib.SMTPException) -> str:
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return ", ".join(sorted(fault.recipients))
    if isinstance(fault, smtplib.SMTPResponseException):
        told = fault.smtp_error
        return f"{fault.smtp_code} {told.decode(errors='replace') if isinstance(told, bytes) else told}"
    return type(fault).__name__
