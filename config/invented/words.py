"""Names as they are said, from which both scripts are spelled.

One sign a sound: small a i u short, A I U long, consonants as in the tables of `spelling`; a doubled letter is doubled.
P at the end is ta marbuta, Y an alef maqsura; `_` parts words, `l-` is the article.
"""

from itertools import product

# The commonest first: a register's names follow Zipf's law, and half of all men bear the first dozen.
_MEN = """
muHammad aHmad EalI maHmUd xAlid Husayn Hasan ibrAhIm muSTafY Eumar yUsuf Eabd_l-lAh mUsY HusAm Eabd_l-raHmAn
samIr EammAr bassAm ismAEIl wisAm ziyAd mAjid EAmir faySal hayvam nAyif gassAn xalIl sulaymAn TAriq mAzin munIr
fawwAz riyAD jamAl EadnAn anas Eabd_l-karIm ayman raDwAn bilAl Eizzat yAsir firAs walId jihAd nabIl nizAr marwAn
hAnI rAmI sAmir sAmI ayham muhannad muEA* Eabd_l-EazIz Eabd_l-qAdir xaldUn qAsim ramaDAn SAliH DiyA' badr fahd
HamzaP HAzim jAbir kamAl karam lu'ay maymUn nawwAf nidAl quSay rabIE ra'Id rAtib saEId saEd salIm SafwAn SabrI
$AdI $ukrI tawfIq TalAl TAhir usAmaP wA'il yaHyY yazan zakariyyA zayd ZAfir fA'iz fAris hAdI iyAd amIr amjad
anwar ar$ad asEad ayyUb bA$ir dAniyAl fA'iq fAdI fu'Ad gayv hi$Am EiSAm EimAd EAdil EAbid Eabd_l-HamId
Eabd_l-munEim nUr_l-dIn SalAH_l-dIn sayf_l-dIn Eizz_l-dIn badr_l-dIn muHyI_l-dIn naSr_l-lAh HabIb Haydar lu'ay
maEn muHammad_EalI AzAd rizgAr kAwa $iyAr bArAn dilxwAz mIrAn $AhIn zanA kAmirAn jUrj ilyAs HannA buTrus IsY
"""
_WOMEN = """
fATimaP maryam EA'i$aP xadIjaP zaynab hudY amInaP sanA' rImA hanA' nUr rIm samar lubnY dAnA nisrIn hayAm EabIr
ragad $IrIn lamyA' nAdiyaP wafA' sawsan suhA munY najwY hibaP halA rAnyA sumayyaP yAsamIn iEtidAl ibtisAm kawvar
manAl nihAd rajA' saHar TAhiraP zahraP laylY salwY $aymA' duEA' isrA' AlA' batUl bu$rY
"""
_ROOTS = """
b-d-r b-k-r b-r-k b-$-r b-S-r b-T-l b-l-l j-b-r j-r-H j-s-m j-l-l j-m-l j-n-d j-w-d H-b-b H-d-d H-r-b H-r-v
H-s-n H-q-q H-k-m H-l-b H-l-w H-m-d H-m-l H-n-n x-b-z x-r-T x-T-b x-l-d x-l-f x-y-T d-b-s d-r-w d-q-q d-l-l
d-h-n r-b-E r-j-b r-H-l r-s-m r-$-d r-f-E r-k-b r-m-D z-r-q z-r-E z-E-l z-l-f z-m-l s-b-E s-j-d s-r-j s-r-H
s-E-d s-f-r s-q-q s-k-r s-l-m s-m-n s-m-r $-b-l $-j-E $-H-d $-r-f $-E-r $-q-r $-h-b $-m-s S-b-H S-b-r S-b-g
S-r-f S-f-r S-l-H S-y-d D-r-b T-b-l T-r-f T-l-l T-w-l Z-f-r E-b-d E-j-l E-r-b E-z-m E-s-l E-S-f E-T-r E-f-r
E-q-l E-l-m E-m-r E-n-z g-z-l g-r-b g-n-m f-H-m f-r-j f-r-H f-r-s f-S-l f-q-r f-l-H f-h-d q-b-n q-d-r q-r-m
q-S-b q-T-n q-l-E q-m-r k-b-r k-t-b k-r-m k-s-r k-$-f k-m-l k-n-j l-b-b l-H-m l-T-f m-j-d m-r-d m-S-r m-l-H
m-l-k m-n-E n-b-h n-j-r n-H-s n-d-f n-s-r n-S-r n-E-m n-q-$ n-m-r n-w-r h-d-b h-l-l w-r-d w-z-r w-s-f w-q-f
y-s-r $-w-k H-w-r z-y-n
"""
# Patterns by which words for trades, qualities and families are made of a root.
_PATTERNS = (
    "12A3", "1A2i3", "1a2I3", "1a2A3", "ma12U3", "mu1A2i3", "1a22U3", "a12a3", "1u2ay3", "1a23An", "1a2A3naP",
    "1a23iyy", "1a2A3iyy", "1U2An", "1a2a3", "mi12A3", "1u23", "1aw2a3", "mu1a22i3", "ma12a3iyy",
)  # fmt: skip
_PLACES = """
$Am Halab HimS HamaP darEA zabadAn dArayyA dUm Harast muEaDDam tadmur raqq dayr mayAdin Hasak qAmi$l kurd turk
jabal ladiqAn TarTUs banyAs idlib maEarr sarmIn jisr binni$ saraqib EafrIn bAb manbij jArAbul kisw quTayf yabrUd
nabk maHarr rastan talbIs qaryat salam masyAf miSr bagdAd mawSil HijAz yaman magrib
"""
MEN, WOMEN = _MEN.split(), _WOMEN.split()


def _made() -> list[str]:
    words = []
    for root, pattern in product(_ROOTS.split(), _PATTERNS):
        first, second, third = root.split("-")
        word = pattern.replace("12A", "1a22A") if pattern == "12A3" else pattern
        words.append(word.replace("1", first).replace("2", second).replace("3", third))
    return words


def families() -> tuple[str, ...]:
    """Some five thousand family names: trades and qualities with and without article, places, fathers."""
    made = _made()
    with_article = [f"l-{word}" for at, word in enumerate(made) if at % 3 != 1]
    places = [f"l-{place}iyy" for place in _PLACES.split()]
    fathers = [name for name in MEN if "_" not in name][:60]
    kunyas = [f"abU_{word}" for at, word in enumerate(made) if at % 9 == 0]
    plain = [word for at, word in enumerate(made) if at % 3 == 1]
    groups = (places, fathers, with_article, plain, kunyas)
    longest = max(len(group) for group in groups)
    return tuple(group[at] for at in range(longest) for group in groups if at < len(group))
