"""Given names that mostly men, or mostly women, bear: evidence for whom "he" or "she" can mean.

Names that both bear in large numbers ("Alex", "Kim", "Sasha") are in neither table. All are in lower case without
diacritics, in Latin letters; Cyrillic names are read by their endings.
"""

from __future__ import annotations

from knowledge.speakers.words._table import listed

MEN = listed(
    """
    aaron abdul abdullah abe abel abraham achim adam adolf adrian ahmad ahmed aiden akshay alain alan albert
    alberto aldo alejandro aleksander aleksandr aleksei alessandro alexander alexandre alexei alexey alfonso
    alfred alfredo ali alistair allan allen alvaro alvin amadou amir amit anatoly anders andre andreas andrei
    andres andrew andrey andriy andrzej andy angus anil anthony antoine anton antonin antonio antony antti
    archie arjun armando arne arnold arthur artur arturo arun ashok asif augustin austin axel barack barnaby
    barney barry bart bartosz bashar basil bastien ben benedict benjamin benoit bernard bernardo bernd bernie
    bert beto bill billy binyamin bjorn bob bobby bogdan boris boutros brad bradley bram brandon brendan brent
    brett brian bruce bruno bryan byron caleb callum calvin camilo carl carlo carlos cecil cedric cesar chad
    charles chester chidi chris christian christoph christophe christopher chuck clarence claude claudio clayton
    cliff clifford clint clive clyde colin connor conor conrad constantin corey cory costas craig crispin curt
    curtis cyril cyrus dale damian damien dan daniel daniele danny darius darnell darrell darren darryl dave
    david dean declan deepak delbert denis dennis denny derek desmond devonte dick diego dieter dietmar dimitri
    dimitris dirk dmitri dmitriy dmitry dmytro dominic dominik don donald doug douglas dragan duane duncan
    dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin efrain ehud eitan elbert elias elijah
    elliot elliott elmer elon emanuel emil emilio emmanuel enrico enrique enzo eoin eric erich erik ernest
    ernesto ernst ervin erwin ethan euan eugene evan evgeny ewan ezekiel ezra fabian fabio fabrice farid
    federico felipe felix ferdinand ferenc fergus fernando filip filippo finn florian floyd francesco francis
    francisco franck franco francois francois-xavier frank franklin franz fred freddie frederic frederick
    fredrik friedrich fritz gabor gabriel gareth garrett gary gavin geert gene geoff geoffrey georg george
    georges georgi gerald gerard gerardo gerd gerhard gheorghe giacomo gianni gideon gilbert giles gilles
    giorgio giorgos giovanni giulio giuseppe glen glenn goran gordon graeme graham grant greg gregg gregor
    gregory grigory guido guillaume guillermo gunter gunther gus gustav gustavo guy hakan hamid hamish hank
    hannes hans harald harold harrison harry harvey hasan hassan hector heinrich heinz helmut hendrik henri
    henrik henry herbert herman hermann herve hiroshi horst hosni howard hubert hugh hugo humberto huntley
    hussein iain ian ibrahim ignacio igor ihor ike iker ilya imran isaac ismail istvan ivan ivo jack jacob
    jacques jaime jair jake jakob jakub jamal james jared jaroslaw jason jasper javier jay jayden jean-claude
    jean-luc jean-marc jean-paul jean-pierre jean-yves jeb jed jedediah jeff jefferson jeffery jeffrey jeh jens
    jens-uwe jeremiah jeremy jermaine jeroen jerome jerry jesper jim jimmy joachim joao joaquin joe joel joerg
    johan johann johannes john johnny jomo jon jonas jonathan joost jorg jorge joris jorma jose josef joseph
    josh joshua jovan juan jules julian julien julio jurgen jussi justin kaj kamal karim karl kaspar keith ken
    kenji kenneth kent kevin khalid khalil kirk klaus kofi kojo konrad konstantin kostas krzysztof kunal kurt
    kwame kyle lamar lance larry lars lasse laszlo laurent lawrence lech leif len leo leon leonard leonardo
    leonid leroy les lester liam linus lionel lloyd lorenzo louis luca lucas lucien ludwig luigi luis luiz lukas
    lukasz luke luther maarten magnus mahesh mahmoud malachi malcolm manfred manoj manuel marc marcel marcello
    marco marcos marcus marek mario marius mark marko markus marlon marshall martin marvin massimo mateo mats
    matt matteo matthew matthias matthieu matthijs maurice mauricio mauro max maxim maxime maximilian mehmet
    melvin merrick michael michal michel miguel mihai mikael mike mikhail mikkel miles milo milos milton
    miroslav mitch mitchell mitt mohamed mohammad mohammed monte moritz morris mort mortimer moses muammar
    muhammad murray mustafa mykhailo mykola narendra nasser nathan nathaniel neal ned neil nelson neville newt
    nicholas nick nicolas niels nigel nikhil niklas niklaus nikolai nikolas nikolay nikos noah noel norbert
    norman nuno obadiah octavio olaf ole oleg oleh oleksandr oliver olivier omar orlando orrin osbert oscar
    oskar osman oswald otto owen pablo panagiotis paolo pascal patrice patrick paul paul-henri paulo pavel pavlo
    pawel pedro pentti per perry pete peter petr petro petteri phil philip philipp philippe phillip pierre piers
    pieter pietro piotr preston quentin rafael raimo rainer raj rajesh ralf ralph ramesh ramiro ramon rand
    randall randolph randy raphael rashid rasmus raul ravi ray raymond recep reed reginald reince reinhard
    renato rene reto rex rhys ricardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger
    rohan roland rolf roman ron ronald ronnie rory ross rowland roy ruben rudolf rudolph rudy rufus rui rupert
    russell ryan salvador salvatore samir samuel sanjay santiago satya saul scott seamus sean sebastian sergei
    sergey sergio serhii serhiy seth shane shaun shawn sheldon sherrod shimon sidney siegfried sigmar silas
    silvio simon sipho slobodan soren spencer staffan stan stanislav stanislaw stanley stefan stefano stelios
    stephan stephane stephen steve steven stewart strobe stuart sundar sunil suresh sven tad taras tariq tayyip
    ted terrance terrence thabo thaddeus theo theodor theodore thiago thierry thomas tiago tim timothy tobias
    tobin toby todd tom tomas tomasz tommaso tommy tony torben torbjorn torsten travis tremaine trevor trey
    tristan troy tunde tyler tyrone uhuru ulrich ulysses umberto urs uwe vadim valentin valery varun vasco
    vasile vasily vasyl vern vernon viacheslav victor vijay vikram viktor viktoras vince vincent vincenzo vitali
    vitaly vito vlad vladimir volodymyr vyacheslav wade waleed wallace walt walter warren wayne werner wilbur
    wilfred wilfredo wilfried wilhelm will willard willem willem-alexander william willie wilson winston
    wojciech wolf wolfgang wouter xavi xavier yann yannis yevgeny yitzhak youssef yuri yuriy yusuf yves zachary
    zack zbigniew zeke zoltan zoran
    """
)

