"""Makes the tables of what was measured of the bot in Slack."""

from collections.abc import Iterator

from benchmarks.report_sources import Json, Table


def list_slack_load(result: Json) -> Iterator[Table]:
    """Make the table of the bot under load.

    Args:
        result: Of ``benchmarks.bench_slack_load``.

    Yields:
        Head and rows.
    """
    modes = [result["socket"], result["http"]]
    rows = [
        ("questions at once", [each["at_once"] for each in modes]),
        ("of these with exactly one outcome", [each["at_once_outcomes"] for each in modes]),
        (
            "acknowledged later than a second",
            [
                f"{each['at_once_acks']['late']} of {each['at_once_acks']['count']}"
                for each in modes
            ],
        ),
        ("slowest acknowledgement, s", [each["at_once_acks"]["max_s"] for each in modes]),
        ("acknowledgement of a command meanwhile, s", [each["command_ack_s"] for each in modes]),
        ("questions in a row, with faults", [f"{each['in_a_row']:,}" for each in modes]),
        ("of these with exactly one outcome", [f"{each['in_a_row_outcomes']:,}" for each in modes]),
        ("without any; with more than one", [_none_or_more(each) for each in modes]),
        ("faults injected", [f"{sum(each['faults'].values()):,}" for each in modes]),
        ("memory after the first 500, MiB", [each["rss_mib"][0] for each in modes]),
        ("memory after the last, MiB", [each["rss_mib"][-1] for each in modes]),
    ]
    yield ["", "socket", "http"], [[name, *map(str, values)] for name, values in rows]


def list_typeahead(result: Json) -> Iterator[Table]:
    """Make the table of suggestions while somebody types.

    Args:
        result: Of ``benchmarks.bench_typeahead``.

    Yields:
        Head and rows.
    """
    yield (
        ["documents", "beginnings typed", "median, ms", "95th percentile, ms", "slowest, ms"],
        [
            [
                f"{result['documents']:,}",
                f"{result['typed']:,}",
                str(result["median_ms"]),
                str(result["p95_ms"]),
                str(result["max_ms"]),
            ]
        ],
    )


def _none_or_more(mode: Json) -> str:
    return f"{mode['in_a_row_none']}; {mode['in_a_row_more']}"
