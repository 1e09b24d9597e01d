package io.tiebreak.bench;

import io.tiebreak.store.Concurrently;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Callers who each do the next thing as soon as the one before is done. */
record Crowd(int callers, int times) {

    /** How many were done a second, all callers together; each is told which one it does. */
    double perSecond(IntConsumer one) {
        List<Integer> each = IntStream.range(0, callers).boxed().toList();
        long begun = System.nanoTime();
        Concurrently.each(each, caller -> {
            for (int i = caller; i < times; i += callers) {
                one.accept(i);
            }
            return true;
        });
        return times / ((System.nanoTime() - begun) / 1e9);
    }
}
