package io.tiebreak.local.functions;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** All functions of a template, loaded and constructed. Nothing is left of them when this is closed. */
public final class Functions implements AutoCloseable {

    private final Path folder;
    private final Map<Path, FunctionCode> codes = new HashMap<>();
    private final Map<String, FunctionHost> hosts = new ConcurrentHashMap<>();

    private final Faults faults;
    private final Function<Caller, Map<String, String>> endpoints;
    private final BiConsumer<String, String> logs;

    private Functions(Faults faults, Function<Caller, Map<String, String>> endpoints, BiConsumer<String, String> logs)
            throws IOException {
        this.faults = faults;
        this.endpoints = endpoints;
        this.logs = logs;
        this.folder = Files.createTempDirectory("tiebreak-functions");
    }

    /** Refuses a template whose artifact is missing, before anything is started for it. */
    public static void checkBuilt(Collection<LambdaFunction> functions) {
        functions.forEach(function -> FunctionCode.checkBuilt(function.code()));
    }

    /**
     * Constructs every handler, several at a time.
     *
     * @param faults what goes wrong with the functions' requests
     * @param endpoints the variables that tell a caller where its AWS is
     * @param logs takes what they print: the name of a log group, and a line
     * @throws io.tiebreak.local.yaml.CannotStart naming a function that can't be loaded or constructed
     */
    public static Functions start(
            Collection<LambdaFunction> functions,
            Faults faults,
            Function<Caller, Map<String, String>> endpoints,
            BiConsumer<String, String> logs) {
        SystemEnvironment.install();
        FunctionOutput.install();
        try {
            Functions started = new Functions(faults, endpoints, logs);
            try {
                started.startAll(functions);
                return started;
            } catch (RuntimeException e) {
                started.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a temporary folder", e);
        }
    }

    private void startAll(Collection<LambdaFunction> functions) {
        Executor threads = work -> new Thread(work, "start").start();
        CompletableFuture<?>[] starting = functions.stream()
                .map(function -> {
                    FunctionCode code = code(function.code());
                    return CompletableFuture.runAsync(() -> start(function, code), threads);
                })
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(starting).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
    }

    private void start(LambdaFunction function, FunctionCode code) {
        AtomicInteger instances = new AtomicInteger();
        hosts.put(
                function.logicalId(),
                new FunctionHost(function, () -> instance(function, code, instances.incrementAndGet())));
    }

    private Instance instance(LambdaFunction function, FunctionCode code, int number) {
        Caller caller = Caller.of(function, number, faults);
        Map<String, String> environment = FunctionEnvironment.of(function, endpoints.apply(caller));
        FunctionLoader loader = new FunctionLoader(
                function.logicalId(), code, environment, line -> logs.accept(function.logGroup(), line));
        return new Instance(function, loader, caller);
    }

    private FunctionCode code(Path artifact) {
        return codes.computeIfAbsent(
                artifact.normalize(), path -> FunctionCode.open(path, folder.resolve(Integer.toString(codes.size()))));
    }

    /**
     * One of them.
     *
     * @param logicalId must be a function of the template
     */
    public FunctionHost get(String logicalId) {
        FunctionHost host = hosts.get(logicalId);
        if (host == null) {
            throw new IllegalArgumentException("no function is named " + logicalId);
        }
        return host;
    }

    @Override
    public void close() {
        hosts.values().forEach(FunctionHost::stop);
        try {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + folder, e);
        }
    }
}
