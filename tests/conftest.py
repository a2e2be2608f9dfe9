"""What all tests share."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: how long an example takes is measured in benchmarks. Forty
# examples of each property keep the whole suite under three minutes.
settings.register_profile(
    "tests", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")
