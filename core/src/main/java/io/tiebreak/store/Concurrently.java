package io.tiebreak.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a store several things at once, where one after the other would take too long. */
public final class Concurrently {
    private Concurrently() {}

    /**
     * Asks them all and waits for all answers.
     *
     * @return the answers, in the order of the questions
     * @throws RuntimeException what the first question in that order failed with, when all have ended
     */
    public static <Q, A> List<A> each(List<Q> questions, Function<Q, A> ask) {
        if (questions.size() == 1) {
            return List.of(ask.apply(questions.getFirst()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<A>> asked = questions.stream()
                    .map(question -> threads.submit(() -> ask.apply(question)))
                    .toList();
            List<A> answers = new ArrayList<>();
            for (Future<A> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unanswered(e);
        }
    }

    /** The same with no more than so many questions under way at a time. */
    public static <Q, A> List<A> inPortions(int size, List<Q> questions, Function<Q, A> ask) {
        List<A> answers = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += size) {
            answers.addAll(each(questions.subList(from, Math.min(questions.size(), from + size)), ask));
        }
        return answers;
    }
}
