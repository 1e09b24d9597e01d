package io.tiebreak.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several at the same moment. */
final class Together {

    private Together() {}

    /**
     * Returns once all are done.
     *
     * @param calls what each does, counted from 1
     */
    static void run(int count, IntFunction<Callable<Answer>> calls) throws InterruptedException {
        List<Callable<Answer>> all =
                new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(calls).toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(all);
        }
    }
}
