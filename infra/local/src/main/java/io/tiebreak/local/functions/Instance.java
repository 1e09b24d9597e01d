package io.tiebreak.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.yaml.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A function's process as far as the function can tell: its own classes, threads and way to AWS. */
final class Instance {

    /** What Lambda carries in either direction. */
    private static final int PAYLOAD_LIMIT = 6 * 1024 * 1024;

    private final LambdaFunction function;
    private final FunctionLoader loader;
    private final Caller caller;
    private final ExecutorService threads;
    private final Handler handler;
    private final AtomicInteger invocations = new AtomicInteger();

    /** Constructs the handler, on a thread that sees exactly what the function may see. */
    Instance(LambdaFunction function, FunctionLoader loader, Caller caller) {
        this.function = function;
        this.loader = loader;
        this.caller = caller;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, function.logicalId());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        try {
            this.handler = threads.submit(() -> new HandlerLookup(function, loader).find())
                    .get();
        } catch (ExecutionException e) {
            end();
            throw e.getCause() instanceof CannotStart problem
                    ? problem
                    : new CannotStart(function.place(), function.logicalId() + " can't be loaded: " + e.getCause());
        } catch (InterruptedException e) {
            end();
            throw interrupted(e);
        }
    }

    boolean isBusy() {
        return invocations.get() > 0;
    }

    /** Has to be followed by {@link #invoke}, and says before that somebody will be at work here. */
    Instance claimed() {
        invocations.incrementAndGet();
        return this;
    }

    Outcome invoke(String event, Trace trace) {
        try {
            return await(event, trace, new CompletableFuture<>());
        } finally {
            invocations.decrementAndGet();
        }
    }

    /** Invokes the handler and dies of the next request after so many, or before it answers if it makes fewer. */
    Outcome invokeAndDie(String event, Trace trace, int requests) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Outcome exit = new Outcome.Failed(
                "Runtime.ExitError",
                "RequestId: " + UUID.randomUUID() + " Error: Runtime exited with error: signal: killed");
        caller.dieAfter(requests, () -> {
            loader.silence();
            outcome.complete(exit);
        });
        try {
            await(event, trace, outcome);
            return exit;
        } finally {
            FunctionOutput.line(loader, "killed on purpose, " + requests + " requests into an event");
            end();
        }
    }

    private Outcome await(String event, Trace trace, CompletableFuture<Outcome> outcome) {
        long timeout = function.timeout().toNanos();
        String requestId = UUID.randomUUID().toString();
        InvocationContext context =
                new InvocationContext(function, requestId, trace.ofInvocation(), System.nanoTime() + timeout);
        Future<?> work = threads.submit(() -> answer(event.getBytes(UTF_8), context, outcome));
        try {
            return outcome.get(timeout, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            FunctionOutput.line(
                    loader, "Task timed out after " + function.timeout().toSeconds() + " seconds");
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            FunctionOutput.trace(loader, thrown);
            return new Outcome.Failed(
                    thrown.getClass().getName(), Objects.requireNonNullElse(thrown.getLocalizedMessage(), ""));
        } catch (InterruptedException e) {
            work.cancel(true);
            throw interrupted(e);
        }
    }

    private void answer(byte[] event, InvocationContext context, CompletableFuture<Outcome> outcome) {
        try {
            outcome.complete(answer(event, context));
        } catch (Throwable thrown) {
            outcome.completeExceptionally(thrown);
        }
    }

    private Outcome answer(byte[] event, InvocationContext context) throws Exception {
        if (event.length > PAYLOAD_LIMIT) {
            return new Outcome.Failed("RequestEntityTooLargeException", "the event is larger than Lambda's 6 MB");
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        handler.handle(new ByteArrayInputStream(event), json, context);
        return json.size() > PAYLOAD_LIMIT
                ? new Outcome.Failed("Function.ResponseSizeTooLarge", "the answer is larger than Lambda's 6 MB")
                : new Outcome.Answered(json.toString(UTF_8));
    }

    /** Ends the process: what is left of its threads reaches nothing any more. */
    void end() {
        caller.die();
        threads.shutdownNow();
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't close the code of " + function.logicalId(), e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a function was at work", e);
    }
}
