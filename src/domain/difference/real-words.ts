/**
 * Words that a policy uses and that stand one or two letters from another word. Where both are in the list, the change
 * from one to the other is no misprint. It need not be complete: it is asked only about words that nearly agree.
 */
export const realWords: ReadonlySet<string> = new Set(
  `
a i an as at be by do go he if in is it me my no of on or so to up us we am
able act add age ago aid aim air all and any app are area ask ban bag bar base beat bed been best bill bin bit book both box
boy break bring build bulk bus busy but buy call came camp can card care case cash cast catch cell cheat check child clean
clear click close cloud club coach coat code cold come cope copy core cost could count cover crash cross cut daily damage dark
data date day dead deal dear debt deep desk diary did die dip disc disk door down draft draw dress drink drive drop due each ear
early earn east easy eat edit else email end even ever every exam except expect accept eye face fact fail fair fall false fame far
fast fault fee feed feel fell felt few field file fill film filter final find fine fire firm first fit five fix flag flat floor flow
folder follow food fool foot for force form former from front full fun fund game gap gate gave get gift girl give goal gone good
grade grant great group grow guard guess guest guide had half hall hand hang hard harm has hat hate have head hear heat held help
her here hide high him hire his hit hold hole home hope host hot hour house how hub hurt idea ill inch into item its jail job join
joke judge jump just keep kept key kick kid kill kind knew know lab lack lady land large last late law lay lead leak learn lease least
leave led left legal lend lent less let letter level lie life lift light like limit line link list listen live load loan local lock log
lone long look lose loss lost lot loud love low made mail main make male man many map mark mask mass match mate may mean meet
member menu mess met might mild mind mine miss mobile mode month mood more most move much music must name near neat need nest
net never new news next nice night nine none noon nor norm north nose not note now nude nurse obey odd off office often old once
one only open order other our out over own pace pack page paid pain pair panel paper parent part party pass past path pause pay
peer pen per person phone photo pick pin place plan plane plate play plug point police policy poll poor port pose post power press
price pride prime print prize proof proud prove public pull pupil push put quick quiet quit quite race raise ran range rare rate
rather reach react read ready real rear refer refuse relax rely remain remove rent repair repeat reply report rest result return
review reward rich ride right ring rise risk road role roll roof room root rose rough round route row rule run safe said sale same
sand save saw say scale scan scene school scope score screen seal search seat second secret secure see seek seem seen self sell
send sense sent serve set share sheet ship shoe shop short should shout show shut sick side sign since sit site size skill sleep slip
slow small smart smoke social soft sold some son soon sort sound source south space speak speed spend staff stage stair stand
stare start state stay steal step stick still stock stop store story stream strict strike study style such sum sure swap switch
table take tale talk task teach team tell ten term test text than thank that the their them then there these they thing think this
those three time tip title today told tone too took tool top total touch tour towards trace track trade train transfer trap treat
trial trip true trust truth try turn two type under unit until upload use user vary vast very video view visit voice vote wait
walk wall want warm warn was wash waste watch water way wear web week well went were west what wheel when where which while
white who whole whose why wide wife wild will win wind wing wipe wire wise wish with woman wood word work world worn worry
worst worth would write wrong yard year yes yet you young your zone
access address adopt adult advice advise affect agent agree alarm alert allot allow alone along alter always amend among amount
anger annual answer apart appeal apply approve argue arise arrange arrive article asset assess assign assist assume attach attack
attempt attend attract author avoid await award aware backup badge balance banned basic before begin behave behind belief belong
below benefit between beyond block board borrow bother bottom brand breach breathe brief broad browse budget bully burden button
cable camera cancel career careful careless casual cause censor centre chance change channel charge chart charm chase chat choice
choose circle claim class clause clerk colleague collect comment commit common compare compete complain complete comply compose
concern conduct confide confine confirm conflict connect consent consider consult contact contain content contest context
contract control convert convey correct council counsel country couple course court create credit crime critical culture current
custom danger decide decline defect defend define delay delete deliver demand deny depart depend deploy describe deserve design
desire detail detect deter develop device devise differ digital direct disclose discover discuss dismiss display dispose dispute
distance distort disturb divide doctor document download duty earlier economy effect effort elect emerge employ enable encrypt
engage enjoy enquire ensure insure assure enter entire entry equal equip erase error escape establish event evidence exact examine
example exceed excess exchange exclude include excuse exempt exist expand expire explain export express extend extent external
internal internet intranet extract extreme facility factor failure family favour feature federal fellow female figure follow forbid
foreign forget formal informal format formed forward found frame freedom friend further future gather gender general global
govern governor handle happen harass harmful harmless health hidden hinder history honest honour human ignore image impact import
improve approve inform injure insert inside install instruct insult intend interact interest interfere interview invade invest
invite involve issue journey junior justice known label language laptop launch learner leader lecture lesson lessen liable library
licence listen locate locked logged looked loose lower manage manager manner margin matter measure medical meeting memory
mention message method minor modem modern modify moment monitor moral moved mutual narrow nation nature network neutral normal notice
notify number object oblige observe obtain occupy occur offence offend offer online onsite offsite operate oppose option oral
organ origin outside owner parcel partner patient pattern payment penalty people percent perfect perform period permit personal
personnel phrase physical picture plain planet platform please plenty pocket portal portion portray possess precise prefer
premise prepare present preserve prevent previous principal principle prior privacy private problem proceed process produce
product profile program prohibit project promise promote prompt propose protect protest provide publish pupils purchase purpose
pursue quality quarter question quote random reason recall receive recent record recover reduce reflect reform regard regret
regular reject relate release reliable remind remote repeal replace request require rescue research reserve reset reside resign
resist resolve resort resource respect respond restore restrict retain retire retrieve reveal revise revoke safety sample scheme
science secretary section select senior series serious servant service several severe shared signal silent similar simple single
skilled society solve speech spirit sponsor spread stable station statue status statute storage strange strategy strength stress
string strong student subject submit succeed suffer suggest supply support suppose survey suspect suspend sustain system tablet
target teacher tenant tender tension theft theory threat together training transit trauma travel trigger trouble unable unless
update upgrade urgent useful useless usual vacate valid value vehicle vendor verbal verify version victim village violate virtual
virus visible visitor volume warning weapon weather website weekday weekend weekly yearly monthly termly daily hourly nightly
welcome welfare whether willing window winter wireless within without witness wording worker working worthy wrote reported repeated
reviewed renewed received deletion detection inclusion exclusion inspection infection protection projection production provision
permission prevention intention attention retention detention direction correction collection connection selection
election adaptation adoption adaption addition edition reception perception exception affection conversation
conservation consultation confirmation conformation information formation stationary stationery complement compliment
`
    .trim()
    .split(/\s+/),
);
