"""Given names that mostly men, or mostly women, bear: evidence for whom "he" or "she" can mean.

Names that both bear in large numbers ("Alex", "Kim", "Sasha") are in neither table. All are in lower case without
diacritics, in Latin letters; Cyrillic names are read by their endings.
"""

from __future__ import annotations

from knowledge.speakers.words._table import listed

MEN = listed(
    """
    aaron abdul abdullah abe abel abraham achim adam adolf adrian ahmad ahmed alain alan albert alberto aldo
    alejandro aleksandr aleksei alessandro alexander alexandre alexei alexey alfonso alfred alfredo ali alistair
    allan allen alvaro alvin amadou amir anatoly anders andre andreas andrei andres andrew andrey andriy andrzej
    andy angus anthony antoine anton antonin antonio antony antti archie arjun armando arne arnold arthur artur
    arturo asif augustin austin axel barack barney barry bart bashar basil ben benedict benjamin benoit bernard
    bernardo bernd bernie bert beto bill billy binyamin bjorn bob bobby boris boutros brad bradley bram brandon
    brendan brent brett brian bruce bruno bryan byron caleb calvin camilo carl carlo carlos cecil cedric cesar
    chad charles chester chris christian christoph christophe christopher chuck clarence claude claudio clayton
    cliff clifford clint clive colin conor conrad constantin corey cory craig curt curtis cyril cyrus dale
    damian damien dan daniel daniele danny darrell darren darryl dave david dean declan denis dennis denny derek
    desmond dick diego dieter dietmar dimitri dirk dmitri dmitriy dmitry dmytro dominic dominik don donald doug
    douglas duncan dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin ehud eitan elias elijah
    elliot elliott elmer elon emanuel emil emilio emmanuel enrico enrique enzo eric erich erik ernest ernesto
    ernst ervin erwin ethan eugene evan evgeny fabian fabio fabrice farid federico felipe felix ferdinand
    fernando filip filippo finn florian floyd francesco francis francisco franck franco francois francois-xavier
    frank franklin franz fred freddie frederic frederick friedrich fritz gabriel garrett gary gavin geert gene
    geoff geoffrey georg george georges georgi gerald gerard gerardo gerd gerhard giacomo gianni gilbert giles
    giorgio giovanni giulio giuseppe glen glenn gordon graeme graham grant greg gregg gregor gregory grigory
    guido guillaume guillermo gunter gunther gustav gustavo guy hamid hamish hank hannes hans harald harold
    harrison harry harvey hasan hassan hector heinrich heinz helmut hendrik henri henrik henry herbert herman
    hermann hiroshi horst hosni howard hubert hugh hugo humberto huntley hussein ian ibrahim ignacio igor ihor
    iker ilya imran isaac ismail ivan ivo jack jacob jacques jaime jair jake jakob jamal james jared jaroslaw
    jason javier jay jean-claude jean-luc jean-marc jean-paul jean-pierre jean-yves jeb jed jeff jefferson
    jeffery jeffrey jeh jens jens-uwe jeremiah jeremy jeroen jerome jerry jesper jim jimmy joachim joao joaquin
    joe joel joerg johan johann johannes john johnny jomo jon jonas jonathan joost jorg jorge joris jorma jose
    josef joseph josh joshua juan jules julian julien julio jurgen jussi justin kaj kamal karim karl kaspar
    keith ken kenneth kent kevin khalid khalil kirk klaus kofi kojo konrad konstantin kurt kwame kyle lamar
    lance larry lars lasse laurent lawrence lech leif len leo leon leonard leonardo leonid leroy les lester liam
    lionel lloyd lorenzo louis luca lucas lucien ludwig luigi luis luiz lukas luke luther maarten magnus mahmoud
    malcolm manfred manuel marc marcel marcello marco marcos marcus mario marius mark marko markus marlon
    marshall martin marvin massimo mateo matt matteo matthew matthias matthieu matthijs maurice mauricio mauro
    max maxim maxime maximilian mehmet melvin merrick michael michal michel miguel mikael mike mikhail miles
    milo milos milton miroslav mitch mitchell mitt mohamed mohammad mohammed monte moritz morris mort moses
    muammar muhammad murray mustafa mykhailo mykola narendra nasser nathan nathaniel neal ned neil nelson newt
    nicholas nick nicolas niels nigel niklas niklaus nikolai nikolas nikolay noah noel norbert norman nuno olaf
    ole oleg oleh oleksandr oliver olivier omar orlando orrin oscar oskar osman otto owen pablo paolo pascal
    patrice patrick paul paul-henri paulo pavel pavlo pedro pentti per perry pete peter petr petro petteri phil
    philip philipp philippe phillip pierre pieter pietro piotr preston quentin rafael raimo rainer ralf ralph
    ramon rand randall randolph randy raphael rashid raul ray raymond recep reed reginald reince reinhard renato
    rene reto rex ricardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf
    roman ron ronald ronnie rory ross roy ruben rudolf rudolph rudy rui rupert russell ryan salvador salvatore
    samir samuel santiago satya saul scott sean sebastian sergei sergey sergio serhii serhiy seth shane shaun
    shawn sheldon sherrod shimon sidney siegfried sigmar silvio simon sipho soren spencer stan stanislav stanley
    stefan stefano stephan stephane stephen steve steven stewart strobe stuart sundar sven tad taras tayyip ted
    terrence thabo theo theodor theodore thiago thierry thomas tiago tim timothy tobias toby todd tom tomas
    tommaso tommy tony torben travis trevor tristan troy tyler uhuru ulrich umberto urs uwe vadim valentin
    valery vasco vasily vasyl vernon viacheslav victor viktor viktoras vince vincent vincenzo vitali vitaly vlad
    vladimir volodymyr vyacheslav wade wallace walter warren wayne werner wilbur wilfried wilhelm will willem
    willem-alexander william willie wilson winston wolf wolfgang wouter xavi xavier yann yevgeny yitzhak yuri
    yuriy yusuf yves zachary zbigniew
    """
)

