package io.tiebreak.local.functions;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads one function's classes, and so marks every thread that works for it: threads get it as their context class
 * loader and hand it on to the threads they start.
 */
final class FunctionLoader extends URLClassLoader {

    private final String function;
    private final Map<String, String> environment;
    private final Consumer<String> log;
    private volatile boolean silenced;

    FunctionLoader(String function, FunctionCode code, Map<String, String> environment, Consumer<String> log) {
        super(function, code.classPath().toArray(URL[]::new), new PlatformLoader());
        this.function = function;
        this.environment = environment;
        this.log = log;
    }

    /** Adds a line to the function's log group, unless the process is dead. */
    void log(String line) {
        if (!silenced) {
            log.accept(line);
        }
    }

    /** What is left of its threads may go on printing; it is logged no more. */
    void silence() {
        silenced = true;
    }

    String function() {
        return function;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The function the current thread works for; empty if it works for none. */
    static Optional<FunctionLoader> current() {
        @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
        while (loader != null && !(loader instanceof FunctionLoader)) {
            loader = loader.getParent();
        }
        return Optional.ofNullable((FunctionLoader) loader);
    }

    /** All a function may share with this JVM: the JDK, and the interfaces Lambda calls it through. */
    private static final class PlatformLoader extends ClassLoader {

        private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
        private static final String LOGGING = RUNTIME + "logging.";

        PlatformLoader() {
            super("lambda", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(LOGGING) || (name.startsWith(RUNTIME) && name.indexOf('.', RUNTIME.length()) < 0)) {
                return Class.forName(name, false, FunctionLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