WOMEN = listed(
    """
    aaliyah abigail ada adelaide adele adriana agatha agnes agneta agnieszka aicha ailsa aisha alberta albertine
    alejandra aleksandra alessandra alexandra alexandria alice alicia alina alison allison alma alyssa amanda
    amber amelia amelie amina amy ana anastasia anastasiya angela angelica angelina angie anita anja anjali anke
    ann anna annabel annalena anne anneke anneli anneliese annelise annette annie annika antje antonia aoife
    april arabella ariana arianna astrid audrey aurelie ava axelle ayanna ayesha barbara beata beate beatrice
    beatriz becky belinda bella benazir bernadette bertha beth bethany betsy bettina betty beulah beverly bianca
    birgit birgitta bonnie brenda brianna bridget brigitte britta brittany bronwen bronwyn brooke camila camilla
    candace carla carly carmen carol carole carolina caroline carolyn carrie carys cassandra catalina caterina
    catherine cathy catriona cecelia cecile cecilia celeste celestine celia celine cerys charlene charlotte
    chelsea cheryl chiara chloe christa christiane christie christina christine ciara cindy claire clara
    clarissa claudette claudia clemence colleen condoleezza connie constance cordelia cori corinne cornelia
    cristina crystal cynthia dagmar daisy daniela danielle daphne daria darlene darya dawn debbie deborah debra
    deepa deirdre delia delilah delores delphine denise despina diana diane dianne dilma dilys dinah dolores
    donna dora doreen doris dorothea dorothy drusilla edith edna edwina effie eileen eilidh elaine eleanor elena
    eleni eleonora elisa elisabeth elise eliza elizabeth elke ella ellen elly elodie elsa elsie elspeth emilia
    emilie emily emma enid erica erika erin ernestine esme estelle esther eszter ethel eugenia eunice eva
    evangeline eve evelyn evita ewa faith fanny fatima faye felicia felicity fernanda fiona flora florence
    flossie frances francesca francoise franziska frederica freya frida frieda gabriela gabriella gaelle gail
    galina genevieve georgia geraldine gerda gertrude ghislaine gina giorgia gisela giulia gladys glenda gloria
    graca grace graciela grainne greta gretchen gretel gudrun gunilla gwen gwenda gwendolyn gwyneth halyna hanna
    hannah harriet heather heidi heike helen helena helene helga henrietta hermione hester hilary hilda
    hildegard hillary holly huma ida ilhan ilona ilse imelda imogen indira ines inge ingeborg inger ingrid inna
    ioana iona irene irina iris irma iryna isabel isabella isabelle isla isobel ivana ivanka ivy jacinda jacinta
    jacqueline jana jane janet janice jasmine jeanette jeanne jelena jemima jenna jennifer jenny jessamine
    jessica jill joan joanna joanne jocelyn jocelyne johanna josefina josephine josiane joy joyce juanita judith
    judy julia juliana julie juliet juliette june justine jutta kamala karen karin karina karla karolina
    katarzyna kate katerina kateryna katharina katharine katherine kathleen kathryn kathy katia katie katja
    katrin katrina kavita kayla kaylee kayleigh keisha kellyanne kerstin keziah khadija kimberly kirsten kirsti
    kirstie kirstjen kirsty kristen kristin kristina kristine krystal laetitia lakshmi larisa larissa larysa
    latasha latoya laura lauren lavinia layla lea leah leila lena leona leonora leticia letitia leymah lidia
    liesel lilian liliana lillian lily lina linda lisa liudmyla liv liz liza ljiljana lois lola lorena loretta
    lori lorraine louisa louise lucia lucie lucille lucinda lucretia lucy ludmila luisa luise lula lydia lynda
    lynne mabel madeleine madeline maelle maeve magdalena maggie mairi maisie maja malgorzata malia malu mamata
    mamie mandy manuela mara marcella marcia maren margaret margarita margaux margot marguerite maria mariam
    mariana marianne maribel maribeth marie marigold marilyn marina marine marisela marisol marissa marit
    marjorie marlena marlene marsha marta martha martina mary maryam mathilde matilda maud maude maura maureen
    mavis maxine maya maylis mazie mechthild meena meg megan meghan melania melanie melba melinda melissa
    mercedes meredith mette mhairi mia michaela michelle mihaela mildred milica minnie minyon mira miranda
    mireille miriam moira molly mona monica monika monique muriel myra myriam myrna myrtle nadia nadine nancy
    nanette naomi natalia natalie nataliia nataliya natasha nathalie neera neha nellie nerys nettie ngozi niamh
    nicole nikki nina nisha noemie nora norma nydia octavia odette odile oksana olena olga olha olivia olwen
    ophelia orla ottilie pam pamela patricia patty paula pauline peggy penelope penny petra philippa philomena
    phoebe phyllis polina polly pooja poppy priscilla priya prudence prunella queenie rachel rachida radha
    ragnhild raluca ramona rania raquel rashida rebecca regina rekha renate renee rhian rhiannon rhonda rita
    roberta robyn rocio roisin romilly rosa rosalie rosalind rosamund rose rosemarie rosemary rosetta rosie
    rowena roxanne ruth sabina sabine sabrina sadie safiya sally salma samantha samira sandra sanna saoirse sara
    sarah saskia segolene selina selma serafina serena sharon sheila shelley sherry shirley shona shreya sian
    sienna sigrid silke silvia simona simone sinead siobhan snezana socorro sofia sofie solange solveig sonia
    sonja sonya sophia sophie stacey stacy stefanie stella stephanie sue sunita sunniva susan susana susanna
    susanne sushma susie suzanne svetlana svitlana swati sybil sylvia sylvie tabitha tallulah tamara tammy
    tamsin tania tanisha tanya tara tatiana tatyana teresa tess tessa thea thelma theodora theresa therese
    tiffany tina traudl trudy tulsi tuva ulla ulrike ursula usha ute valentina valeria valerie vandana vanessa
    vasiliki velma vera verena veronica veronika veronique vicki vicky victoria viktoria viktoriia viola
    violaine violet virginia vivian viviana waltraud wanda wendy wilhelmina wilma winifred winnie winnifred
    xenia ximena xiomara yana yasmin yasmine yelena yesenia ylva yolanda yolande yulia yvette yvonne zahra
    zainab zara zelda zoe zofia zoya zsuzsanna zuzana
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
