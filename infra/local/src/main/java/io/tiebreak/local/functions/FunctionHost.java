package io.tiebreak.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.yaml.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One function, ready to be invoked by any number of threads at once. */
public final class FunctionHost {

    /** What Lambda carries in either direction. */
    private static final int PAYLOAD_LIMIT = 6 * 1024 * 1024;

    private final LambdaFunction function;
    private final ExecutorService threads;
    private final Handler handler;

    private FunctionHost(LambdaFunction function, ExecutorService threads, Handler handler) {
        this.function = function;
        this.threads = threads;
        this.handler = handler;
    }

    /** Constructs the handler, on a thread that sees exactly what the function may see. */
    static FunctionHost start(LambdaFunction function, FunctionLoader loader) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, function.logicalId());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        try {
            Handler handler = threads.submit(() -> new HandlerLookup(function, loader).find())
                    .get();
            return new FunctionHost(function, threads, handler);
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof CannotStart problem
                    ? problem
                    : new CannotStart(function.place(), function.logicalId() + " can't be loaded: " + e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            throw interrupted(e);
        }
    }

    /** Which function this is. */
    public LambdaFunction function() {
        return function;
    }

    /**
     * Invokes the handler and waits for it, no longer than the function's timeout.
     *
     * @param event JSON
     */
    public Outcome invoke(String event) {
        long timeout = function.timeout().toNanos();
        Context context = new InvocationContext(function, UUID.randomUUID().toString(), System.nanoTime() + timeout);
        Future<Outcome> running = threads.submit(() -> answer(event.getBytes(UTF_8), context));
        try {
            return running.get(timeout, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            log("Task timed out after " + function.timeout().toSeconds() + " seconds");
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            FunctionOutput.trace(function.logicalId(), thrown);
            return new Outcome.Failed(thrown.toString());
        } catch (InterruptedException e) {
            running.cancel(true);
            throw interrupted(e);
        }
    }

    private Outcome answer(byte[] event, Context context) throws Exception {
        if (event.length > PAYLOAD_LIMIT) {
            return new Outcome.Failed("the event is larger than Lambda's 6 MB");
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        handler.handle(new ByteArrayInputStream(event), json, context);
        return json.size() > PAYLOAD_LIMIT
                ? new Outcome.Failed("the answer is larger than Lambda's 6 MB")
                : new Outcome.Answered(json.toString(UTF_8));
    }

    private void log(String line) {
        FunctionOutput.line(function.logicalId(), line);
    }

    void stop() {
        threads.shutdownNow();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a function was at work", e);
    }
}
