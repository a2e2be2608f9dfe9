"""Keeps small sums in the caller's thread."""

from functools import cache

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # has no types


@cache
def stay_in_one_thread() -> None:
    """Keep NumPy's products of matrices in the caller's thread, from now on.

    They are small. On a busy machine another thread takes 10 ms to wake up, and a product that
    takes half a millisecond by itself took 12. torch, which has threads of its own, keeps them.
    """
    threadpool_limits(limits=1, user_api="blas")
