from content.translations.reports import FAILURES_KEPT, Failure, Report

FAILURE = Failure(7, "ar", "title", "CHANGED")


def test_a_report_is_stored_whole():
    report = Report("BUDGET", 1, 2, 3, 1, (FAILURE,), (4, 5))

    assert Report.from_json(report.to_json()) == report


def test_a_report_of_nothing():
    assert Report.from_json({}) == Report()


def test_more_is_counted():
    assert Report(texts=1, characters=10).plus(texts=2, characters=-3, published=4) == Report(
        texts=3, characters=7, published=4
    )


def test_of_very_many_failures_the_first_are_kept():
    report = Report().but_not([FAILURE] * FAILURES_KEPT).but_not([FAILURE])

    assert (report.failed, len(report.failures)) == (FAILURES_KEPT + 1, FAILURES_KEPT)


def test_going_on_forgets_why_it_ended():
    assert Report("BUDGET", texts=1).going_on() == Report(texts=1)
