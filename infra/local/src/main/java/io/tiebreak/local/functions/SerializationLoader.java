package io.tiebreak.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every function a copy of Lambda's serialization library. The library remembers event classes by name in a static
 * map, which is right for a process that runs one function, and hands one function's classes to another here. The Jackson
 * inside it keeps classes apart and is shared.
 */
final class SerializationLoader extends ClassLoader {

    private static final String LIBRARY = "com.amazonaws.services.lambda.runtime.serialization.";

    SerializationLoader() {
        super(SerializationLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // What both sides talk through has to be the same class on both.
        if (!name.startsWith(LIBRARY) || name.equals(PojoSerializer.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = bytes.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
