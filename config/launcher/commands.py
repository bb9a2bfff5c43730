"""The commands of `./kv`, in the order in which a newcomer needs them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """A word after `./kv`: `module` has its `run(arguments)`; without a module it is a management command."""

    name: str
    help: str
    module: str = ""


COMMANDS = [
    Command("up", "käivitab portaali; vajadusel paigaldab kõik [--port N] [--host AADRESS]", "up"),
    Command("admin", "loob peakasutaja (küsib e-posti ja parooli)", "admin"),
    Command("test", "käivitab testid [unit] [db] [house] [whole] [postgres] [browser]", "testing"),
    Command("lint", "kontrollib stiili, tüüpe, korruseid ja andmebaasi muudatusi", "lint"),
    Command("starter", "laeb algse sisu; toimetaja muudatusi üle ei kirjuta"),
    Command("demo", "loob katsetamiseks väljamõeldud sisu [--items N] [--communities N] …, eemaldab selle [--remove]"),
    Command("reindex", "ehitab otsinguregistri uuesti"),
    Command("bench", "mõõdab kiirust ja mälu [--items N] [--communities N] … [--seconds N]", "bench"),
    Command("backup", "salvestab andmebaasi, failid ja seaded ühte faili [FAIL] [--with-key]", "backup"),
    Command("restore", "taastab varukoopia FAIL", "restore"),
    Command("manage", "annab käsu edasi Djangole: ./kv manage KÄSK …", "manage"),
]


def overview() -> str:
    """The list that `./kv` alone prints."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  ./kv {command.name:<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(["Kogukonnaveeb", "", *lines])
