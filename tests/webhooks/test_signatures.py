from base64 import b64decode
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from content.webhooks.signatures import new_secret, signed

MOMENT = datetime.fromtimestamp(1614265330, UTC)
# The example that libraries of Standard Webhooks are tested with.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
EVENT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_signed_as_the_standard_says():
    assert signed(EVENT, MOMENT, BODY, [SECRET]) == {
        "webhook-id": EVENT,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_signed_with_two_secrets():
    first, second = signed(EVENT, MOMENT, BODY, [new_secret(), SECRET])["webhook-signature"].split(" ")

    assert (first != second, second) == (True, SIGNATURE)


def test_new_secret_is_as_long_as_the_standard_wants():
    assert len(b64decode(new_secret().removeprefix("whsec_"))) == 32


def test_new_secret_is_another_each_time():
    assert new_secret() != new_secret()


@given(st.binary(), st.binary())
def test_different_bodies_have_different_signatures(one, other):
    are_same = signed(EVENT, MOMENT, one, [SECRET]) == signed(EVENT, MOMENT, other, [SECRET])

    assert are_same == (one == other)
