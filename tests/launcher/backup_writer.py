"""A second process that writes while a backup is taken: `python -m tests.launcher.backup_writer`.

Round after round it keeps a file with its row and a person of the same number, in one transaction. After the first
rounds it also takes their files away again, one by one, as the portal does: the row first. It prints each number that
is done.
"""

import sys
import time
from hashlib import sha256

import django

ROUNDS = 2000
FIRST, GONE_EVERY = 100, 5


def run() -> None:
    """Write until told to stop, or until all rounds are done."""
    django.setup()
    for number in range(1, ROUNDS + 1):
        _write(number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        time.sleep(0.01 if number > FIRST else 0)


def expected_files(last: int) -> set[str]:
    """The keys of the files that are there once round `last` is done."""
    gone = {str(_goes_at(number)) for number in range(1, last + 1)}
    return {str(number) for number in range(1, last + 1)} - gone


def _goes_at(number: int) -> int | None:
    """Which of the first files goes in this round."""
    oldest, rest = divmod(number - FIRST, GONE_EVERY)
    return oldest if rest == 0 and 0 < oldest <= FIRST else None


def _write(number: int) -> None:
    from django.core.files.base import ContentFile  # app ready
    from django.db import transaction  # app ready

    from veeb.accounts.models import User  # app ready
    from veeb.contribute.models import Upload  # app ready
    from veeb.records.storage import file_path, private_storage  # app ready

    content = f"Leht {number}. ".encode() * 500
    storage = private_storage()
    with transaction.atomic():
        path = storage.save(file_path(None, "leht.txt"), ContentFile(content))
        Upload.objects.create(
            key=str(number),
            path=path,
            name="leht.txt",
            media_type="text/plain",
            size=len(content),
            sha256=sha256(content).hexdigest(),
        )
        User.objects.create(username=f"kirjutaja{number}@naide.ee", email=f"kirjutaja{number}@naide.ee")
        going = list(Upload.objects.filter(key=str(_goes_at(number))))
        Upload.objects.filter(pk__in=[upload.pk for upload in going]).delete()
    for upload in going:
        storage.delete(upload.path)


if __name__ == "__main__":
    sys.exit(run())
