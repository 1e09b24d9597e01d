package io.tiebreak.local.functions;

import io.tiebreak.local.template.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/** All functions of a template, loaded and constructed. Nothing is left of them when this is closed. */
public final class Functions implements AutoCloseable {

    private final Path folder;
    private final Map<Path, FunctionCode> codes = new HashMap<>();
    private final List<FunctionLoader> loaders = new ArrayList<>();
    private final Map<String, FunctionHost> hosts = new HashMap<>();

    private Functions() throws IOException {
        this.folder = Files.createTempDirectory("tiebreak-functions");
    }

    /** Refuses a template whose artifact is missing, before anything is started for it. */
    public static void checkBuilt(Collection<LambdaFunction> functions) {
        functions.forEach(function -> FunctionCode.checkBuilt(function.code()));
    }

    /**
     * Constructs every handler, several at a time.
     *
     * @param dynamoDb where each function finds DynamoDB
     * @throws io.tiebreak.local.yaml.CannotStart naming the first function that can't be loaded or constructed
     */
    public static Functions start(Collection<LambdaFunction> functions, Function<LambdaFunction, URI> dynamoDb) {
        SystemEnvironment.install();
        FunctionOutput.install();
        try {
            Functions started = new Functions();
            try {
                started.startAll(functions, dynamoDb);
                return started;
            } catch (RuntimeException e) {
                started.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a temporary folder", e);
        }
    }

    private void startAll(Collection<LambdaFunction> functions, Function<LambdaFunction, URI> dynamoDb) {
        Executor threads = work -> new Thread(work, "start").start();
        Map<String, CompletableFuture<FunctionHost>> starting = new HashMap<>();
        for (LambdaFunction function : functions) {
            Map<String, String> environment = FunctionEnvironment.of(function, dynamoDb.apply(function));
            FunctionLoader loader = new FunctionLoader(function.logicalId(), code(function.code()), environment);
            loaders.add(loader);
            starting.put(
                    function.logicalId(),
                    CompletableFuture.supplyAsync(() -> FunctionHost.start(function, loader), threads));
        }
        try {
            starting.forEach((name, host) -> hosts.put(name, host.join()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
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
            for (FunctionLoader loader : loaders) {
                loader.close();
            }
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
