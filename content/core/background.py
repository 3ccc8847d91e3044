"""Work that takes longer than anybody waits, where no worker of its own runs."""

from threading import Thread
from typing import Any

from django.db import connections
from django_tasks import TaskResult
from django_tasks.backends.immediate import ImmediateBackend


class ThreadBackend(ImmediateBackend):
    """Runs each task in a thread of this process: it ends with the process, so a task must be able to go on."""

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        Thread(target=self._run, args=[task_result], name=f"task-{task_result.id}", daemon=True).start()

    def _run(self, task_result: TaskResult[Any]) -> None:
        try:
            super()._execute_task(task_result)
        finally:
            connections.close_all()
