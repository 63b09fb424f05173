"""What every answer says to the browser: nothing inline, nothing from elsewhere, nothing framed, nothing kept that is private."""

from flask import Flask, Response

POLICY = """
    default-src 'none';
    script-src 'self';
    style-src 'self';
    img-src 'self' data: blob:;
    media-src 'self' data: blob:;
    font-src 'self';
    connect-src 'self';
    form-action 'self';
    base-uri 'none';
    frame-ancestors 'none'
"""
HEADERS = {
    "Content-Security-Policy": " ".join(POLICY.split()),
    "Referrer-Policy": "same-origin",  # not no-referrer: with that, browsers send `Origin: null` from our own forms
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=()",
    "Cache-Control": "no-store",
}


def init_app(app: Flask) -> None:
    """Set the headers on every answer that has not set its own."""
    app.after_request(_set)


def _set(response: Response) -> Response:
    said = {name.lower() for name, _value in response.headers}
    for name, value in HEADERS.items():
        if name.lower() not in said:
            response.headers.add(name, value)
    return response
