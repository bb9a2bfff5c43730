"""Letters of signing in: the code, and word of every change in how an account is opened."""

import secrets
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from veeb.tools import mail
from veeb.ui.languages import current_language

from .models import User
from .signing import find_account
from .tasks import drop

# What happened, by the name that allauth gives its own letter.
NOTICES = {
    "account/email/password_changed": gettext_lazy("Sinu konto parool vahetati."),
    "account/email/password_set": gettext_lazy("Sinu kontole pandi parool."),
    "mfa/email/totp_activated": gettext_lazy("Sinu kontole lisati koodirakendus."),
    "mfa/email/totp_deactivated": gettext_lazy("Sinu kontolt eemaldati koodirakendus."),
    "mfa/email/webauthn_added": gettext_lazy("Sinu kontole lisati pääsuvõti."),
    "mfa/email/webauthn_removed": gettext_lazy("Sinu kontolt eemaldati pääsuvõti."),
    "mfa/email/recovery_codes_generated": gettext_lazy("Sinu kontole tehti uued tagavarakoodid."),
    "accounts/reset_second_factor": gettext_lazy("Administraator eemaldas sinu konto teise sammu."),
}


def send_code(address: str, code: str) -> None:
    """The code to an account's own address, in its language. To an unknown address nothing, with the same work."""
    user = find_account(address)
    with override(user.language if user else current_language()):
        text = render_to_string("accounts/mail/code.txt", {"code": code or secrets.token_hex(4), **_letter()})
        subject = _("Sinu kood Kogukonnaveebi sisenemiseks")
    if user and code:
        mail.send(user.email, subject, text)
    else:
        transaction.on_commit(partial(drop, EmailMessage(subject, text)), robust=True)


def send_notice(user: User, what: str) -> None:
    """That something changed in how the account is opened (a key of NOTICES): whoever did not do it must hear of it."""
    with override(user.language):
        said = str(NOTICES[what])
        mail.send(user.email, said, render_to_string("accounts/mail/notice.txt", {"said": said, **_letter()}))


def _letter() -> dict[str, Any]:
    return {"minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60, "contact": settings.CONTACT_EMAIL}
