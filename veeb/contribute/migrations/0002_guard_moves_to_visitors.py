"""The guard's counts and used proofs live in the room `visitors` now.

Their rows last a day, so none is carried over.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('contribute', '0001_initial'),
    ]

    operations = [
        migrations.DeleteModel(
            name='SenderCount',
        ),
        migrations.DeleteModel(
            name='UsedProof',
        ),
    ]
