package io.tiebreak.local.functions;

import io.tiebreak.local.yaml.CannotStart;
import java.lang.reflect.Field;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link System#getenv()} answer every function with its own variables and nothing else, whenever it asks and on
 * whichever of its threads. Everybody else keeps seeing the variables of this process.
 */
final class SystemEnvironment extends AbstractMap<String, String> {

    private static boolean installed;

    private final Map<String, String> process;

    private SystemEnvironment(Map<String, String> process) {
        this.process = process;
    }

    static synchronized void install() {
        if (!installed) {
            replace();
            installed = true;
        }
    }

    /** The JDK has no door for this: the map behind its unmodifiable one is exchanged. */
    private static void replace() {
        try {
            Field wrapped = Collections.unmodifiableMap(Map.of()).getClass().getDeclaredField("m");
            wrapped.setAccessible(true);
            Map<String, String> unmodifiable = System.getenv();
            @SuppressWarnings("unchecked")
            Map<String, String> process = (Map<String, String>) wrapped.get(unmodifiable);
            wrapped.set(unmodifiable, new SystemEnvironment(process));
            for (String view : new String[] {"keySet", "entrySet", "values"}) {
                Field cached = unmodifiable.getClass().getDeclaredField(view);
                cached.setAccessible(true);
                cached.set(unmodifiable, null);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CannotStart(
                    "functions need their own environment: start Java with --add-opens java.base/java.util=ALL-UNNAMED",
                    e);
        }
    }

    private Map<String, String> current() {
        return FunctionLoader.current().map(FunctionLoader::environment).orElse(process);
    }

    @Override
    public @Nullable String get(Object key) {
        return current().get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return current().containsKey(key);
    }

    /** Lives longer than the thread that asked for it, so it decides anew each time it is walked. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return current().entrySet().iterator();
            }

            @Override
            public int size() {
                return current().size();
            }
        };
    }
}
