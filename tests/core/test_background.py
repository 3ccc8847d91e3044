from threading import Event, current_thread

from django_tasks import task, task_backends

from content.core.background import ThreadBackend

BEGUN, MAY_END, ENDED = Event(), Event(), Event()
SEEN = []


@task()
def linger(name):
    SEEN.append((name, current_thread().daemon))
    BEGUN.set()
    MAY_END.wait(5)
    ENDED.set()


def test_nobody_waits_for_a_task_in_a_thread(settings):
    backend = ThreadBackend("default", {})

    backend.enqueue(linger, ["Ada"], {})

    assert BEGUN.wait(5)
    assert (SEEN, ENDED.is_set()) == ([("Ada", True)], False)
    MAY_END.set()
    assert ENDED.wait(5)


def test_tests_run_slow_tasks_in_place():
    assert type(task_backends["slow"]) is type(task_backends["default"])
