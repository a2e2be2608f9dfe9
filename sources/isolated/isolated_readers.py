"""Readers that work in processes of their own: a file that kills one harms no other."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Final
from weakref import finalize

from sources.errors import MemoryLimitError, ReaderDiedError
from sources.isolated.outcomes import Outcome
from sources.isolated.worker_process import WorkerProcess
from sources.reading import Job, ReadOptions

_MAX_WORKERS: Final = 2  # each may take all the memory that is allowed
_AHEAD: Final = 2  # files per worker that are read before somebody takes them


class IsolatedReaders:
    """Readers that work in other processes, with limits to their time and memory.

    Processes start when there is something to read and end with this object, with ``close``, or
    with this process, however that ends.

    Attributes:
        options: How files are read.
    """

    def __init__(
        self,
        options: ReadOptions | None = None,
        *,
        workers: int | None = None,
        reader: str = "sources.read_here:read_job",
    ) -> None:
        """Take how files are read; nothing is started yet.

        Args:
            options: How files are read, with their limits.
            workers: How many processes read at once; None for as many as suit the machine.
            reader: What reads a file there, as ``module:function``; it takes a Job and
                ReadOptions, and returns a Read or raises a DocumentError or OSError.
        """
        self.options = options or ReadOptions()
        self._workers = workers or min(_MAX_WORKERS, os.cpu_count() or 1)
        self._start = partial(WorkerProcess, reader)
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="reader")
        self._idle: LifoQueue[WorkerProcess] = LifoQueue()
        self._close = finalize(self, _close_all, self._idle)

    def read_all(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """See ``Readers.read_all``; some files are read before they are asked for."""
        under_way: deque[_Task] = deque()
        try:
            for job in jobs:
                under_way.append(self._begin(job))
                if len(under_way) > self._workers * _AHEAD:
                    yield under_way[0].outcome.result()
                    under_way.popleft()  # only now: an interruption is to stop this one too
            while under_way:
                yield under_way[0].outcome.result()
                under_way.popleft()
        finally:
            for task in under_way:
                task.abandon()

    def close(self) -> None:
        """End the processes, as soon as what they read now is done; nothing is read any more."""
        self._threads.shutdown(cancel_futures=True)
        self._close()

    def _begin(self, job: Job) -> "_Task":
        if isinstance(job.content, Path):
            job = replace(job, content=job.content.absolute())
        task = _Task(job, self.options, self._idle, self._start)
        task.outcome = self._threads.submit(task.run)
        return task


class _Task:
    """One file to read.

    Attributes:
        outcome: What becomes of it.
    """

    outcome: "Future[Outcome]"

    def __init__(
        self,
        job: Job,
        options: ReadOptions,
        idle: "LifoQueue[WorkerProcess]",
        start: Callable[[], WorkerProcess],
    ) -> None:
        self._job = job
        self._options = options
        self._idle = idle
        self._start = start
        self._lock = Lock()
        self._worker: WorkerProcess | None = None
        self._is_abandoned = False

    def run(self) -> Outcome:
        """Read the file in a process that is free, or in a new one.

        What earlier files have left in a process is not to decide over this one: where it dies
        or lacks memory and was not new, the file gets a new one.

        Returns:
            What became of the file.
        """
        worker = _take_idle(self._idle)
        try:
            if worker is not None:
                outcome = self._read_in(worker)
                is_final = not isinstance(outcome, ReaderDiedError | MemoryLimitError)
                if is_final or self._is_abandoned:
                    return outcome
            return self._read_in(self._start())
        except OSError as error:  # no further process can be started
            return error

    def abandon(self) -> None:
        """Stop reading: nobody wants to know any more."""
        self.outcome.cancel()
        with self._lock:
            self._is_abandoned = True
            if self._worker is not None:
                self._worker.end()

    def _read_in(self, worker: WorkerProcess) -> Outcome:
        with self._lock:
            self._worker = worker
            if self._is_abandoned:
                worker.end()
        try:
            return worker.read(self._job, self._options)
        finally:
            with self._lock:
                self._worker = None
            if worker.is_over:
                worker.close()
            else:
                self._idle.put(worker)


def _take_idle(idle: "LifoQueue[WorkerProcess]") -> WorkerProcess | None:
    while True:
        try:
            worker = idle.get_nowait()
        except Empty:
            return None
        if not worker.has_ended:
            return worker
        worker.close()


def _close_all(idle: "LifoQueue[WorkerProcess]") -> None:
    while (worker := _take_idle(idle)) is not None:
        worker.close()
