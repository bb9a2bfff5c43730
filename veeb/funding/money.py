"""Sums in euros as they are said on screen."""

from decimal import Decimal

from django.utils import formats


def euros(amount: Decimal | None) -> str:
    """In the language on screen: "4000 €" with thousands apart, cents only where there are some; "" for no sum."""
    if amount is None:
        return ""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"{formats.number_format(amount, decimals, force_grouping=True)}\N{NO-BREAK SPACE}€"