WOMEN = listed(
    """
    abigail ada adelaide adele adriana agatha agnes agnieszka aicha aisha alberta alessandra alexandra
    alexandria alice alicia alina alison allison alma alyssa amanda amber amelia amina amy ana anastasia
    anastasiya angela angelica angelina angie anita anja anke ann anna annabel annalena anne anneke annelise
    annette annie antonia aoife april ariana arianna astrid audrey ayanna barbara beata beate beatrice beatriz
    becky belinda bella benazir bernadette bertha beth bethany betsy betty beverly bianca birgit birgitta bonnie
    brenda brianna bridget brigitte britta bronwyn brooke camila camilla candace carla carly carmen carol carole
    carolina caroline carolyn carrie carys cassandra catalina caterina catherine cathy cecile cecilia celeste
    celia celine cerys charlene charlotte chelsea cheryl chiara chloe christa christiane christie christina
    christine ciara cindy claire clara claudia clemence colleen condoleezza connie constance cori corinne
    cornelia cristina crystal cynthia dagmar daisy daniela danielle daphne daria darya dawn debbie deborah debra
    deirdre delphine denise diana diane dianne dilma dolores donna dora doreen doris dorothea dorothy edith edna
    eileen eilidh elaine eleanor elena eleonora elisa elisabeth elise eliza elizabeth ella ellen elly elsa elsie
    emilia emilie emily emma erica erika erin esther ethel eugenia eva eve evelyn evita fanny fatima faye
    felicia fiona flora florence frances francesca franziska freya frida frieda gabriela gabriella gail galina
    genevieve georgia geraldine gerda gertrude gina giorgia gisela giulia gladys gloria graca grace grainne
    greta gretchen gudrun gwen gwendolyn halyna hanna hannah harriet heather heidi heike helen helena helene
    helga henrietta hilary hilda hildegard hillary holly huma ida ilhan ilona ilse imogen indira ines inge
    ingrid inna irene irina iris irma iryna isabel isabella isabelle ivana ivanka ivy jacinda jacqueline jana
    jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn
    johanna josefina josephine joy joyce juanita judith judy julia juliana julie juliet juliette june justine
    kamala karen karin karina karla karolina kate katerina kateryna katharina katharine katherine kathleen
    kathryn kathy katia katie katja katrin katrina kayla kaylee kayleigh kellyanne kerstin khadija kimberly
    kirsten kirstie kirstjen kristen kristin kristina kristine krystal larisa larissa larysa latoya laura lauren
    lea leah leila lena leonora leticia leymah lidia lilian liliana lillian lily lina linda lisa liudmyla liz
    liza lola lorena loretta lori lorraine louisa louise lucia lucie lucille lucinda lucy ludmila luisa luise
    lydia lynda lynne mabel madeleine madeline maeve magdalena maggie mairi maisie maja malia malu mamata mandy
    manuela mara marcella marcia margaret margarita margot marguerite maria mariam mariana marianne maribel
    marie marilyn marina marine marissa marjorie marlene marsha marta martha martina mary maryam matilda maud
    maureen maxine maya mazie meg megan meghan melania melanie melinda melissa mercedes meredith mette mia
    michaela michelle mildred minnie minyon mira miranda miriam moira molly mona monica monika monique muriel
    myra myriam nadia nadine nancy naomi natalia natalie nataliia nataliya natasha neera nellie ngozi niamh
    nicole nikki nina nora norma nydia octavia odette oksana olena olga olha olivia ophelia orla pamela patricia
    patty paula pauline peggy penelope penny petra philippa phoebe phyllis polina polly poppy priscilla rachel
    rachida ramona raquel rashida rebecca regina renate renee rhiannon rhonda rita roberta robyn roisin rosa
    rosalie rosalind rose rosemarie rosemary rosie roxanne ruth sabina sabine sabrina sally samantha sandra
    sanna saoirse sara sarah saskia segolene selina serena sharon sheila shelley sherry shirley sian sienna
    sigrid silvia sinead siobhan sofia sofie solveig sonia sonja sonya sophia sophie stacy stefanie stella
    stephanie sue susan susana susanna susanne susie suzanne svetlana svitlana sybil sylvia sylvie tabitha
    tamara tammy tania tanya tara tatiana tatyana teresa tess tessa thea thelma theresa therese tiffany tina
    trudy tulsi ulrike ursula ute valentina valeria valerie vanessa vera verena veronica veronika veronique
    vicki vicky victoria viktoria viktoriia viola violet virginia vivian viviana wanda wendy wilhelmina wilma
    winifred winnie xenia yana yasmin yelena yolanda yulia yvette yvonne zainab zoe zoya zuzana
    """
)

