"""Documents that are too far to compare are left out, and none that is near enough."""

import random

from briefing_app.importing.profiles import Profiles
from briefing_app.linking.terms import MOST, nearness, profile

WORDS = [f"word{number}" for number in range(90)]


def test_only_what_is_far_is_left_out() -> None:
    chance = random.Random(2)  # noqa: S311  # nothing is secret
    abouts = {one: profile(" ".join(chance.choices(WORDS, k=chance.randrange(1, 60)))) for one in range(200)}
    profiles = Profiles(abouts.items())
    for one in range(0, 200, 7):
        near = {other for other in abouts if nearness(abouts[one], abouts[other]) >= 0.15}
        found = profiles.within(abouts[one], list(abouts), 0.15)
        assert near <= found
        assert all(nearness(abouts[one], abouts[other]) > 0.149 for other in found)
        assert len(found) < len(abouts)


def test_what_is_not_known_is_not_left_out() -> None:
    profiles = Profiles([(1, {"harbour": 0.8, "ferry": 0.6}), (2, {}), (3, dict.fromkeys(WORDS[:MOST], 0.1))])
    assert profiles.within({"bakery": 1.0}, [1, 2, 3, 4], 0.15) == {4}
    assert profiles.within({"harbour": 1.0}, [1, 2, 3], 0.15) == {1}
    assert Profiles([]).within({"harbour": 1.0}, [1], 0.15) == {1}
