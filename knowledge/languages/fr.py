"""French."""

from knowledge.languages.model import Asks, Language, MetadataField, listed

FRENCH = Language(
    code="fr",
    stemmer="french",
    stop_words=listed(
        """à au aux avec ce ces cet cette dans de des du elle elles en et eux il ils je la le les leur leurs lui ma
        mais me même mes moi mon ne nos notre nous on ou où par pas pour qu que qui quoi quel quelle quels quelles
        sa se ses son sur ta te tes toi ton tu un une vos votre vous c d j l à m n s t y été étée étées étés étant
        suis es est sommes êtes sont serai sera seront serait seraient étais était étions étaient fus fut furent
        soit ai as a avons avez ont aurai aura auront aurait avais avait avions avaient eut eu dont donc si ainsi
        aussi alors comme comment quand combien pourquoi lequel laquelle lesquels plus moins très tout tous toute
        toutes sans sous entre vers chez depuis encore déjà cela ça ceci celui celle ceux celles là ici peut fait
        faire être avoir lors lorsque puis car ni t-il t-elle"""
    ),
    question_words=listed(
        """dit dire disait déclaré déclare selon affirme affirmé pense explique expliqué article texte appelle nommé
        passé raconte parle parlé croit"""
    ),
    asks=(
        (Asks.AGE, r"\bquel (est l'|était l')?âge\b|\bà quel âge\b"),
        (Asks.IDENTITY, r"^qui (est|était|sont) (?!l'|le |la |les |un )[\w.' -]+\W*$|\bque signifie\b|^qu'est-ce que? [\w'-]+\W*$"),
        (Asks.SPEAKER, r"\bqui\b.{0,20}\b(dit|déclar\w+|affirm\w+|promis|préven\w+|appel\w+)\b"),
        (Asks.SPEECH, r"\b(que|quoi|qu'|comment|pourquoi)\b.*\b(dit|déclar\w+|affirm\w+|pens\w+|expliqu\w+|racont\w+|croit)\b|\bselon\b|\bd'après\b"),
        (Asks.PERSON, r"\b(qui)\b|\bquel(le)?s? (homme|femme|personne|acteur|actrice|joueur|politicien|président|ministre|roi|reine|empereur|auteur|écrivain|poète|scientifique|ingénieur|philosophe|compositeur|chanteur|artiste|général)\b"),
        (Asks.YEAR, r"\ben quelle année\b|\bquelle année\b"),
        (Asks.TIME, r"^(?!.*\b(quel\w*|qui|comment|pourquoi|combien|qu'est-ce|quoi)\b).*\bquand\b|\b(quelle|en quelle) (année|date)\b|\bquel (jour|mois)\b|\bdepuis quand\b"),
        (Asks.PLACE, r"\boù\b|\b(quelle|dans quelle|quel|dans quel) (ville|pays|région|lieu|endroit)\b"),
        (Asks.SHARE, r"\bquel(le)? (est (la |le ))?(part|pourcentage|proportion)\b|\bcombien de pour cent\b"),
        (Asks.MONEY, r"\bcombien (d'argent|d'euros|de dollars|de livres|de francs|de couronnes)\b|\bcombien (coût\w+|gagn\w+|vaut|vaudr\w+|a coûté|ont coûté|a payé|ont payé|a-t-il (coûté|payé)|a-t-elle (coûté|payé))\b|\bcombien [^?]*\bcoût\w+\b|\bquel(le)? (est (la |le ))?(prix|somme|coût|salaire|montant|budget)\b"),
        (Asks.DURATION, r"\bcombien de (temps|secondes|minutes|jours|nuits|semaines|mois|siècles)\b|\bcombien d'(heures|années)\b|\bdepuis combien\b|\bquelle (est la )?durée\b"),
        (Asks.LENGTH, r"\bà quelle distance\b|\bquelle (est la )?(hauteur|longueur|largeur|profondeur|distance|taille)\b|\bcombien de (mètres|kilomètres|milles|pieds)\b|\bcombien d'(étages|hectares)\b"),
        (Asks.NUMBER, r"\bcombien\b|\b(quel|quelle) (âge|prix|part|pourcentage|nombre|somme|proportion|coût|montant)\b"),
        (Asks.REASON, r"\bpourquoi\b|\bpour quelle raison\b"),
        (Asks.NAME, r"\bquel (est|était) le nom (de|du|des)\b|\bquel(le)?s? (entreprise|société|organisation|parti|équipe|club|groupe|journal|université|école|agence|institut|navire|livre|roman|film|album|chanson|langue|religion|prix littéraire|fleuve|rivière|montagne)\b"),
    ),
    months=listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    time_words=listed(
        """aujourd'hui hier demain matin soir nuit semaine semaines mois an ans année années jour jours heures lundi
        mardi mercredi jeudi vendredi samedi dimanche printemps été automne hiver siècle après avant"""
    ),
    reason_words=listed("parce car raison raisons cause puisque afin pour grâce conséquence"),
    number_words=listed(
        """deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent cents
        mille million millions milliard milliards moitié tiers quart douzaine pourcent"""
    ),
    small_talk=(r"(bonjour|salut|bonsoir|coucou)( bot)?( ça va| comment ça va)?", r"(comment )?ça va|comment allez-vous", r"merci( beaucoup| bien)?", r"au revoir|bonne nuit", r"qui es-tu|que sais-tu faire|comment tu t'appelles", r"(ok|oui|non|super|test)"),
    courtesies=(r"bonjour|bonsoir|salut", r"s'il vous plaît", r"merci"),
    metadata=(
        (MetadataField.ABOUT, r"de quoi (parle|traite|s'agit-il dans|est-il question dans|il s'agit dans) (cet |l'|ce |le )(article|texte|reportage)|de quoi (parle-t-il|s'agit-il|est-il question|ça parle|traite-t-il)( ici)?|ça parle de quoi|(quel est )?(le )?sujet (de cet article|de l'article|du texte|du reportage)|que dit (cet |l'|ce |le )(article|texte|reportage)|(résume|résumez) (cet |l')article|(le )?résumé (de cet|de l') ?article"),
        (MetadataField.AUTHORS, r"qui (a écrit|est l'auteur de|sont les auteurs de) (cet|l'|cette)? ?(article|texte|reportage)|(l')?auteurs?( de l'article)?"),
        (MetadataField.PUBLISHED, r"quand (est paru|a été publié|a été écrit) (cet|l')? ?(article|texte|reportage)|date de publication( de l'article)?"),
        (MetadataField.OUTLET, r"où (est paru|a été publié) (cet|l')? ?(article|texte|reportage)"),
        (MetadataField.TITLE, r"(quel est le )?titre( de (cet|l')? ?article)?"),
    ),
    prefix_clitics=("l", "d", "j", "m", "n", "s", "t", "c", "qu", "lorsqu", "puisqu", "jusqu"),
    endings=listed("e s ien ienn ais iqu ement ation ition ateur teur eur eux if iv al el ist ism it ag anc ess ier"),
)  # fmt: skip
