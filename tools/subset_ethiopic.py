"""Make the font for Tigrinya of Debian's: `python tools/subset_ethiopic.py [NotoSansEthiopic-Regular.ttf]`.

Devices that lack Ethiopic letters get it, so it has those of Tigrinya and no other language's. One weight is enough:
browsers make the letters of headings bolder themselves. FontTools comes with WeasyPrint.
"""

import sys
from pathlib import Path

from fontTools import subset

SOURCE = Path("/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf")
MADE = Path(__file__).parents[1] / "themes" / "base" / "static" / "fonts" / "noto-sans-ethiopic.woff2"
# The first of the eight places of each consonant that Tigrinya writes, in loan words and in Ethiopia too.
CONSONANTS = "ሀለሐመሠረሰሸቀቐበቨተቸነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ"
# Those with a rounded lip, from their first place on: the second, seventh and eighth are not written.
ROUNDED = "ቈቘኰዀጐ"
ORDERS = range(7)
ROUNDED_ORDERS = (0, 2, 3, 4, 5)
# Of the eighth places, which are written for -wa, those that words have.
OTHERS = "ሏሟሯሷቧቷኗኧዟዷጧ"
PUNCTUATION = "፡።፣፤፥፦፧"


def letters() -> list[int]:
    """Return the code points that the font has."""
    plain = {ord(first) + order for first in CONSONANTS for order in ORDERS}
    rounded = {ord(first) + order for first in ROUNDED for order in ROUNDED_ORDERS}
    return sorted(plain | rounded | {ord(sign) for sign in OTHERS + PUNCTUATION})


def make(source: Path, target: Path) -> int:
    """Write the font; return how many bytes it has."""
    # Pairs of letters that stand closer would make it three times as large.
    options = subset.Options(flavor="woff2", hinting=False, layout_features=[], notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return target.stat().st_size


if __name__ == "__main__":
    print(make(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE, MADE), "bytes")
