package io.tiebreak.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Turns event JSON into a handler's parameter, and its result into JSON, with the managed runtime's own library. */
final class EventJson {

    private final PojoSerializer<Object> input;
    private final PojoSerializer<Object> output;

    EventJson(Class<?> input, Class<?> output, ClassLoader function) {
        ClassLoader library = new SerializationLoader();
        this.input = serializer(input, function, library);
        this.output = serializer(output, function, library);
    }

    Object read(InputStream json) {
        return input.fromJson(json);
    }

    void write(@Nullable Object result, OutputStream json) {
        output.toJson(result, json);
    }

    /** Says {@code LambdaEventSerializers.serializerFor(type, function)}, or its like for other types, in that copy. */
    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Class<?> type, ClassLoader function, ClassLoader library) {
        try {
            if (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
                return (PojoSerializer<Object>) library.loadClass(LambdaEventSerializers.class.getName())
                        .getMethod("serializerFor", Class.class, ClassLoader.class)
                        .invoke(null, type, function);
            }
            Class<?> factory = library.loadClass(JacksonFactory.class.getName());
            Object jackson = factory.getMethod("getInstance").invoke(null);
            return (PojoSerializer<Object>)
                    factory.getMethod("getSerializer", Class.class).invoke(jackson, type);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " can't be read or written as JSON: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the serialization library has changed", e);
        }
    }
}