_MEN_IN_A = listed("никита илья кузьма фома лука савва данила гаврила мустафа микола ілля сава хома микита")
_OPEN = listed("саша женя валя слава паша сашко рори люка")
"""Short forms of both men and women, and names that the endings would misread."""

_WOMENS_FAMILIES = ("ова", "ева", "ёва", "єва", "ина", "іна", "їна", "ская", "цкая", "ська", "цька")
_MENS_FAMILIES = ("ов", "ев", "ёв", "єв", "ский", "цкий", "ський", "цький")


def is_given(word: str) -> bool:
    """Whether the folded word is a given name that the tables know."""
    return word in MEN or word in WOMEN


def gender_of(given: str, family: str) -> str:
    """The gender ("m", "f") that a folded given name and family name tell of, empty when they do not tell."""
    for known in (given, given.split("-")[0]):
        if known in MEN or known in WOMEN:
            return "m" if known in MEN else "f"
    return _cyrillic(given, family) if given[:1] >= "\u0400" else ""


def _cyrillic(given: str, family: str) -> str:
    """By the endings of Russian and Ukrainian names in the nominative."""
    if family.endswith(_WOMENS_FAMILIES):
        return "f"
    if family.endswith(_MENS_FAMILIES) or given in _MEN_IN_A:
        return "m"
    if given in _OPEN or len(given) < 3 or given[-1] in "оеёиіуюєїь":
        return ""
    return "f" if given.endswith(("а", "я")) else "m"
