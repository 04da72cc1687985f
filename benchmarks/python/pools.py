"""What Python's own pools take for what PythonPoolBenchmark.cs measures. Prints seconds for one unit of the measure."""
import array
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor

SPAWN = multiprocessing.get_context("spawn")


def nothing(value):
    return value


def store(entries, count):
    for number in range(count):
        entries[str(number % 100)] = number


def ready(barrier):
    barrier.wait()


def per_task(workers, work):
    with ProcessPoolExecutor(workers, mp_context=SPAWN) as pool:
        list(pool.map(nothing, range(200)))
        return work(pool)


def timed(action, units):
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) / units


def round_trip():
    return per_task(1, lambda pool: timed(lambda: [pool.submit(nothing, n).result() for n in range(3000)], 3000))


def many():
    return per_task(2, lambda pool: timed(lambda: sum(1 for _ in pool.map(nothing, range(100_000))), 1))


def numbers(count, times):
    values = array.array("d", bytes(8 * count))
    return per_task(1, lambda pool: timed(lambda: [pool.submit(nothing, values).result() for _ in range(times)], times))


def dictionary():
    with SPAWN.Manager() as manager, ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
        entries = manager.dict()
        pool.submit(store, entries, 100).result()
        return timed(lambda: pool.submit(store, entries, 5000).result(), 5000)


def start():
    barrier = SPAWN.Barrier(9)
    began = time.perf_counter()
    with SPAWN.Pool(8, ready, (barrier,)):
        barrier.wait()
        return time.perf_counter() - began


MEASURES = {
    "round-trip": round_trip,
    "many": many,
    "1MB": lambda: numbers(125_000, 100),
    "50MB": lambda: numbers(6_250_000, 5),
    "dictionary": dictionary,
    "start": start,
}

if __name__ == "__main__":
    print(MEASURES[sys.argv[1]]())
