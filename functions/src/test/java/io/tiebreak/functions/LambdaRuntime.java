package io.tiebreak.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Events in and answers out as Lambda's runtime makes them: from JSON to objects and back. */
public final class LambdaRuntime {
    private LambdaRuntime() {}

    /** The event a handler gets for this JSON. */
    public static <T> T event(String json, Class<T> type) {
        if (!LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
            return JacksonFactory.getInstance().getSerializer(type).fromJson(json);
        }
        return LambdaEventSerializers.serializerFor(type, LambdaRuntime.class.getClassLoader())
                .fromJson(json);
    }

    /** The JSON that leaves Lambda for what a handler returned. */
    @SuppressWarnings("unchecked")
    public static <T> String answer(T returned) {
        var out = new ByteArrayOutputStream();
        PojoSerializer<T> serializer = JacksonFactory.getInstance().getSerializer((Class<T>) returned.getClass());
        serializer.toJson(returned, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
