"""How fresh the configured locations are, from what was remembered of the looks at them."""

from datetime import UTC, datetime
from pathlib import Path

from bot.refresh.freshness import Freshness, read_freshness
from bot.refresh.schedule import open_places, remember_looked_at
from bot.settings import Settings
from bot.settings_sources import Location, SourcesSettings

MORNING = datetime(2026, 11, 22, 6, tzinfo=UTC)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def make_settings(tmp_path: Path, *names: str) -> Settings:
    places = tuple(
        Location(location=str(tmp_path / name), collection=f"of-{name}") for name in names
    )
    return Settings(data_dir=tmp_path / "data", sources=SourcesSettings(locations=places))


def root_of(settings: Settings, name: str) -> str:
    sources = open_places(settings.sources.locations, settings)
    return next(each.root for each, place in sources.items() if place.location.endswith(name))


def test_each_location_tells_when_it_was_read_and_when_it_failed_since(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, "plans", "minutes", "new")
    plans, minutes = root_of(settings, "plans"), root_of(settings, "minutes")
    remember_looked_at(settings, {plans, minutes}, failed=set(), now=MORNING)
    remember_looked_at(settings, {minutes}, failed={minutes}, now=NOON)

    assert read_freshness(settings) == (
        Freshness(str(tmp_path / "plans"), "of-plans", MORNING, None),
        Freshness(str(tmp_path / "minutes"), "of-minutes", MORNING, NOON),
        Freshness(str(tmp_path / "new"), "of-new", None, None),
    )


def test_a_failure_before_the_last_look_is_forgotten_and_one_without_any_look_is_told(
    tmp_path: Path,
) -> None:
    settings = make_settings(tmp_path, "mended", "broken")
    mended, broken = root_of(settings, "mended"), root_of(settings, "broken")
    remember_looked_at(settings, {mended, broken}, failed={mended, broken}, now=MORNING)
    remember_looked_at(settings, {mended}, failed=set(), now=NOON)

    found = {each.collection: (each.read_at, each.failed_at) for each in read_freshness(settings)}

    assert found == {"of-mended": (NOON, None), "of-broken": (None, MORNING)}


def test_without_configured_locations_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert read_freshness(make_settings(tmp_path)) == ()
