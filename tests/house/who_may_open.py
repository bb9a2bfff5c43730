"""The permission table: every address of ours and what each of the eight people of `scene.PEOPLE` is answered there.

o opens · a is asked to sign in · r is refused (403, or sent back by the admin) · h finds nothing (404).
After an address stand the words for its blanks, by their name in `Scene.words` or as they are, after "=".
"""

TABLE = {
    # Everybody, by the address alone; a private one is a key.
    "oooooooo": """
        aardekast/
        aardekast/<int:pk>-<slug:slug>/ resource.pk resource.slug
        aardekast/<int:pk>/ resource.pk
        aardekast/feed/
        ametnikule/
        failid/<int:pk>/<path:name> file.pk file.name
        juhendmaterjalid/
        juhendmaterjalid/<int:number>/ resource.pk
        kalender/
        kalender/feed/
        kalender/kalender.ics
        kalender/kuu/<month:first>/ =2027-06
        kalender/maakonnad/
        kalender/moodunud/
        kalender/nimekiri/
        kes-aitab/
        kes-aitab/<int:pk>-<slug:slug>/ helper.pk helper.slug
        kes-aitab/<int:pk>-<slug:slug>/kysi/ helper.pk helper.slug
        kogukond/<int:pk>-<slug:slug>/ community.pk community.slug
        kogukond/<int:pk>-<slug:slug>/hoidjaks/ community.pk community.slug
        kogukond/<int:pk>/ community.pk
        kogukonnad/
        kohad/
        kohad/<slug:county>/<slug:slug>/ county.slug town.slug
        kohad/<slug:slug>/ county.slug
        kohad/ehak/<str:code>/ town.ehak
        koht/<str:token>/ seat
        koht/<str:token>/kustuta/ seat
        koht/<str:token>/loobu/ seat
        konto/sisse/
        konto/sisse/kood/
        konto/sisse/parool/
        konto/sisse/teine-samm/
        konto/sisse/voti/
        konto/suletud/
        konto/valja/
        korraldaja/<str:token>/ desk
        korraldaja/<str:token>/aeg/ desk
        korraldaja/<str:token>/inimene/<int:pk>/ desk person.pk
        korraldaja/<str:token>/jaab-ara/ desk
        korraldaja/<str:token>/jarelkaja/ desk
        korraldaja/<str:token>/kiri/ desk
        korraldaja/<str:token>/kohad/ desk
        korraldaja/<str:token>/kohal/ desk
        korraldaja/<str:token>/osalejad.csv desk
        korraldaja/<str:token>/valik/ desk
        kutse/<str:token>/uus/ invitation
        kysimus/<str:token>/ inquiry
        minu-kirje/<str:token>/ contact
        minu-kirje/<str:token>/maha/ contact
        minu-kirje/<str:token>/muuda/ contact
        oigus/
        otsing/
        panus/<str:token>/ receipt
        panus/<str:token>/paranda/ receipt
        panus/<str:token>/vasta/ receipt
        panus/<str:token>/vota-tagasi/ receipt
        panusta/
        panusta/kogukond/
        panusta/nouandja/
        panusta/sundmus/
        panusta/sundmus/fail/
        panusta/sundmus/vorm/
        panusta/vaidlusta/
        rahastus/
        rahastus/<int:pk>-<slug:slug>/ call.pk call.slug
        rahastus/feed/
        rahastus/moodunud/
        rahastus/tahtajad.ics
        robots.txt
        sitemap-<int:number>.xml =1
        sitemap.xml
        sundmus/
        sundmus/<slug:slug>/ event.slug
        sundmus/<slug:slug>/osale/ event.slug
        sundmus/<slug:slug>/sundmus.ics event.slug
        sundmuse-failid/<int:pk>/<path:name> event_file.pk event_file.name
        teemad/
        teemad/<slug:slug>/ topic.slug
        uudis/
        uudis/<slug:slug>/ news.slug
        uudised/
        uudised/feed/
    """,
    # Everybody with an account: what one finds there is one's own.
    "aooooooo": """
        konto/
        konto/parool/
        konto/rakendus/
        konto/seansid/
        konto/tagavara/uued/
        konto/voti/
        minu/
        minu/andmed/
        minu/andmed/andmed.json
        minu/andmed/kustuta/
        minu/nimi/
    """,
    # A community's page is kept by its team alone.
    "aorrrrrr": """
        minu/kogukond/<int:pk>/ community.pk
        minu/kogukond/<int:pk>/soov/<int:number>/ community.pk wish.pk
    """,
    # So is a team by its members; others are not told that it exists.
    "aohhhhhh": """
        minu/tiim/<uuid:uid>/ team
        minu/tiim/<uuid:uid>/kutse/<int:pk>/tagasi/ team invitation.pk
        minu/tiim/<uuid:uid>/kutsu/ team
        minu/tiim/<uuid:uid>/lahku/ team
        minu/tiim/<uuid:uid>/liige/<int:pk>/ team membership.pk
    """,
    # A municipality is told of by its own officials and by editors.
    "arrorooo": """
        minu/omavalitsus/<slug:slug>/ town.slug
    """,
    # An invitation is for the one it was sent to: without an account, or signed in as that person.
    "orrrrrrr": """
        kutse/<str:token>/ invitation
    """,
    # The admin: editors, reviewers and administrators; so is proving oneself anew with a second factor.
    "arrrrooo": """
        admin/aardekast/
        admin/aitajad/
        admin/aitajad/<int:pk>/kontakt/ helper.pk
        admin/failid/<int:pk>/<path:name> file.pk file.name
        admin/kalender/
        admin/kalender/<int:pk>/aardekasti/ event.pk
        admin/kalendrifail/
        admin/kalendrifail/lisa/
        admin/kogukonnad/
        admin/kontrollida/
        admin/kusimused/
        admin/kusimused/<int:pk>/ inquiry.pk
        admin/omavalitsused/add/
        admin/omavalitsused/edit/<int:pk>/ profile.pk
        admin/rahastus/
        admin/sundmuse-failid/<int:pk>/<path:name> event_file.pk event_file.name
        admin/uudised/
        konto/uuesti/
        konto/uuesti/parool/
        konto/uuesti/voti/
    """,
    # What reviewers decide.
    "arrrrroo": """
        admin/kalender/<int:pk>/toimumine/ event.pk
        admin/kogukondade-hoidjad/
        admin/kogukondade-hoidjad/<int:pk>/ wish.pk
        admin/kogukonnad/<int:pk>/hoidja/ community.pk
        admin/korraldajad/
        admin/labivaatus/
        admin/labivaatus/<int:pk>/ receipt.pk
        admin/labivaatus/<slug:kind>/<int:pk>/ =resource resource.pk
    """,
    # What administrators look after.
    "arrrrrro": """
        admin/ametnikud/
        admin/ametnikud/<int:pk>/ office.pk
        admin/ametnikud/kutsu/
        admin/ametnikud/soov/<int:pk>/ asked.pk
        admin/isikuandmed/
        admin/kirjad/
        admin/users/<int:pk>/teine-samm/ official.pk
        admin/vaidlustused/
    """,
    # A letter that is not there.
    "arrrrrrh": """
        admin/kirjad/<str:name>/ =puudub.log
    """,
    # Whoever signed up is seen by the event's owner alone.
    "arrrrhhh": """
        admin/korraldajad/<int:pk>/ event.pk
    """,
    # Leads on to the one sign-in; who opens no admin is told so.
    "arrrraaa": """
        admin/login/
    """,
    # What has no second factor to take away.
    "ahhhhooo": """
        konto/rakendus/eemalda/
    """,
    # Keys and codes that nobody here has.
    "ahhhhhhh": """
        konto/tagavara/
        konto/tagavara/fail/
        konto/voti/<int:pk>/ =1
        konto/voti/<int:pk>/eemalda/ =1
    """,
    # Nothing there yet: no contact in the settings, no certificate.
    "hhhhhhhh": """
        .well-known/security.txt
        koht/<str:token>/tunnistus.pdf seat
        korraldaja/<str:token>/inimene/<int:pk>/tunnistus.pdf desk person.pk
    """,
}
