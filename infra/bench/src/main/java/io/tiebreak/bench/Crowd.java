package io.tiebreak.bench;

import io.tiebreak.store.Concurrently;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Callers who each do the next thing as soon as the one before is done. */
record Crowd(int callers, int times) {

    private static final int TURNS = 20;

    /** How many were done a second, all callers together; each is told which one it does. */
    double perSecond(IntConsumer one) {
        return times / seconds(0, times, one);
    }

    /** The same for several ways of doing it, which take turns, so that a program that grows warm or a busy machine favours none. */
    double[] perSecond(List<IntConsumer> ways) {
        double[] seconds = new double[ways.size()];
        for (int turn = 0; turn < TURNS; turn++) {
            for (int way = 0; way < seconds.length; way++) {
                seconds[way] += seconds(times * turn / TURNS, times * (turn + 1) / TURNS, ways.get(way));
            }
        }
        return DoubleStream.of(seconds).map(each -> times / each).toArray();
    }

    private double seconds(int from, int to, IntConsumer one) {
        List<Integer> each = IntStream.range(0, callers).boxed().toList();
        long begun = System.nanoTime();
        Concurrently.each(each, caller -> {
            for (int i = from + caller; i < to; i += callers) {
                one.accept(i);
            }
            return true;
        });
        return (System.nanoTime() - begun) / 1e9;
    }
}
