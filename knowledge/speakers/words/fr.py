"""French words that show who is speaking: the commonest."""

from __future__ import annotations

from knowledge.speakers.words._table import Words, listed

WORDS = Words(
    clitics=("-t-elles", "-t-elle", "-t-ils", "-t-il", "-t-on", "-elles", "-elle", "-ils", "-il", "-on"),
    speech=listed(
        """
        dit disent disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute
        ajouté ajoutait annonce annoncé répond répondu répondait demande demandé écrit raconte raconté confie confié
        souligne souligné assure assuré précise précisé rappelle rappelé estime estimé note noté indique indiqué
        confirme poursuit poursuivi poursuivait conclut conclu concluait résume résumé regrette regretté déplore
        déploré s'exclame exclamé soutient soutenu martèle martelé glisse glissé plaisante plaisanté ironise ironisé
        tempère tempéré admet admis avoue avoué témoigne témoigné commente commenté réplique répliqué rétorque rétorqué
        murmure murmuré soupire soupiré s'inquiète inquiété se félicite félicité avertit averti prévenait insistait
        relève relevé rapporte rapporté confirmé reconnaît reconnu prévient prévenu promet promis insiste insisté lance
        lancé prétend
        """
    ),
    opinion=listed("pense croit considère juge espère"),
    naming=listed("qualifie qualifié appelle appelé décrit dénonce dénoncé"),
    according=(("selon",), ("d'après",), ("aux", "yeux", "de"), ("de", "l'avis", "de"), ("à", "en", "croire")),
    inserted=True,
    pronouns={
        "il": "m", "lui": "m", "elle": "f", "ils": "p", "elles": "p", "je": "n", "nous": "n", "on": "n", "ce": "n",
        "qui": "n",
    },
    subjects=listed("il elle ils elles je nous on"),
    relatives=listed("qui"),
    prepositions=listed("de du des d' à au aux en chez pour avec contre sur sous dans par"),
    bodies=listed(
        """
        préfecture mairie association syndicat entreprise société direction commission parquet agence banque hôpital
        université fédération conseil ministère journal gouvernement parti tribunal délégation famille police armée
        """
    ),
    masculine=listed("m. m monsieur directeur président"),
    feminine=listed("mme mme. madame mlle directrice présidente ministre-présidente"),
    determiners=listed("le la les l' un une des ce cette ces son sa ses leur"),
    definite=listed("le la les l' ce cette"),
    linking=listed("de du des d' à au aux en chez pour"),
    breaks=listed(
        """
        et ou mais que qui dont où quand si comme parce lorsque après avant pendant est sont était a ont avait sera ne
        pas sur dans avec sans contre il elle je nous on se hier aujourd'hui
        """
    ),
    joining=listed("et"),
    between=listed("a ont avait aussi également encore ensuite puis déjà hier aujourd'hui l'a"),
    auxiliaries=listed("a ont avait avaient"),
    blocking=listed("ne pas jamais n'a n' pourrait devrait peut"),
    passive=listed("est sont été était"),
    conjunct=listed("que"),
    times=listed("""
        hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche lors après avant dans sur
        """),
    honorifics=listed("m. m mme mme. mlle monsieur madame dr dr. maître"),
    titles=listed("président présidente ministre premier général maire professeur sénateur sénatrice"),
    roles=listed(
        """
        président présidente ministre maire directeur directrice porte-parole chef responsable source avocat avocate
        charpentier ingénieur ingénieure architecte écrivain écrivaine auteur autrice poète historien historienne
        journaliste reporter correspondant correspondante réalisateur réalisatrice acteur actrice comédien comédienne
        chanteur chanteuse musicien musicienne entraîneur joueur joueuse capitaine agriculteur agricultrice boulanger
        boulangère pêcheur commerçant commerçante artisan artisane habitant habitante riverain riveraine voisin voisine
        enseignant enseignante instituteur institutrice étudiant étudiante élève infirmier infirmière juge procureur
        procureure préfet préfète conseiller conseillère secrétaire militant militante syndicaliste bénévole retraité
        retraitée économiste sociologue biologiste analyste spécialiste ambassadeur ambassadrice gouverneur père mère
        frère sœur fils fille mari femme veuve veuf fondateur fondatrice propriétaire gérant gérante patron patronne
        témoin expert experte professeur chercheur chercheuse député députée sénateur sénatrice médecin policier
        """
    ),
    describing=listed("ancien ancienne premier première nouveau nouvelle"),
    organisations=listed("ministère université institut banque parti tribunal journal rue place"),
    not_names=listed(
        """
        le la les un une des ce cette ces son sa ses leur il elle ils elles je nous vous on et ou mais que qui quand si
        comme après avant pendant dans sur avec sans contre pour par de du à au aux en selon hier aujourd'hui demain
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre ici là alors ainsi aussi donc d'après monsieur madame
        """
    ),
    particles=listed("de du des d la le van von"),
    abbreviations=listed("m mm mme mlle dr st ste"),
)  # fmt: skip
