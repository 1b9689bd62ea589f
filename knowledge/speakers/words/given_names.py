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
    andy angus anthony antoine anton antonio antony archie arjun armando arne arnold arthur artur arturo asif
    augustin austin axel barack barney barry bart bashar basil ben benedict benjamin benoit bernard bernardo
    bernd bernie bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce
    bruno bryan byron caleb calvin camilo carl carlo carlos cecil cedric cesar chad charles chester chris
    christian christoph christophe christopher chuck clarence claude claudio clayton cliff clifford clint clive
    colin conor conrad constantin corey craig curt curtis cyril cyrus dale damian damien dan daniel daniele
    danny darrell darren darryl dave david dean declan denis dennis derek desmond diego dieter dietmar dimitri
    dirk dmitri dmitriy dmitry dmytro dominic dominik don donald doug douglas duncan dustin dwayne dwight earl
    ed eddie edgar edmund eduardo edward edwin eitan elias elijah elliot elliott elmer emanuel emil emilio
    emmanuel enrico enrique eric erich erik ernest ernesto ernst ervin erwin ethan eugene evan evgeny fabian
    fabio fabrice farid federico felipe felix ferdinand fernando filip finn florian floyd francesco francis
    francisco franck franco francois frank franklin franz fred freddie frederic frederick friedrich fritz
    gabriel garrett gary gavin gene geoff geoffrey georg george georges georgi gerald gerard gerardo gerd
    gerhard giacomo gianni gilbert giles giorgio giovanni giulio giuseppe glen glenn gordon graeme graham grant
    greg gregg gregor gregory grigory guido guillaume guillermo gunter gunther gustav gustavo guy hamid hamish
    hank hannes hans harald harold harrison harry harvey hasan hassan hector heinrich heinz helmut hendrik henri
    henrik henry herbert herman hermann hiroshi horst howard hubert hugh hugo humberto hussein ian ibrahim
    ignacio igor ihor ilya isaac ismail ivan ivo jack jacob jacques jaime jake jakob jamal james jared jason
    javier jay jean-claude jean-luc jean-marc jean-paul jean-pierre jeb jed jeff jefferson jeffery jeffrey jens
    jeremiah jeremy jerome jerry jim jimmy joachim joaquin joe joel joerg johan johann johannes john johnny jon
    jonas jonathan jorg jorge jose josef joseph josh joshua juan jules julian julien julio jurgen justin kamal
    karim karl kaspar keith ken kenneth kent kevin khalid khalil kirk klaus konrad konstantin kurt kyle lance
    larry lars laurent lawrence leif len leo leon leonard leonardo leonid leroy les lester liam lionel lloyd
    lorenzo louis luca lucas lucien ludwig luigi luis lukas luke luther magnus mahmoud malcolm manfred manuel
    marc marcel marcello marco marcos marcus mario marius mark marko markus marlon marshall martin marvin
    massimo mateo matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maxime maximilian
    mehmet melvin michael michal michel miguel mikael mike mikhail miles milo milos milton miroslav mitch
    mitchell mohamed mohammad mohammed morris moses muhammad murray mustafa mykhailo mykola nasser nathan
    nathaniel neal ned neil nelson nicholas nick nicolas niels nigel niklas nikolai nikolas nikolay noah noel
    norbert norman olaf ole oleg oleh oleksandr oliver olivier omar orlando oscar oskar osman otto owen pablo
    paolo pascal patrice patrick paul paulo pavel pavlo pedro per perry pete peter petr petro phil philip
    philipp philippe phillip pierre piotr preston quentin rafael rainer ralf ralph ramon randall randolph randy
    raphael rashid raul ray raymond reed reginald reince reinhard rene rex ricardo richard rick ricky rob robert
    roberto rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy ruben rudolf
    rudolph rudy rupert russell ryan salvador salvatore samir samuel santiago saul scott sean sebastian sergei
    sergey sergio serhii serhiy seth shane shaun shawn sidney siegfried simon spencer stan stanislav stanley
    stefan stefano stephan stephane stephen steve steven stewart stuart sven taras ted terrence theo theodor
    theodore thierry thomas tim timothy tobias toby todd tom tomas tommy tony travis trevor tristan troy tyler
    ulrich umberto uwe vadim valentin valery vasily vasyl vernon viacheslav victor viktor vince vincent vincenzo
    vitali vitaly vlad vladimir volodymyr vyacheslav wade wallace walter warren wayne werner wilbur wilfried
    wilhelm will willem william willie wilson winston wolf wolfgang xavier yann yevgeny yuri yuriy yusuf yves
    zachary
    """
)

WOMEN = listed(
    """
    abigail ada adelaide adele adriana agatha agnes agnieszka aicha aisha alberta alessandra alexandra alice
    alicia alina alison allison alma alyssa amanda amber amelia amina amy ana anastasia anastasiya angela
    angelica angelina angie anita anja anke ann anna annabel anne anneke annelise annette annie antonia april
    ariana arianna astrid audrey barbara beata beate beatrice beatriz becky belinda bella bernadette bertha beth
    bethany betsy betty beverly bianca birgit birgitta bonnie brenda brianna bridget brigitte britta brooke
    camila camilla candace carla carmen carol carole carolina caroline carolyn carrie cassandra catalina
    caterina catherine cathy cecilia celeste celia celine charlene charlotte chelsea cheryl chiara chloe christa
    christiane christie christina christine ciara cindy claire clara claudia clemence colleen connie constance
    corinne cornelia cristina crystal cynthia dagmar daisy daniela danielle daphne daria darya dawn debbie
    deborah debra deirdre delphine denise diana diane dolores donna dora doreen doris dorothea dorothy edith
    edna eileen elaine eleanor elena eleonora elisa elisabeth elise eliza elizabeth ella ellen elsa elsie emilia
    emilie emily emma erica erika erin esther ethel eugenia eva eve evelyn fanny fatima faye felicia fiona flora
    florence frances francesca franziska frida frieda gabriela gabriella gail galina genevieve georgia geraldine
    gerda gertrude gina gisela giulia gladys gloria grace greta gretchen gudrun gwen gwendolyn halyna hanna
    hannah harriet heather heidi heike helen helena helene helga henrietta hilary hilda hildegard hillary holly
    huma ida ilona ilse imogen ines inge ingrid inna irene irina iris irma iryna isabel isabella isabelle ivana
    ivanka ivy jacqueline jana jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill joan
    joanna joanne jocelyn johanna josefina josephine joy joyce juanita judith judy julia juliana julie juliet
    juliette june justine karen karin karina karla karolina kate katerina kateryna katharina katharine katherine
    kathleen kathryn kathy katia katie katja katrin katrina kayla kaylee kellyanne kerstin khadija kimberly
    kirsten kirstie kristen kristin kristina kristine krystal larisa larissa larysa latoya laura lauren lea leah
    leila lena leonora leticia lidia lilian liliana lillian lily lina linda lisa liudmyla liz liza lola lorena
    loretta lori lorraine louisa louise lucia lucie lucille lucinda lucy ludmila luisa luise lydia lynda lynne
    mabel madeleine madeline maeve magdalena maggie maja mandy manuela mara marcella marcia margaret margarita
    margot marguerite maria mariam mariana marianne maribel marie marilyn marina marissa marjorie marlene marsha
    marta martha martina mary maryam matilda maud maureen maxine maya meg megan meghan melania melanie melinda
    melissa mercedes meredith mia michaela michelle mildred minnie mira miranda miriam moira molly mona monica
    monika monique muriel myra myriam nadia nadine nancy naomi natalia natalie nataliia nataliya natasha nellie
    nicole nina nora norma octavia odette oksana olena olga olha olivia ophelia pamela patricia patty paula
    pauline peggy penelope penny petra philippa phoebe phyllis polina polly priscilla rachel ramona raquel
    rebecca regina renate renee rhonda rita roberta robyn rosa rosalie rosalind rose rosemarie rosemary rosie
    roxanne ruth sabina sabine sabrina sally samantha sandra sara sarah saskia selina serena sharon sheila
    shelley sherry shirley sienna sigrid silvia sofia sofie solveig sonia sonja sonya sophia sophie stacy
    stefanie stella stephanie sue susan susana susanna susanne susie suzanne svetlana svitlana sybil sylvia
    sylvie tabitha tamara tania tanya tara tatiana tatyana teresa tess tessa thea thelma theresa therese tiffany
    tina trudy ulrike ursula ute valentina valeria valerie vanessa vera verena veronica veronika veronique vicki
    vicky victoria viktoria viktoriia viola violet virginia vivian viviana wanda wendy wilhelmina wilma winifred
    xenia yana yasmin yelena yolanda yulia yvette yvonne zainab zoe zoya zuzana
    """
)

_MEN_IN_A = listed("никита илья кузьма фома лука савва данила гаврила мустафа микола ілля сава хома микита")
_OPEN = listed("саша женя валя слава паша сашко рори люка")
"""Short forms of both men and women, and names that the endings would misread."""

_WOMENS_FAMILIES = ("ова", "ева", "ёва", "єва", "ина", "іна", "їна", "ская", "цкая", "ська", "цька")
_MENS_FAMILIES = ("ов", "ев", "ёв", "єв", "ский", "цкий", "ський", "цький")


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
