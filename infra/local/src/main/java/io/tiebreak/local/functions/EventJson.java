package io.tiebreak.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Turns event JSON into a handler's parameter, and its result into JSON, with the managed runtime's own library. */
final class EventJson {

    private final PojoSerializer<Object> input;
    private final PojoSerializer<Object> output;

    EventJson(Class<?> input, Class<?> output, ClassLoader loader) {
        this.input = serializer(input, loader);
        this.output = serializer(output, loader);
    }

    Object read(InputStream json) {
        return input.fromJson(json);
    }

    void write(@Nullable Object result, OutputStream json) {
        output.toJson(result, json);
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Class<?> type, ClassLoader loader) {
        return (PojoSerializer<Object>)
                (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                        ? LambdaEventSerializers.serializerFor(type, loader)
                        : JacksonFactory.getInstance().getSerializer(type));
    }
}
