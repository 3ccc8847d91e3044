"""What clients may ask with."""

from typing import Annotated

from ninja.params.functions import Path, Query

READ = ["GET", "HEAD"]
LONGEST_QUERY = 100

DistrictSlug = Annotated[
    str, Path(description="The district's part of the address, as `/districts` names it.", example="mainz")
]
LanguageSlug = Annotated[
    str,
    Path(
        description="BCP 47 tag of a language that the district publishes in, in any case.",
        example="ar",
    ),
]
PagePath = Annotated[
    str, Path(description="The page's `path`, with its slashes, in any case.", example="gesundheit/notfall")
]
PlaceQuery = Annotated[
    str,
    Query(
        description="Three to five digits of a postcode from its beginning, or a name or its beginning. Case, accents "
        "and punctuation do not matter. Whole names come before beginnings of names.",
        example="5511",
        min_length=1,
        max_length=LONGEST_QUERY,
    ),
]
